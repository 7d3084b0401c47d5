import { z } from 'zod';
import { attachPaper, openCase, openTask, partySchema, writeMessage } from '#domain/cases/index.ts';
import { readTown } from '#domain/identity/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { dueInServiceTime } from '#platform/values/working-time.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';
import type { InboxRow } from './fit-connect-tables.ts';
import { verdictSchema } from './fit-connect-verdict.ts';
import { insertApplication } from './insert-application.ts';
import { refuse } from './problems.ts';
import { readApplicationSettings } from './settings.ts';
import { beginWay } from './start-application.ts';

/** Hours of service time until somebody has looked at what others answered in our place: two days. */
const hoursToLook = 48;

/**
 * A submission that holds becomes a case of the town: the person, what was applied for as an application with its
 * answers, the data and the attachments as papers, and somebody's work. The event that tells the sender is decided with
 * it. Refuses `fit-connect.step-taken`: a submission is one case, however often it comes.
 */
export const takeReceived = defineCommand({
  name: 'applications.take-received',
  input: z.strictObject({
    submission: z.uuid(),
    service: z.string().min(1),
    schemaUri: z.string().min(1).max(500),
    person: partySchema,
    answers: z.unknown(),
    /** What a person reads of it. */
    text: z.string().min(1).max(5000),
    papers: z
      .array(z.strictObject({ name: z.string(), mediaType: z.string(), size: z.int(), blob: z.string() }))
      .max(100),
    verdict: verdictSchema,
    jti: z.uuid(),
    replyKey: z.unknown().optional(),
    replyStandard: z.string().max(300).optional(),
  }),
  async run(step: ApplicationStep, input) {
    const row = await lockInbox(step, input.submission);
    if (row.step !== 'seen') throw refuse('fit-connect.step-taken');
    const { value: settings } = await readApplicationSettings(step.tx, step.tenant);
    const { value: town } = await readTown(step.tx, step.tenant);
    const earlier = await earlierCase(step, row);
    const { caseId, number, entry } = await openCase(step, {
      kind: 'application',
      channel: 'machine',
      serviceKeys: [input.service],
      lang: 'de',
      organisation: settings.organisation ?? town.visitsOrganisation,
      parties: [input.person],
      followsCase: earlier,
      retentionClass: 'application',
    });
    const application = await insertApplication(step, {
      caseId,
      service: input.service,
      source: 'fit-connect',
      sourceId: input.submission,
      answered: { form: input.schemaUri, version: 0, answers: input.answers },
    });
    const begun = await beginWay(step, { id: application, caseId, service: input.service, source: 'fit-connect' });
    const papers: Entry[] = [];
    for (const paper of input.papers) {
      const { journal } = await attachPaper.run(step, { caseId, ...paper, visibility: 'applicant' });
      papers.push(...journal);
    }
    await step.tx
      .updateTable('fit_connect_inbox')
      .set({
        step: 'taken',
        case_id: caseId,
        event: JSON.stringify(input.verdict),
        event_jti: input.jti,
        reply_key: input.replyKey === undefined ? null : JSON.stringify(input.replyKey),
        reply_standard: input.replyStandard ?? null,
        changed_at: step.now,
      })
      .where('tenant', '=', step.tenant)
      .where('submission_id', '=', row.submission_id)
      .execute();
    const data = { application, service: input.service };
    return {
      value: { caseId, number, application },
      journal: [
        entry,
        applicationEntry(caseId, 'fit-connect.taken', { ...data, submission: row.submission_id }, 'department'),
        applicationEntry(caseId, 'application.submitted', { ...data, form: 'fit-connect', state: begun.state }),
        await writeMessage(step, caseId, { direction: 'to-office', body: input.text }),
        ...papers,
        ...begun.entries,
      ] as const,
    };
  },
});

/** A further submission in a case we know follows its first one. */
async function earlierCase(step: ApplicationStep, row: InboxRow): Promise<string | undefined> {
  const earlier = await step.tx
    .selectFrom('fit_connect_inbox')
    .select('case_id')
    .where('tenant', '=', step.tenant)
    .where('fit_case_id', '=', row.fit_case_id)
    .where('case_id', 'is not', null)
    .orderBy('seen_at')
    .executeTakeFirst();
  return earlier?.case_id ?? undefined;
}

/** A submission that does not hold: nothing of it is kept but that it came and what was wrong with it. */
export const turnDownReceived = defineCommand({
  name: 'applications.turn-down-received',
  input: z.strictObject({ submission: z.uuid(), verdict: verdictSchema, jti: z.uuid() }),
  async run(step: ApplicationStep, { submission, verdict, jti }) {
    const row = await lockInbox(step, submission);
    if (row.step !== 'seen') throw refuse('fit-connect.step-taken');
    await step.tx
      .updateTable('fit_connect_inbox')
      .set({ step: 'turned-down', event: JSON.stringify(verdict), event_jti: jti, changed_at: step.now })
      .where('tenant', '=', step.tenant)
      .where('submission_id', '=', row.submission_id)
      .execute();
    const codes = verdict.kind === 'reject' ? verdict.problems.map(({ type }) => type.split('/').at(-1) ?? '') : [];
    return {
      value: {},
      journal: [
        {
          type: 'fit-connect.turned-down',
          subject: { kind: 'fit-connect-submission', id: row.submission_id },
          data: { codes: [...new Set(codes)] },
          visibility: 'department',
        },
      ],
    };
  },
});

/**
 * The sender's side has our answer. `overtaken`: it had been answered by others before us; where a case was opened
 * already, somebody tells the applicant.
 */
export const settleReceived = defineCommand({
  name: 'applications.settle-received',
  input: z.strictObject({ submission: z.uuid(), outcome: z.enum(['said', 'overtaken']) }),
  async run(step: ApplicationStep, { submission, outcome }) {
    const row = await lockInbox(step, submission);
    if (row.step !== 'taken' && row.step !== 'turned-down') throw refuse('fit-connect.step-taken');
    await step.tx
      .updateTable('fit_connect_inbox')
      .set({ step: 'answered', changed_at: step.now })
      .where('tenant', '=', step.tenant)
      .where('submission_id', '=', row.submission_id)
      .execute();
    const subject = { kind: 'fit-connect-submission', id: row.submission_id };
    const said: Entry = { type: 'fit-connect.answered', subject, data: { outcome }, visibility: 'department' };
    if (outcome === 'said' || row.case_id === null) return { value: {}, journal: [said] };
    const { value: town } = await readTown(step.tx, step.tenant);
    const { due } = dueInServiceTime(step.now, hoursToLook, town.calendar);
    const data = { submission: row.submission_id, code: 'answered-by-others' };
    const task = { kind: 'fit-connect-doubt', ownerRole: 'caseworker', dueAt: due, data };
    return { value: {}, journal: [said, await openTask(step, row.case_id, task)] };
  },
});

async function lockInbox(step: ApplicationStep, submission: string): Promise<InboxRow> {
  const row = await step.tx
    .selectFrom('fit_connect_inbox')
    .selectAll()
    .where('tenant', '=', step.tenant)
    .where('submission_id', '=', submission)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw refuse('fit-connect.step-taken');
  return row;
}
