import { z } from 'zod';
import { openTask } from '#domain/cases/index.ts';
import { readTown } from '#domain/identity/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { addWorkingHours } from '#platform/values/working-time.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';
import type { SubmissionRow } from './fit-connect-tables.ts';
import { refuse } from './problems.ts';
import { recordAnswer } from './record-answer.ts';
import { lockSubmission } from './record-sending.ts';
import { type Answer, stateAfter } from './rules.ts';

/** Somebody looks at an answer that does not hold within two opening days. */
const hoursToLook = 20;
const code = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accepted'), jti: z.uuid() }),
  z.strictObject({ kind: z.literal('rejected'), jti: z.uuid(), codes: z.array(code).min(1).max(20) }),
  /** The log does not hold, or accepts something else than we sent: a person asks the destination. */
  z.strictObject({ kind: z.literal('doubted'), code }),
]);
type Said = z.output<typeof answerSchema>;

/**
 * What the destination's events say to a submission; the application is answered in the same transaction. Refuses
 * `fit-connect.step-taken` when it was answered (or doubted) before, `fit-connect.event-used` for an event that has
 * answered another submission.
 */
export const recordSendingAnswer = defineCommand({
  name: 'applications.record-sending-answer',
  input: z.strictObject({ id: z.uuid(), answer: answerSchema }),
  async run(step: ApplicationStep, { id, answer }) {
    const row = await lockSubmission(step, id);
    if (row.step !== 'submitted') throw refuse('fit-connect.step-taken');
    if (answer.kind === 'doubted') return { value: {}, journal: await doubt(step, row, answer.code) };
    await step.tx
      .updateTable('fit_connect_submission')
      .set({
        step: answer.kind,
        answer_jti: answer.jti,
        problem_codes: answer.kind === 'rejected' ? answer.codes : [],
        changed_at: step.now,
      })
      .where('tenant', '=', step.tenant)
      .where('id', '=', row.id)
      .execute();
    const data = { application: row.application_id, submission: row.submission_id, event: answer.jti };
    const codes = answer.kind === 'rejected' ? { codes: answer.codes } : {};
    const entry = applicationEntry(row.case_id, `fit-connect.${answer.kind}`, { ...data, ...codes }, 'department');
    return { value: {}, journal: [entry, ...(await answerApplication(step, row, answer))] };
  },
});

/** An application that was settled another way meanwhile stays as it is. */
async function answerApplication(
  step: ApplicationStep,
  row: SubmissionRow,
  said: Exclude<Said, { kind: 'doubted' }>,
): Promise<readonly Entry[]> {
  const answer: Answer =
    said.kind === 'accepted'
      ? { kind: 'delivered', reference: row.submission_id }
      : { kind: 'refused', code: said.codes[0] ?? 'other-problem' };
  const { state } = await step.tx
    .selectFrom('application')
    .select('state')
    .where('tenant', '=', step.tenant)
    .where('id', '=', row.application_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (!stateAfter(state, answer.kind)) return [];
  const { journal } = await recordAnswer.run(step, { application: row.application_id, attempts: 1, answer });
  return journal;
}

async function doubt(step: ApplicationStep, row: SubmissionRow, why: string): Promise<[Entry, Entry]> {
  if (row.doubted_at !== null) throw refuse('fit-connect.step-taken');
  await step.tx
    .updateTable('fit_connect_submission')
    .set({ doubted_at: step.now })
    .where('tenant', '=', step.tenant)
    .where('id', '=', row.id)
    .execute();
  const { value: town } = await readTown(step.tx, step.tenant);
  const { due } = addWorkingHours({ from: step.now, hours: hoursToLook, calendar: town.calendar });
  const data = { application: row.application_id, submission: row.submission_id, code: why };
  return [
    applicationEntry(row.case_id, 'fit-connect.doubted', data, 'department'),
    await openTask(step, row.case_id, { kind: 'fit-connect-doubt', ownerRole: 'caseworker', dueAt: due, data }),
  ];
}
