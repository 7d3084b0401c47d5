import { z } from 'zod';
import { finishTasks } from '#domain/cases/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';
import { refuse } from './problems.ts';
import { requireApplication } from './require-application.ts';
import { maySendAgain } from './rules.ts';

/** A caseworker has cleared it up: the application goes out once more, under its old key. */
export const sendAgain = defineCommand({
  name: 'applications.send-again',
  input: z.strictObject({ application: z.uuid() }),
  async run(step: ApplicationStep, input) {
    const { file, row } = await requireApplication(step, input.application);
    if (file.state === 'ended' || !maySendAgain(row.state)) throw refuse('application.not-to-send');
    await step.tx
      .updateTable('application')
      .set({ state: 'waiting', refusal: null, changed_at: step.now })
      .where('tenant', '=', step.tenant)
      .where('id', '=', row.id)
      .execute();
    const data = { application: row.id, service: row.service_key };
    const sent = applicationEntry(row.case_id, 'application.sent-again', data);
    return { value: {}, journal: [sent, ...(await finishWhenCleared(step, row.case_id))] };
  },
});

/** The task stays while another application of the case is still refused. */
async function finishWhenCleared(step: ApplicationStep, caseId: string): Promise<Entry[]> {
  const refused = await step.tx
    .selectFrom('application')
    .select('id')
    .where('tenant', '=', step.tenant)
    .where('case_id', '=', caseId)
    .where('state', '=', 'refused')
    .limit(1)
    .execute();
  return refused.length > 0 ? [] : finishTasks(step, caseId, ['application-refused'], 'done');
}
