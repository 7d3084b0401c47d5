import { changeCase, openTask } from '#domain/cases/index.ts';
import { readTown } from '#domain/identity/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { dueInServiceTime } from '#platform/values/working-time.ts';
import { finishPersonInput } from './field-rules.ts';
import { addDays, dayOf } from './local-time.ts';
import { openHandOver } from './open-hand-over.ts';
import { refuse } from './problems.ts';
import { readServices } from './read-services.ts';
import { type FieldPerson, requireFieldPerson } from './require-field-visit.ts';
import { caseOutcomeOf, handOverKey, outcomeFits, type PersonOutcome } from './rules.ts';
import { readVisitSettings } from './settings.ts';
import { caseEntry, type VisitStep } from './visit-step.ts';

/**
 * What came of the visit for one person. With nothing done the case ends as it must (not met, not able, moved, deceased,
 * declined); with something done it stays open until the specialist systems have it and every card is handed over.
 * Refuses `visits.outcome-does-not-match`.
 */
export const finishPerson = defineCommand({
  name: 'visits.finish-person',
  input: finishPersonInput,
  async run(step: VisitStep, input) {
    const field = await requireFieldPerson(step, input);
    const done = await step.tx
      .selectFrom('service_result')
      .select('service_key')
      .where('tenant', '=', step.tenant)
      .where('visit_id', '=', field.visit.id)
      .where('case_id', '=', input.caseId)
      .where('result', '=', 'done')
      .execute();
    const doneKeys = done.map((row) => row.service_key);
    if (!outcomeFits(input.outcome, field.person.serviceKeys.length, doneKeys.length))
      throw refuse('visits.outcome-does-not-match', { field: 'outcome' });
    await step.tx
      .updateTable('visit_person')
      .set({ outcome: input.outcome, ended_at: field.recordedAt })
      .where('tenant', '=', step.tenant)
      .where('visit_id', '=', field.visit.id)
      .where('case_id', '=', input.caseId)
      .execute();
    const after =
      field.visit.purpose === 'hand-over'
        ? await afterHandOver(step, field, input.outcome, doneKeys)
        : await afterService(step, field, input.outcome, doneKeys);
    return {
      value: { visitId: field.visit.id, caseId: input.caseId, outcome: input.outcome },
      journal: [
        caseEntry(input.caseId, 'visit.person-finished', {
          visit: field.visit.id,
          outcome: input.outcome,
          recordedAt: field.recordedAt,
        }),
        ...after,
      ],
    };
  },
});

async function afterService(
  step: VisitStep,
  field: FieldPerson,
  outcome: PersonOutcome,
  doneKeys: readonly string[],
): Promise<Entry[]> {
  if (doneKeys.length === 0) return endWith(step, field, outcome);
  const services = (await readServices(step.tx, step.tenant)).value;
  const settings = (await readVisitSettings(step.tx, step.tenant)).value;
  const keys = services.filter((one) => one.handOver && doneKeys.includes(one.key)).map((one) => handOverKey(one.key));
  const entries: Entry[] = [await changeCase(step, field.personFile.id, { state: 'in-work' })];
  if (keys.length > 0)
    entries.push(
      ...(await openHandOver(step, {
        caseId: field.personFile.id,
        hostCaseId: field.file.id,
        keys,
        notBefore: addDays(dayOf(field.recordedAt), settings.handOverAfterDays),
      })),
    );
  return entries;
}

async function afterHandOver(
  step: VisitStep,
  field: FieldPerson,
  outcome: PersonOutcome,
  doneKeys: readonly string[],
): Promise<Entry[]> {
  if (outcome === 'moved' || outcome === 'deceased') return endWith(step, field, outcome);
  // The service itself was done; that its card is not wanted makes it a part.
  if (outcome === 'refused') {
    const end = { state: 'ended', outcome: 'partly', ground: caseOutcomeOf.refused.ground } as const;
    return [await changeCase(step, field.personFile.id, end)];
  }
  const entries: Entry[] = [await changeCase(step, field.personFile.id, { state: 'in-work' })];
  const left = field.person.serviceKeys.filter((key) => !doneKeys.includes(key));
  if (left.length > 0)
    entries.push(
      ...(await openHandOver(step, {
        caseId: field.personFile.id,
        hostCaseId: field.file.id,
        keys: left,
        notBefore: addDays(dayOf(field.recordedAt), 1),
      })),
    );
  return entries;
}

async function endWith(step: VisitStep, field: FieldPerson, outcome: PersonOutcome): Promise<Entry[]> {
  const entries: Entry[] = [await changeCase(step, field.personFile.id, { state: 'ended', ...caseOutcomeOf[outcome] })];
  if (outcome !== 'nobody-home') return entries;
  const { calendar } = (await readTown(step.tx, step.tenant)).value;
  // Nobody opened the door: somebody of the office finds out why, and offers another visit.
  entries.push(
    await openTask(step, field.personFile.id, {
      kind: 'visit-not-met',
      ownerRole: 'dispatcher',
      dueAt: dueInServiceTime(step.now, 24, calendar).due,
      data: { visit: field.visit.id },
    }),
  );
  return entries;
}
