import { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';
import { refuse } from './problems.ts';
import { beginWay } from './start-application.ts';

/** It has been paid for: the way of its service begins. Refuses `application.unknown` and `application.not-to-pay`. */
export const releaseApplication = defineCommand({
  name: 'applications.release',
  input: z.strictObject({ application: z.uuid() }),
  async run(step: ApplicationStep, { application }) {
    const row = await step.tx
      .selectFrom('application')
      .selectAll()
      .where('tenant', '=', step.tenant)
      .where('id', '=', application)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw refuse('application.unknown');
    if (row.state !== 'to-pay') throw refuse('application.not-to-pay');
    const begun = await beginWay(step, { id: row.id, caseId: row.case_id, service: row.service_key });
    const data = { application: row.id, service: row.service_key, state: begun.state };
    return {
      value: { state: begun.state },
      journal: [applicationEntry(row.case_id, 'application.released', data), ...begun.entries] as const,
    };
  },
});
