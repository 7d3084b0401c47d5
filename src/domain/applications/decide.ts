import { z } from 'zod';
import { bodySchema, changeCase, finishTasks, writeMessage } from '#domain/cases/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';
import { endIfComplete } from './end-case.ts';
import { refuse } from './problems.ts';
import { requireApplication } from './require-application.ts';
import { declinedAs, declineGrounds, mayDecide } from './rules.ts';

/**
 * A caseworker decides an application: one no system takes in, or one the system turned down. Approved, the document is
 * issued next. Declined with a ground (a code) and, in words, what the resident should know, the case ends.
 */
export const decideApplication = defineCommand({
  name: 'applications.decide',
  input: z.strictObject({
    application: z.uuid(),
    decision: z.enum(['approve', 'decline']),
    ground: z.enum(declineGrounds).optional(),
    message: bodySchema.optional(),
  }),
  async run(step: ApplicationStep, input) {
    const { file, row } = await requireApplication(step, input.application);
    if (file.state === 'ended' || !mayDecide(row.state)) throw refuse('application.not-to-decide');
    const approved = input.decision === 'approve';
    const { ground } = input;
    if (!approved && ground === undefined) throw refuse('application.ground-missing', { field: 'ground' });
    await step.tx
      .updateTable('application')
      .set({
        state: approved ? 'delivered' : 'refused',
        // Decided here: the case's own number is the reference.
        reference: approved ? file.number : null,
        refusal: approved || ground === undefined ? null : declinedAs(ground),
        changed_at: step.now,
      })
      .where('tenant', '=', step.tenant)
      .where('id', '=', row.id)
      .execute();
    const data = { application: row.id, service: row.service_key };
    const decided = approved
      ? applicationEntry(file.id, 'application.approved', { ...data, reference: file.number })
      : applicationEntry(file.id, 'application.declined', { ...data, ground: input.ground ?? '' });
    const said: Entry[] =
      input.message === undefined
        ? []
        : [await writeMessage(step, file.id, { direction: 'to-resident', body: input.message })];
    const settled = await finishTasks(step, file.id, ['application-decision', 'application-refused'], 'done');
    const ended = approved
      ? await endIfComplete(step, file.id)
      : await endDeclined(step, file.id, row.source, input.ground);
    return { value: {}, journal: [decided, ...said, ...settled, ...(ended ? [ended] : [])] as const };
  },
});

/** A visit may have brought more than this one application: its case is then ended by hand. */
async function endDeclined(
  step: ApplicationStep,
  caseId: string,
  source: string,
  ground: string | undefined,
): Promise<Entry | undefined> {
  if (source === 'visit') return undefined;
  return changeCase(step, caseId, { state: 'ended', outcome: 'refused', ground });
}
