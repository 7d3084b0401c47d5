import { z } from 'zod';
import { openCase, partySchema, putPaper } from '#domain/cases/index.ts';
import { feeOn, type PublicService, readServices } from '#domain/catalogue/index.ts';
import { meetsLevel, readTown } from '#domain/identity/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import { dateInGermany } from '#platform/values/date.ts';
import { languageSchema } from '#platform/values/language.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';
import { withFiles } from './as-answers.ts';
import { type Draft, draftById } from './draft-queries.ts';
import { askedOf, schemaOf, totalFee } from './form-rules.ts';
import { insertApplication } from './insert-application.ts';
import { partyOf } from './party-of.ts';
import { refuse } from './problems.ts';
import { readForm, type VersionedForm } from './read-form.ts';
import { readApplicationSettings } from './settings.ts';
import { startApplication } from './start-application.ts';
import type { UploadRow } from './tables.ts';
import { validateAnswers } from './validate-answers.ts';

/**
 * Sends a draft: opens the case, keeps the answers to what was asked and no others, makes papers of the files, and
 * starts the way of the service, or waits for the payment first. The draft is gone with it. Refuses what the form
 * refuses, each problem at its answer; `draft.unknown`, `application.not-online`, `application.sign-in-needed`.
 */
export const submitApplication = defineCommand({
  name: 'applications.submit',
  input: z.strictObject({ draft: z.uuid(), lang: languageSchema.default('de') }),
  async run(step: ApplicationStep, input) {
    // One sending at a time: the second waits here, finds no draft, and is answered with the first one's outcome.
    await step.tx
      .selectFrom('application_draft')
      .select('id')
      .where('tenant', '=', step.tenant)
      .where('id', '=', input.draft)
      .forUpdate()
      .execute();
    const draft = await draftById(step.tx, step.tenant, input.draft, step.now);
    if (!draft) throw refuse('draft.unknown');
    const form = await readForm(step.tx, step.tenant, draft.form, draft.formVersion);
    const service = await onlineService(step, draft.service);
    if (!form) throw refuse('application.not-online');
    const checked = validateAnswers(
      form.definition,
      withFiles(form.definition, draft.answers, draft.uploads),
      dateInGermany(step.now),
    );
    if (!checked.ok) throw new Refusal(...checked.problems);
    return send(step, { draft, form, service, answers: checked.answers, lang: input.lang });
  },
});

async function onlineService(step: ApplicationStep, key: string): Promise<PublicService> {
  const { value: services } = await readServices(step.tx, step.tenant);
  const service = services.find((one) => one.key === key);
  if (!service?.online) throw refuse('application.not-online');
  if (!meetsLevel(step.actor.account?.level, service.online.trust)) throw refuse('application.sign-in-needed');
  return service;
}

interface Sent {
  draft: Draft;
  form: VersionedForm;
  service: PublicService;
  answers: Record<string, unknown>;
  lang: 'de' | 'en';
}

async function send(step: ApplicationStep, sent: Sent) {
  const { draft, form, service, answers } = sent;
  const { value: settings } = await readApplicationSettings(step.tx, step.tenant);
  const { value: town } = await readTown(step.tx, step.tenant);
  const party = partySchema.parse(partyOf(form.definition, answers));
  const { caseId, number, entry } = await openCase(step, {
    kind: 'application',
    channel: 'portal',
    serviceKeys: [service.key],
    lang: sent.lang,
    organisation: settings.organisation ?? town.visitsOrganisation,
    parties: [party],
    retentionClass: 'application',
  });
  const fee = feeOn(service, dateInGermany(step.now), party.birthDate);
  const each = fee?.due.cents ?? 0;
  const { count } = totalFee(form.definition, answers, each);
  const id = await insertApplication(step, {
    caseId,
    service: service.key,
    source: 'online',
    sourceId: draft.id,
    answered: { form: form.form, version: form.version, answers },
  });
  const papers = await makePapers(step, caseId, sent);
  const started = await startApplication(step, { id, caseId, service: service.key, cents: each, count });
  await forgetDraft(step, draft.id);
  const data = {
    application: id,
    service: service.key,
    form: form.form,
    formVersion: form.version,
    state: started.state,
  };
  return {
    value: { caseId, number, application: id },
    journal: [entry, applicationEntry(caseId, 'application.submitted', data), ...papers, ...started.entries] as const,
  };
}

/** The files of what was asked become papers of the case; others are left for the sweep. */
async function makePapers(step: ApplicationStep, caseId: string, { draft, form, answers }: Sent): Promise<Entry[]> {
  const asked = askedOf(form.definition, answers).pages.flatMap((page) => page.fields);
  const wanted = (upload: UploadRow) => asked.includes(upload.field) && schemaOf(form.definition, upload.field);
  const entries: Entry[] = [];
  for (const upload of draft.uploads.filter(wanted)) {
    entries.push(
      await putPaper(step, caseId, {
        id: upload.id,
        name: upload.name,
        mediaType: upload.media_type,
        size: upload.size,
        blob: upload.blob,
        visibility: 'applicant',
      }),
    );
    await step.tx
      .deleteFrom('application_upload')
      .where('tenant', '=', step.tenant)
      .where('id', '=', upload.id)
      .execute();
  }
  return entries;
}

async function forgetDraft(step: ApplicationStep, draft: string): Promise<void> {
  await step.tx.deleteFrom('application_draft').where('tenant', '=', step.tenant).where('id', '=', draft).execute();
  await step.tx
    .updateTable('application_upload')
    .set({ gone: true, name: '' })
    .where('tenant', '=', step.tenant)
    .where('draft_id', '=', draft)
    .execute();
}
