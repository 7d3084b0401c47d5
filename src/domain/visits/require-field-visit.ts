import { type CaseRow, requireCase } from '#domain/cases/index.ts';
import { refuse } from './problems.ts';
import { requireOwnTour } from './require-own-tour.ts';
import { requireVisit, type VisitRow } from './require-visit.ts';
import type { VisitStep } from './visit-step.ts';

export interface FieldVisit {
  visit: VisitRow;
  file: CaseRow;
  tour: { id: string; day: string; state: string; kit_id: string };
  recordedAt: string;
}

/**
 * The visit a field command speaks of. What was recorded without network may meet a world that has moved on:
 * `visits.case-withdrawn`, `visits.re-planned`. Also `visits.tour-unknown` (not this crew's), `visits.tour-not-started`,
 * and `visits.not-arrived` unless `before` is `arrival`.
 */
export async function requireFieldVisit(
  step: VisitStep,
  at: { tourId: string; visitId: string; recordedAt: string },
  { before }: { before?: 'arrival' } = {},
): Promise<FieldVisit> {
  const tour = await requireOwnTour(step, at.tourId);
  const { visit, file } = await requireVisit(step, at.visitId);
  if (file.outcome === 'withdrawn') throw refuse('visits.case-withdrawn');
  if (visit.tour_id !== tour.id || visit.state === 'cancelled' || visit.state === 'to-plan')
    throw refuse('visits.re-planned');
  if (tour.state === 'planned') throw refuse('visits.tour-not-started');
  if (visit.state === 'planned' && before !== 'arrival') throw refuse('visits.not-arrived');
  return { visit, file, tour, recordedAt: new Date(at.recordedAt).toISOString() };
}

export interface FieldPerson extends FieldVisit {
  person: {
    serviceKeys: string[];
    identifiedAt: string | null;
    consentAt: string | null;
    outcome: string | null;
  };
  personFile: CaseRow;
}

/** A person at that visit, not finished yet. Refuses `visits.person-unknown`, `visits.person-finished`. */
export async function requireFieldPerson(
  step: VisitStep,
  at: { tourId: string; visitId: string; caseId: string; recordedAt: string },
  { finished = false }: { finished?: boolean } = {},
): Promise<FieldPerson> {
  const field = await requireFieldVisit(step, at);
  const row = await step.tx
    .selectFrom('visit_person')
    .select(['service_keys', 'identified_at', 'consent_at', 'outcome'])
    .where('tenant', '=', step.tenant)
    .where('visit_id', '=', field.visit.id)
    .where('case_id', '=', at.caseId)
    .forUpdate()
    .executeTakeFirst();
  const personFile = at.caseId === field.file.id ? field.file : await requireCase(step, at.caseId, { lock: true });
  if (personFile.outcome === 'withdrawn') throw refuse('visits.case-withdrawn');
  if (!row) throw refuse('visits.person-unknown');
  if (!finished && (row.outcome !== null || field.visit.state === 'ended')) throw refuse('visits.person-finished');
  return {
    ...field,
    personFile,
    person: {
      serviceKeys: row.service_keys,
      identifiedAt: row.identified_at,
      consentAt: row.consent_at,
      outcome: row.outcome,
    },
  };
}
