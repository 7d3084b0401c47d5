import { randomUUID } from 'node:crypto';
import { readContact } from '#domain/cases/index.ts';
import {
  cancelTour,
  createTour,
  instantAt,
  minutesAt,
  readVisitSettings,
  resourcesBetween,
  type TourOfDay,
  toursOfDays,
  type VisitCard,
  type VisitDb,
  visitCard,
} from '#domain/visits/index.ts';
import { type Problem, Refusal } from '#platform/commands/refusal.ts';
import { page, redirect } from '#platform/http/answer.ts';
import { formErrors, noErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { isDate } from '#platform/values/date.ts';
import { timeOf } from '#platform/values/time-window.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { likelyTour, readTourForm, type TypedTour, takenIn, tourField, tourInput } from './new-tour-form.ts';
import { NewTourPage } from './new-tour-page.tsx';
import { type AskedDay, askedDay } from './read-day.ts';
import { readTourDay, type TourDay } from './read-tour-day.ts';
import { SheetPage } from './sheet-page.tsx';
import { messages } from './tour-messages.ts';
import { TourPage } from './tour-page.tsx';
import { ToursPage } from './tours-page.tsx';

const permission = 'page:desk.visits';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const tourRoutes = defineRoutes<StaffVisit>([
  {
    method: 'GET',
    url: urls.tours(),
    permission,
    async answer(visit) {
      const asked = askedDay(visit.query, visit.now);
      const on = await visit.read((db: VisitDb) => readTourDay(db, visit.tenant, asked.day));
      const errors = formErrors(visit.door.problems, asked.problems, visit.lang);
      return page(<ToursPage visit={visit} asked={asked} errors={errors} on={on} />, {
        status: asked.problems.length > 0 ? 422 : 200,
      });
    },
  },
  {
    method: 'GET',
    url: urls.newTour(),
    permission,
    answer: (visit) => {
      const asked = askedDay(visit.query, visit.now);
      return newTourPage(visit, asked, undefined, asked.problems);
    },
  },
  {
    method: 'POST',
    url: urls.newTour(),
    permission,
    async answer(visit) {
      const day = fieldText(visit.form, 'day');
      const asked = isDate(day) ? { day, problems: [], typed: day } : askedDay({}, visit.now);
      const typed = readTourForm(visit.form);
      const outcome = await visit.execute(createTour, tourInput(asked.day, typed));
      if (outcome.ok) return redirect(urls.tour(outcome.value.tourId));
      return newTourPage(visit, asked, typed, outcome.problems);
    },
  },
  { method: 'GET', url: urls.tour(':id'), permission, answer: (visit) => tourPage(visit) },
  {
    method: 'GET',
    url: urls.tourSheet(':id'),
    permission,
    async answer(visit) {
      const found = await readTour(visit);
      // The sheet carries telephone numbers: that somebody read them is an entry of each case.
      for (const { caseId } of found.tour.stops) await visit.execute(readContact, { caseId }, randomUUID());
      return page(<SheetPage visit={visit} {...found} />);
    },
  },
  {
    method: 'POST',
    url: urls.cancelTour(':id'),
    permission,
    async answer(visit) {
      const { tour } = await readTour(visit);
      const outcome = await visit.execute(cancelTour, {
        tourId: tour.tourId,
        version: Number(fieldText(visit.form, 'version')) || undefined,
        unplan: fieldText(visit.form, 'unplan') === 'yes',
      });
      return outcome.ok ? redirect(urls.tours(tour.day)) : tourPage(visit, outcome.problems);
    },
  },
]);

/** A tour with the cards of its stops. Refuses `visits.tour-unknown`, also for a cancelled one. */
function readTour(visit: StaffVisit): Promise<{ tour: TourOfDay; on: TourDay; cards: VisitCard[] }> {
  const tourId = visit.params.id ?? '';
  return visit.read(async (db: VisitDb) => {
    const [tour] = uuid.test(tourId) ? await toursOfDays(db, visit.tenant, { tourId }) : [];
    if (!tour) throw new Refusal({ code: 'visits.tour-unknown' });
    const cards: VisitCard[] = [];
    for (const stop of tour.stops) {
      const card = await visitCard(db, visit.tenant, stop.visitId);
      if (card) cards.push(card);
    }
    return { tour, on: await readTourDay(db, visit.tenant, tour.day), cards };
  });
}

async function tourPage(visit: StaffVisit, problems: readonly Problem[] = []) {
  const found = await readTour(visit);
  const errors = formErrors(visit.door.problems, problems, visit.lang);
  return page(<TourPage visit={visit} {...found} errors={errors} />, { status: problems.length > 0 ? 422 : 200 });
}

async function newTourPage(
  visit: StaffVisit,
  asked: AskedDay,
  typed: TypedTour | undefined,
  problems: readonly Problem[],
) {
  const { tenant, lang } = visit;
  const { settings, resources } = await visit.read(async (db: VisitDb) => ({
    settings: (await readVisitSettings(db, tenant)).value,
    resources: await resourcesBetween(db, tenant, { from: instantAt(asked.day, 0), to: instantAt(asked.day, 1439) }),
  }));
  const errors = problems.length > 0 ? formErrors(visit.door.problems, problems, lang, tourField) : noErrors;
  // The constraint only says that something is taken; whoever plans wants to know what.
  const taken =
    typed && problems.some(({ code }) => code === 'visits.resource-taken') ? takenIn(asked.day, typed, resources) : [];
  const said = taken.map(({ field, resource, busy }) => ({
    name: field,
    text: messages[lang].taken(resource.name, `${timeOf(minutesAt(busy.from))}–${timeOf(minutesAt(busy.to))}`),
  }));
  const named =
    said.length > 0
      ? { summary: said, at: (name: string) => said.find((one) => one.name === name)?.text ?? errors.at(name) }
      : errors;
  return page(
    <NewTourPage
      visit={visit}
      asked={asked}
      typed={typed ?? likelyTour(settings, resources)}
      resources={resources}
      settings={settings}
      errors={named}
    />,
    { status: problems.length > 0 ? 422 : 200 },
  );
}
