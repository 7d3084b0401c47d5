import { z } from 'zod';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';
import { type SentAttachment, type SubmissionRow, sentAttachments } from './fit-connect-tables.ts';
import { refuse } from './problems.ts';

const jwe = z.string().min(100).max(12_000_000);
const tag = z.string().min(16).max(44);

const stepSchema = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('announced'),
    application: z.uuid(),
    destination: z.uuid(),
    submission: z.uuid(),
    fitCase: z.uuid(),
    attachments: z.array(z.strictObject({ id: z.uuid(), paper: z.uuid() })).max(100),
  }),
  z.strictObject({ step: z.literal('uploaded'), id: z.uuid(), attachment: z.uuid(), tag }),
  z.strictObject({
    step: z.literal('sealed'),
    id: z.uuid(),
    encryptedMetadata: jwe,
    encryptedData: jwe,
    metadataTag: tag,
    dataTag: tag,
  }),
  z.strictObject({ step: z.literal('submitted'), id: z.uuid() }),
  /** The delivery service knows nothing of it any more, or did not take it: it starts anew. */
  z.strictObject({ step: z.literal('abandoned'), id: z.uuid() }),
]);
type Taken = z.output<typeof stepSchema>;

/**
 * How far a submission through FIT-Connect has come; written after each step outside, so that the next process knows.
 * What is sealed is written before it is handed over: a second attempt hands over the same. Refuses
 * `fit-connect.under-way` and `fit-connect.step-taken`: somebody else was faster.
 */
export const recordSending = defineCommand({
  name: 'applications.record-sending',
  input: stepSchema,
  async run(step: ApplicationStep, input) {
    const entry = input.step === 'announced' ? await announce(step, input) : await goOn(step, input);
    return { value: {}, journal: [entry] };
  },
});

async function announce(step: ApplicationStep, input: Extract<Taken, { step: 'announced' }>): Promise<Entry> {
  const application = await step.tx
    .selectFrom('application')
    .select(['id', 'case_id'])
    .where('tenant', '=', step.tenant)
    .where('id', '=', input.application)
    .forUpdate()
    .executeTakeFirst();
  if (!application) throw refuse('application.unknown');
  const id = step.newId();
  await step.tx
    .insertInto('fit_connect_submission')
    .values({
      tenant: step.tenant,
      id,
      application_id: application.id,
      case_id: application.case_id,
      destination_id: input.destination,
      submission_id: input.submission,
      fit_case_id: input.fitCase,
      step: 'announced',
      attachments: JSON.stringify(input.attachments),
      encrypted_metadata: null,
      encrypted_data: null,
      metadata_tag: null,
      data_tag: null,
      answer_jti: null,
      problem_codes: [],
      doubted_at: null,
      announced_at: step.now,
      changed_at: step.now,
    })
    .execute();
  const data = { application: application.id, submission: input.submission, attachments: input.attachments.length };
  return applicationEntry(application.case_id, 'fit-connect.announced', data, 'department');
}

async function goOn(step: ApplicationStep, input: Exclude<Taken, { step: 'announced' }>): Promise<Entry> {
  const row = await lockSubmission(step, input.id);
  await step.tx
    .updateTable('fit_connect_submission')
    .set({ ...changeOf(row, input), changed_at: step.now })
    .where('tenant', '=', step.tenant)
    .where('id', '=', row.id)
    .execute();
  const data = { application: row.application_id, submission: row.submission_id };
  return applicationEntry(row.case_id, `fit-connect.${input.step}`, data, 'department');
}

function changeOf(row: SubmissionRow, input: Exclude<Taken, { step: 'announced' }>) {
  switch (input.step) {
    case 'uploaded':
      if (row.step !== 'announced') throw refuse('fit-connect.step-taken');
      return { attachments: JSON.stringify(withTag(sentAttachments.parse(row.attachments), input)) };
    case 'sealed':
      if (row.step !== 'announced') throw refuse('fit-connect.step-taken');
      return {
        step: 'sealed',
        encrypted_metadata: input.encryptedMetadata,
        encrypted_data: input.encryptedData,
        metadata_tag: input.metadataTag,
        data_tag: input.dataTag,
      };
    case 'submitted':
      if (row.step !== 'sealed') throw refuse('fit-connect.step-taken');
      return { step: 'submitted', encrypted_metadata: null, encrypted_data: null };
    case 'abandoned':
      if (row.step !== 'announced' && row.step !== 'sealed') throw refuse('fit-connect.step-taken');
      return { step: 'abandoned', encrypted_metadata: null, encrypted_data: null };
  }
}

function withTag(list: readonly SentAttachment[], sent: { attachment: string; tag: string }): SentAttachment[] {
  const one = list.find(({ id }) => id === sent.attachment);
  if (!one || one.tag !== undefined) throw refuse('fit-connect.step-taken');
  return list.map((known) => (known === one ? { ...known, tag: sent.tag } : known));
}

export async function lockSubmission(step: ApplicationStep, id: string): Promise<SubmissionRow> {
  const row = await step.tx
    .selectFrom('fit_connect_submission')
    .selectAll()
    .where('tenant', '=', step.tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw refuse('fit-connect.step-taken');
  return row;
}
