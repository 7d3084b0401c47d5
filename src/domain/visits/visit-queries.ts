import { sql } from 'kysely';
import { positionOf, readTour } from './read-tour.ts';
import { readVisitToPlace } from './read-visit-to-place.ts';
import { nameOf } from './request-queries.ts';
import { readVisitSettings } from './settings.ts';
import { type Fit, fitVisit } from './tour-rules.ts';
import type { Position } from './travel-rules.ts';
import type { VisitDb } from './visit-step.ts';

export interface VisitSummary {
  visitId: string;
  version: number;
  caseId: string;
  number: string;
  purpose: string;
  state: string;
  outcome: string | null;
  /** The resident's name, or the home's. */
  name: string;
  address: string;
  position: Position;
  persons: number;
  serviceKeys: string[];
  serviceMinutes: number;
  setupMinutes: number;
  travelMinutes: number;
  notBefore: string | null;
  tourId: string | null;
  beginsAt: string | null;
  endsAt: string | null;
  windowStart: string | null;
  windowEnd: string | null;
  arrivedAt: string | null;
  remindedAt: string | null;
}

/** Visits by their state, case or tour, in the order of their times, then of waiting. */
export async function visitsWhere(
  db: VisitDb,
  tenant: string,
  where: { state?: string; caseId?: string; tourIds?: readonly string[]; visitId?: string },
): Promise<VisitSummary[]> {
  if (where.tourIds?.length === 0) return [];
  const rows = await db
    .selectFrom('visit')
    .innerJoin('case_file as file', (join) =>
      join.onRef('file.tenant', '=', 'visit.tenant').onRef('file.id', '=', 'visit.case_id'),
    )
    .innerJoin('party', (join) =>
      join
        .onRef('party.tenant', '=', 'visit.tenant')
        .onRef('party.case_id', '=', 'visit.case_id')
        .on('party.role', 'in', ['resident', 'institution']),
    )
    .selectAll('party')
    .select([
      'visit.id as visit_id',
      'visit.version',
      'visit.case_id as visit_case',
      'visit.purpose',
      'visit.state',
      'visit.outcome',
      'visit.service_minutes',
      'visit.setup_minutes',
      'visit.travel_minutes',
      'visit.not_before',
      'visit.tour_id',
      'visit.window_start',
      'visit.window_end',
      'visit.arrived_at',
      'visit.reminded_at',
      'file.number',
      sql<string | null>`lower(visit.during)`.as('begins_at'),
      sql<string | null>`upper(visit.during)`.as('ends_at'),
      sql<number>`(select count(*) from visit_person p where p.tenant = visit.tenant and p.visit_id = visit.id)`.as(
        'persons',
      ),
      sql<
        string[]
      >`coalesce((select array_agg(distinct key order by key) from visit_person p, unnest(p.service_keys) key
        where p.tenant = visit.tenant and p.visit_id = visit.id), '{}')`.as('keys'),
    ])
    .where('visit.tenant', '=', tenant)
    .$if(where.state !== undefined, (query) => query.where('visit.state', '=', where.state ?? ''))
    .$if(where.visitId !== undefined, (query) => query.where('visit.id', '=', where.visitId ?? ''))
    .$if(where.caseId !== undefined, (query) =>
      query.where((or) =>
        or.or([
          or('visit.case_id', '=', where.caseId ?? ''),
          or.exists(
            or
              .selectFrom('visit_person')
              .select('visit_person.visit_id')
              .whereRef('visit_person.tenant', '=', 'visit.tenant')
              .whereRef('visit_person.visit_id', '=', 'visit.id')
              .where('visit_person.case_id', '=', where.caseId ?? ''),
          ),
        ]),
      ),
    )
    .$if(where.tourIds !== undefined, (query) =>
      query.where('visit.tour_id', 'in', where.tourIds ?? []).where('visit.state', '<>', 'cancelled'),
    )
    .orderBy(sql`lower(visit.during) nulls last`)
    .orderBy('visit.created_at')
    .limit(1000)
    .execute();
  return rows.map((row) => ({
    visitId: row.visit_id,
    version: row.version,
    caseId: row.visit_case,
    number: row.number,
    purpose: row.purpose,
    state: row.state,
    outcome: row.outcome,
    name: nameOf(row),
    address: `${row.street ?? ''} ${row.house_number ?? ''}, ${row.postcode ?? ''} ${row.place ?? ''}`.trim(),
    position: positionOf(row),
    persons: row.persons,
    serviceKeys: row.keys,
    serviceMinutes: row.service_minutes,
    setupMinutes: row.setup_minutes,
    travelMinutes: row.travel_minutes,
    notBefore: row.not_before,
    tourId: row.tour_id,
    beginsAt: row.begins_at,
    endsAt: row.ends_at,
    windowStart: row.window_start,
    windowEnd: row.window_end,
    arrivedAt: row.arrived_at,
    remindedAt: row.reminded_at,
  }));
}

/** Visits that wait for a tour, the longest waiting first. */
export function visitsToPlan(db: VisitDb, tenant: string): Promise<VisitSummary[]> {
  return visitsWhere(db, tenant, { state: 'to-plan' });
}

/** The visits of a case, or of the group date it is listed on. */
export function visitsOfCase(db: VisitDb, tenant: string, caseId: string): Promise<VisitSummary[]> {
  return visitsWhere(db, tenant, { caseId });
}

export interface Proposal {
  tourId: string;
  day: string;
  fit: Fit;
}

/** Where a visit would fit on the tours of the next days, or why it does not; the best first. */
export async function proposalsFor(
  db: VisitDb,
  tenant: string,
  visitId: string,
  days: { from: string; to: string; now: string },
): Promise<Proposal[]> {
  const place = await readVisitToPlace(db, tenant, visitId);
  if (!place) return [];
  const settings = (await readVisitSettings(db, tenant)).value;
  const tours = await db
    .selectFrom('tour')
    .select('id')
    .where('tenant', '=', tenant)
    .where('day', '>=', days.from)
    .where('day', '<=', days.to)
    .where('state', 'in', ['planned', 'under-way'])
    .orderBy('day')
    .orderBy(sql`lower(during)`)
    .limit(60)
    .execute();
  const proposals: Proposal[] = [];
  for (const { id } of tours) {
    const planned = await readTour(db, tenant, id, days.now);
    if (!planned) continue;
    proposals.push({ tourId: id, day: planned.day, fit: fitVisit(planned.tour, planned.stops, place, settings) });
  }
  const cost = (proposal: Proposal) => (proposal.fit.fits ? proposal.fit.extraTravel : Number.POSITIVE_INFINITY);
  return proposals.toSorted(
    (a, b) => Number(b.fit.fits) - Number(a.fit.fits) || cost(a) - cost(b) || (a.day < b.day ? -1 : 1),
  );
}
