import type pg from 'pg';
import type { Driven } from './drive-tour.ts';
import { numberFrom } from './read-server.ts';

export interface Check {
  what: string;
  expected: number;
  found: number;
}

/** Is everything that happened on the tour at the office, each thing exactly once? */
export async function checkDriven(owner: pg.Pool, driven: Driven): Promise<Check[]> {
  const { tour } = driven;
  const ofTour = (text: string) => numberFrom(owner, text, [tour.stops]);
  const entries = (type: string) =>
    numberFrom(owner, `select count(*) as n from journal_entry where type = $1 and data->>'visit' = any($2)`, [
      type,
      tour.stops,
    ]);
  const check = async (what: string, expected: number, found: Promise<number>): Promise<Check> => ({
    what,
    expected,
    found: await found,
  });
  return [
    await check(
      'visits finished',
      driven.stops,
      ofTour(`select count(*) as n from visit where id = any($1) and state = 'ended'`),
    ),
    await check('arrivals in the journal', driven.stops, entries('visit.arrived')),
    await check(
      'service results',
      driven.services,
      ofTour(`select count(*) as n from service_result where visit_id = any($1) and result = 'done'`),
    ),
    await check('service results in the journal', driven.services, entries('visit.service-recorded')),
    await check(
      'people identified and agreed',
      driven.people,
      ofTour(
        'select count(*) as n from visit_person where visit_id = any($1) and identified_at is not null and consent_at is not null',
      ),
    ),
    await check(
      'people done',
      driven.people,
      ofTour(`select count(*) as n from visit_person where visit_id = any($1) and outcome = 'done'`),
    ),
    await check(
      'people not met',
      driven.nobodyHome,
      ofTour(`select count(*) as n from visit_person where visit_id = any($1) and outcome = 'nobody-home'`),
    ),
    await check('receipts', driven.people, ofTour('select count(*) as n from receipt where visit_id = any($1)')),
    await check(
      'photos and signatures',
      driven.photos,
      numberFrom(owner, `select count(*) as n from journal_entry where type = 'case.paper-attached'`),
    ),
    await check('conflicts', 0, numberFrom(owner, 'select count(*) as n from field_conflict')),
    await check(
      'kit out and back',
      1,
      numberFrom(owner, 'select count(*) as n from kit_custody where tour_id = $1 and returned_at is not null', [
        tour.id,
      ]),
    ),
  ];
}
