import { z } from 'zod';
import { readTown } from '#domain/identity/index.ts';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import type { TownTables } from './due-time.ts';
import { refuse } from './problems.ts';
import { requireCase } from './require-case.ts';
import { retentionOver } from './rules.ts';
import type { CaseTables } from './tables.ts';

/**
 * The retention period is over: people, messages, papers and places in lists go (Art. 17 GDPR), case and journal stay.
 * The entry is the proof. Other slices with personal data of the case react to it.
 */
export const erasePersonalData = defineCommand({
  name: 'cases.erase-personal-data',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: Step<CaseTables & TownTables>, input) {
    const row = await requireCase(step, input.caseId, { lock: true });
    const { value: town } = await readTown(step.tx, step.tenant);
    const over = retentionOver(row.ended_at, town.retention[row.retention_class], step.now);
    if (!over || (await hasOpenTask(step, row.id))) throw refuse('case.retention-running');
    const papers = await remove(step, 'paper', row.id);
    const messages = await remove(step, 'case_message', row.id);
    await remove(step, 'contact_change', row.id);
    await remove(step, 'case_account', row.id);
    const parties = await remove(step, 'party', row.id);
    return {
      value: { parties, messages, papers },
      journal: [
        {
          type: 'case.personal-data-erased',
          subject: { kind: 'case', id: row.id },
          data: { class: row.retention_class, parties, messages, papers },
          visibility: 'department',
        },
      ],
    };
  },
});

async function remove(
  step: Step<CaseTables>,
  table: 'paper' | 'case_message' | 'contact_change' | 'case_account' | 'party',
  caseId: string,
): Promise<number> {
  const gone = await step.tx
    .deleteFrom(table)
    .where('tenant', '=', step.tenant)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

async function hasOpenTask(step: Step<CaseTables>, caseId: string): Promise<boolean> {
  const row = await step.tx
    .selectFrom('task')
    .select('id')
    .where('tenant', '=', step.tenant)
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row !== undefined;
}
