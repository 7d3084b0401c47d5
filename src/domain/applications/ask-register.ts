import { z } from 'zod';
import { requireOpenedCase } from '#domain/cases/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import { dateSchema } from '#platform/values/date.ts';
import { namePartSchema } from '#platform/values/person-name.ts';
import type { ApplicationStep } from './application-step.ts';
import { openQuestion } from './open-question.ts';
import { refuse } from './problems.ts';
import { askPurposes } from './register-rules.ts';

/**
 * A caseworker asks the register for a person, in a case and for a purpose. A reaction asks; the answer then lies beside
 * the question. While one question of the case is unanswered there is no second: `register.asking-already`.
 */
export const askRegister = defineCommand({
  name: 'applications.ask-register',
  input: z.strictObject({
    caseId: z.uuid(),
    purpose: z.enum(askPurposes),
    familyName: namePartSchema,
    givenName: namePartSchema.optional(),
    birthDate: dateSchema,
  }),
  async run(step: ApplicationStep, { caseId, purpose, ...term }) {
    const file = await requireOpenedCase(step, caseId, { lock: true });
    const waiting = await step.tx
      .selectFrom('register_question')
      .select('id')
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', file.id)
      .where('operation', '=', 'ask-person')
      .where('state', '=', 'asked')
      .executeTakeFirst();
    if (waiting) throw refuse('register.asking-already');
    const { id, entry } = await openQuestion(step, { caseId: file.id, operation: 'ask-person', purpose, term });
    return { value: { question: id }, journal: [entry] };
  },
});
