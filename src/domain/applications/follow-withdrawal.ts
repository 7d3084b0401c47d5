import { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';

/** The case was withdrawn: what has not been delivered is withdrawn with it. What has arrived cannot be called back. */
export const followWithdrawal = defineCommand({
  name: 'applications.follow-withdrawal',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: ApplicationStep, { caseId }) {
    const rows = await step.tx
      .updateTable('application')
      .set({ state: 'withdrawn', changed_at: step.now })
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', caseId)
      .where('state', 'in', ['to-pay', 'waiting', 'on-desk', 'refused', 'set-aside'])
      .returning(['id', 'service_key'])
      .execute();
    const entries = rows.map((row) =>
      applicationEntry(caseId, 'application.withdrawn', { application: row.id, service: row.service_key }),
    );
    const [first = applicationEntry(caseId, 'application.none-to-withdraw', {}, 'department'), ...rest] = entries;
    return { value: { withdrawn: rows.length }, journal: [first, ...rest] as const };
  },
});
