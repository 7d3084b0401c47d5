import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { writeMessage } from './add-message.ts';
import { requireCase } from './require-case.ts';
import { bodySchema } from './rules.ts';
import type { CaseTables } from './tables.ts';

/** A note of the office for the office. An agent may leave one without opening the case: it shows nothing. */
export const writeNote = defineCommand({
  name: 'cases.write-note',
  input: z.strictObject({ caseId: z.uuid(), body: bodySchema }),
  async run(step: Step<CaseTables>, input) {
    const row = await requireCase(step, input.caseId);
    return {
      value: {},
      journal: [await writeMessage(step, row.id, { direction: 'internal', body: input.body })],
    };
  },
});
