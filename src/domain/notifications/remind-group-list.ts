import { z } from 'zod';
import type { CaseTables } from '#domain/cases/index.ts';
import type { VisitTables } from '#domain/visits/index.ts';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import type { Db } from '#platform/db/pool.ts';
import type { Tick } from '#platform/jobs/reaction.ts';
import { refuse } from './problems.ts';

/** The home is reminded this long before its list closes. */
const leadHours = 24;

/** A group date's list closes soon: an entry, so that the home hears of it once per closing time. */
export const remindGroupList = defineCommand({
  name: 'notifications.remind-group-list',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: Step<Pick<VisitTables, 'group_date'>>, input) {
    const row = await step.tx
      .selectFrom('group_date')
      .select('closes_at')
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', input.caseId)
      .executeTakeFirst();
    if (!row?.closes_at || row.closes_at <= step.now) throw refuse('notice.unknown');
    return {
      value: {},
      journal: [
        {
          type: 'group-date.list-closing',
          subject: { kind: 'case', id: input.caseId },
          data: { closesAt: row.closes_at },
          visibility: 'applicant',
        },
      ],
    };
  },
});

export const groupListTick: Tick = {
  name: 'notifications.group-list',
  async run({ tenant, now, read, execute }) {
    const until = new Date(Date.parse(now) + leadHours * 3_600_000).toISOString();
    const closing = await read((db: Db<Pick<VisitTables, 'group_date'> & Pick<CaseTables, 'case_file'>>) =>
      db
        .selectFrom('group_date')
        .innerJoin('case_file', (join) =>
          join.onRef('case_file.tenant', '=', 'group_date.tenant').onRef('case_file.id', '=', 'group_date.case_id'),
        )
        .select(['group_date.case_id', 'group_date.closes_at'])
        .where('group_date.tenant', '=', tenant)
        .where('case_file.state', '<>', 'ended')
        .where('group_date.closes_at', '>', now)
        .where('group_date.closes_at', '<=', until)
        .execute(),
    );
    // The id names the closing time: a moved date is reminded of anew, the same one once.
    for (const row of closing)
      await execute(remindGroupList, { caseId: row.case_id }, `${row.case_id}:${row.closes_at}`);
  },
};
