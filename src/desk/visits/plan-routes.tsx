import {
  cancelVisit,
  dayFits,
  dayOf,
  planVisit,
  proposalsFor,
  requestOf,
  toursOfDays,
  unplanVisit,
  type VisitDb,
  visitCard,
} from '#domain/visits/index.ts';
import { type Problem, Refusal } from '#platform/commands/refusal.ts';
import { page, redirect } from '#platform/http/answer.ts';
import { formErrors } from '#platform/http/form-errors.ts';
import { fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { PlanPage } from './plan-page.tsx';
import { askedDay, dayAfter } from './read-day.ts';
import { readTourDay } from './read-tour-day.ts';

const permission = 'page:desk.visits';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const daysAhead = 14;

export const planRoutes = defineRoutes<StaffVisit>([
  { method: 'GET', url: urls.planVisit(':id'), permission, answer: (visit) => show(visit) },
  {
    method: 'POST',
    url: urls.planVisit(':id'),
    permission,
    async answer(visit) {
      const { form } = visit;
      const start = fieldText(form, 'start');
      const outcome = await visit.execute(planVisit, {
        visitId: visit.params.id,
        tourId: fieldText(form, 'tourId') || undefined,
        version: readVersion(visit),
        ...(start === '' ? {} : { start }),
        accept: fieldTexts(form, 'accept'),
      });
      return outcome.ok ? redirect(urls.tour(outcome.value.tourId)) : show(visit, outcome.problems);
    },
  },
  {
    method: 'POST',
    url: urls.unplanVisit(':id'),
    permission,
    async answer(visit) {
      const visitId = visit.params.id ?? '';
      const outcome = await visit.execute(unplanVisit, { visitId, version: readVersion(visit) });
      return outcome.ok ? redirect(urls.planVisit(visitId)) : show(visit, outcome.problems);
    },
  },
  {
    method: 'POST',
    url: urls.cancelVisit(':id'),
    permission,
    async answer(visit) {
      const reason = fieldText(visit.form, 'reason');
      if (reason === '') return show(visit, [{ code: 'input.required', field: 'reason' }]);
      const outcome = await visit.execute(cancelVisit, { visitId: visit.params.id, reason });
      return outcome.ok ? redirect(urls.visitsToPlan()) : show(visit, outcome.problems);
    },
  },
]);

function readVersion(visit: StaffVisit): number | undefined {
  return Number(fieldText(visit.form, 'version')) || undefined;
}

async function show(visit: StaffVisit, refused: readonly Problem[] = []) {
  const { tenant, now, lang } = visit;
  const visitId = visit.params.id ?? '';
  const found = await visit.read(async (db: VisitDb) => {
    const card = uuid.test(visitId) ? await visitCard(db, tenant, visitId) : undefined;
    if (!card) throw new Refusal({ code: 'visits.unknown' });
    const today = dayOf(now);
    const days = { from: today, to: dayAfter(today, daysAhead) };
    const tours = await toursOfDays(db, tenant, days);
    const proposals = await proposalsFor(db, tenant, visitId, { ...days, now });
    // The day asked for, the day it is planned on, the best day, the next day with a tour.
    const planned = card.visit.beginsAt === null ? undefined : dayOf(card.visit.beginsAt);
    const best = proposals.find((proposal) => proposal.fit.fits)?.day;
    const asked = askedDay(visit.query, now, planned ?? best ?? tours[0]?.day ?? today);
    const request = await requestOf(db, tenant, card.visit.caseId);
    return {
      card,
      tours,
      proposals,
      asked,
      request,
      isGroup: request?.group !== undefined,
      on: await readTourDay(db, tenant, asked.day),
      dayFit: (await dayFits(db, tenant, [visitId], { day: asked.day, now })).get(visitId),
    };
  });
  const problems = [...refused, ...found.asked.problems];
  const errors = formErrors(visit.door.problems, problems, lang);
  return page(<PlanPage visit={visit} {...found} typed={visit.form} errors={errors} />, {
    status: problems.length > 0 ? 422 : 200,
  });
}
