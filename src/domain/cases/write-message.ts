import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { writeMessage } from './add-message.ts';
import type { TownTables } from './due-time.ts';
import { requireOpenedCase } from './require-case.ts';
import { bodySchema } from './rules.ts';
import { keepPromises } from './settle-promises.ts';
import { finishTasks } from './settle-tasks.ts';
import type { CaseTables } from './tables.ts';
import { tellOffice } from './tell-office.ts';

/** The resident writes to the office, or the office to the resident. An answer settles what was waiting for it. */
export const writeCaseMessage = defineCommand({
  name: 'cases.write-message',
  input: z.strictObject({ caseId: z.uuid(), body: bodySchema }),
  async run(step: Step<CaseTables & TownTables>, input) {
    const row = await requireOpenedCase(step, input.caseId, { lock: true });
    const direction = step.actor.kind === 'resident' ? 'to-office' : 'to-resident';
    const written = await writeMessage(step, row.id, { direction, body: input.body });
    const after =
      direction === 'to-office'
        ? await tellOffice(step, row)
        : [
            ...(await finishTasks(step, row.id, ['message', 'message-after-end'], 'answered')),
            ...(await keepPromises(step, row.id, ['answer'])),
          ];
    return { value: {}, journal: [written, ...after] };
  },
});
