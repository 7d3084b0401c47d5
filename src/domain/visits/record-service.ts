import { defineCommand } from '#platform/commands/define-command.ts';
import { inputProblems } from '#platform/commands/input-problems.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import { recordServiceInput } from './field-rules.ts';
import { handOverForm, isFormKey, serviceForms } from './form-rules.ts';
import { refuse } from './problems.ts';
import { readServices } from './read-services.ts';
import { type FieldPerson, requireFieldPerson } from './require-field-visit.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/**
 * What came of one service for one person: done with its own form, or not done and why. Biometrics and register data
 * never come here; an ID application carries the order number of the certified kit software. Refuses
 * `visits.service-not-on-list`, `visits.not-identified`, `visits.consent-missing`, `visits.already-recorded`,
 * `visits.blank-unknown`, and the form's own problems under `form.…`.
 */
export const recordService = defineCommand({
  name: 'visits.record-service',
  input: recordServiceInput,
  async run(step: VisitStep, input) {
    const field = await requireFieldPerson(step, input);
    if (!field.person.serviceKeys.includes(input.serviceKey))
      throw refuse('visits.service-not-on-list', { field: 'serviceKey' });
    const fields = input.result === 'done' ? await readForm(step, field, input.serviceKey, input.form) : {};
    const resultId = step.newId();
    await step.tx
      .insertInto('service_result')
      .values({
        tenant: step.tenant,
        id: resultId,
        visit_id: field.visit.id,
        case_id: input.caseId,
        service_key: input.serviceKey,
        result: input.result,
        reason: input.result === 'done' ? null : input.reason,
        kit_order_number: textOf(fields, 'kitOrderNumber'),
        consumable_number: textOf(fields, 'blankNumber'),
        fields: JSON.stringify(fields),
        recorded_by: step.actor.id,
        recorded_at: field.recordedAt,
        received_at: step.now,
        device: step.actor.device ?? null,
      })
      .execute();
    const blank = textOf(fields, 'blankNumber');
    if (blank !== null) await useBlank(step, field, input.caseId, blank);
    return {
      value: { resultId },
      journal: [
        caseEntry(input.caseId, 'visit.service-recorded', {
          visit: field.visit.id,
          result: resultId,
          service: input.serviceKey,
          done: input.result === 'done',
          recordedAt: field.recordedAt,
        }),
      ],
    };
  },
});

async function readForm(
  step: VisitStep,
  field: FieldPerson,
  serviceKey: string,
  form: Readonly<Record<string, unknown>>,
): Promise<object> {
  if (field.person.identifiedAt === null) throw refuse('visits.not-identified');
  if (field.person.consentAt === null) throw refuse('visits.consent-missing');
  const services = (await readServices(step.tx, step.tenant)).value;
  const service = services.find((each) => each.key === serviceKey);
  const formKey = field.visit.purpose === 'hand-over' ? handOverForm : service?.formKey;
  if (formKey === undefined || !isFormKey(formKey)) throw refuse('visits.service-not-on-list', { field: 'serviceKey' });
  const parsed = serviceForms[formKey].safeParse(form, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [first, ...rest] = inputProblems(parsed.error).map((problem) => ({
    ...problem,
    field: `form.${problem.field ?? ''}`,
  }));
  throw first ? new Refusal(first, ...rest) : refuse('visits.service-not-on-list');
}

/** Takes a numbered blank out of the stock of the tour's kit, for good. */
async function useBlank(step: VisitStep, field: FieldPerson, caseId: string, number: string): Promise<void> {
  const used = await step.tx
    .updateTable('consumable')
    .set({ state: 'used', used_case: caseId, settled_at: field.recordedAt, settled_by: step.actor.id })
    .where('tenant', '=', step.tenant)
    .where('kit_id', '=', field.tour.kit_id)
    .where('kind', '=', 'provisional-id-blank')
    .where('number', '=', number)
    .where('state', '=', 'in-stock')
    .executeTakeFirst();
  if (used.numUpdatedRows !== 1n) throw refuse('visits.blank-unknown', { field: 'form.blankNumber' });
}

function textOf(fields: object, key: string): string | null {
  const value = new Map<string, unknown>(Object.entries(fields)).get(key);
  return typeof value === 'string' ? value : null;
}
