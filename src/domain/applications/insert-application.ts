import type { ApplicationStep } from './application-step.ts';

export interface NewApplication {
  caseId: string;
  service: string;
  /** Where it comes from, and what it is called there: a visit's result, a draft, a submission. */
  source: 'visit' | 'online' | 'fit-connect';
  sourceId: string;
  visitId?: string;
  /** What was answered to which form (`version` 0: the form is not the town's own). */
  answered?: { form: string; version: number; answers: unknown };
}

/** Writes an application that has yet to be sent on its way. Returns its id. */
export async function insertApplication(step: ApplicationStep, of: NewApplication): Promise<string> {
  const id = step.newId();
  await step.tx
    .insertInto('application')
    .values({
      tenant: step.tenant,
      id,
      case_id: of.caseId,
      visit_id: of.visitId ?? null,
      service_key: of.service,
      source: of.source,
      source_id: of.sourceId,
      state: 'waiting',
      reference: null,
      refusal: null,
      attempts: 0,
      created_at: step.now,
      changed_at: step.now,
    })
    .execute();
  if (of.answered)
    await step.tx
      .insertInto('application_answers')
      .values({
        tenant: step.tenant,
        application_id: id,
        case_id: of.caseId,
        form: of.answered.form,
        form_version: of.answered.version,
        answers: JSON.stringify(of.answered.answers ?? null),
      })
      .execute();
  return id;
}
