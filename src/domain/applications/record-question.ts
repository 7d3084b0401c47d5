import { z } from 'zod';
import { requireCase } from '#domain/cases/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import type { ApplicationStep } from './application-step.ts';
import { openQuestion, registerOperations } from './open-question.ts';
import { searchTerm } from './register-rules.ts';
import { codeSchema } from './rules.ts';

/** The product itself is going to ask the register, for an application. Recorded before the question leaves. */
export const recordQuestion = defineCommand({
  name: 'applications.record-question',
  input: z.strictObject({
    caseId: z.uuid(),
    application: z.uuid(),
    operation: z.enum(registerOperations),
    purpose: codeSchema,
    term: searchTerm,
  }),
  async run(step: ApplicationStep, input) {
    const file = await requireCase(step, input.caseId);
    const { id, entry } = await openQuestion(step, { ...input, caseId: file.id });
    return { value: { question: id }, journal: [entry] };
  },
});
