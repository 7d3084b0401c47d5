import { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';
import { refuse } from './problems.ts';
import { personsAnswered } from './register-rules.ts';
import { codeSchema } from './rules.ts';

export const questionStates = ['answered', 'nobody', 'ambiguous', 'refused', 'contradicts', 'unavailable'] as const;
export type QuestionState = (typeof questionStates)[number];

/** What the register answered: codes for the journal, the plain answer (when there is one) beside the search term. */
export const recordRegisterAnswer = defineCommand({
  name: 'applications.record-register-answer',
  input: z.strictObject({
    question: z.uuid(),
    state: z.enum(questionStates),
    codes: z.array(codeSchema).max(50).default([]),
    answer: personsAnswered.optional(),
  }),
  async run(step: ApplicationStep, input) {
    const row = await step.tx
      .selectFrom('register_question')
      .select(['id', 'case_id', 'operation'])
      .where('tenant', '=', step.tenant)
      .where('id', '=', input.question)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw refuse('register.question-unknown');
    await step.tx
      .updateTable('register_question')
      .set({ state: input.state, codes: input.codes, answered_at: step.now })
      .where('tenant', '=', step.tenant)
      .where('id', '=', row.id)
      .execute();
    if (input.answer !== undefined)
      await step.tx
        .updateTable('register_term')
        .set({ answer: JSON.stringify(input.answer) })
        .where('tenant', '=', step.tenant)
        .where('question_id', '=', row.id)
        .execute();
    const data = { question: row.id, operation: row.operation, state: input.state, codes: input.codes };
    return { value: {}, journal: [applicationEntry(row.case_id, 'register.answered', data, 'department')] };
  },
});
