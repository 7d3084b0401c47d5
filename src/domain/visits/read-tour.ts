import { sql } from 'kysely';
import { minutesAt } from './local-time.ts';
import { blanksFor, readServices } from './read-services.ts';
import type { Stop, Tour } from './tour-rules.ts';
import type { Position } from './travel-rules.ts';
import type { VisitDb } from './visit-step.ts';

export interface PlannedTour {
  id: string;
  day: string;
  state: string;
  version: number;
  startsAt: string;
  endsAt: string;
  vehicleId: string;
  kitId: string;
  tour: Tour;
  stops: (Stop & { state: string })[];
}

const openStates = ['planned', 'under-way'];

/** A tour as the rules see it, with its stops. `lock` takes its row, so that two dispatchers do not fill one gap. */
export async function readTour(
  db: VisitDb,
  tenant: string,
  tourId: string,
  now: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<PlannedTour | undefined> {
  const query = db
    .selectFrom('tour')
    .select([
      'id',
      'day',
      'state',
      'version',
      'vehicle_id',
      'kit_id',
      'skills',
      sql<string>`lower(during)`.as('starts_at'),
      sql<string>`upper(during)`.as('ends_at'),
    ])
    .where('tenant', '=', tenant)
    .where('id', '=', tourId);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) return undefined;
  const kit = await readKit(db, tenant, row.kit_id);
  return {
    id: row.id,
    day: row.day,
    state: row.state,
    version: row.version,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    vehicleId: row.vehicle_id,
    kitId: row.kit_id,
    tour: {
      day: row.day,
      // Nobody can be sent into the past: a tour under way begins now.
      start: minutesAt(now > row.starts_at && now < row.ends_at ? now : row.starts_at),
      end: minutesAt(row.ends_at),
      open: openStates.includes(row.state) && row.ends_at > now,
      skills: row.skills,
      kit,
    },
    stops: await readStops(db, tenant, tourId),
  };
}

/** The stops of a tour in their order, with where they are. */
export async function readStops(db: VisitDb, tenant: string, tourId: string): Promise<(Stop & { state: string })[]> {
  const rows = await db
    .selectFrom('visit')
    .innerJoin('party', (join) =>
      join
        .onRef('party.tenant', '=', 'visit.tenant')
        .onRef('party.case_id', '=', 'visit.case_id')
        .on('party.role', 'in', ['resident', 'institution']),
    )
    .select([
      'visit.id',
      'visit.state',
      'party.lat',
      'party.lon',
      sql<string>`lower(visit.during)`.as('begins_at'),
      sql<string>`upper(visit.during)`.as('ends_at'),
    ])
    .where('visit.tenant', '=', tenant)
    .where('visit.tour_id', '=', tourId)
    .where('visit.state', '<>', 'cancelled')
    .orderBy(sql`lower(visit.during)`)
    .execute();
  return rows.map((row) => ({
    visitId: row.id,
    state: row.state,
    position: positionOf(row),
    begin: minutesAt(row.begins_at),
    end: minutesAt(row.ends_at),
  }));
}

export function positionOf(of: { lat: number | null; lon: number | null }): Position {
  return of.lat === null || of.lon === null ? null : { lat: of.lat, lon: of.lon };
}

async function readKit(db: VisitDb, tenant: string, kitId: string): Promise<Tour['kit']> {
  const kit = await db
    .selectFrom('kit')
    .select('calibrated_until')
    .where('tenant', '=', tenant)
    .where('id', '=', kitId)
    .executeTakeFirstOrThrow();
  const items = await db
    .selectFrom('kit_item')
    .select('equipment')
    .where('tenant', '=', tenant)
    .where('kit_id', '=', kitId)
    .where('state', '=', 'present')
    .execute();
  return {
    equipment: items.map((item) => item.equipment),
    calibratedUntil: kit.calibrated_until,
    blanksLeft: (await blanksInStock(db, tenant, kitId)) - (await blanksPromised(db, tenant, kitId)),
  };
}

export async function blanksInStock(db: VisitDb, tenant: string, kitId: string): Promise<number> {
  const { count } = await db
    .selectFrom('consumable')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('tenant', '=', tenant)
    .where('kit_id', '=', kitId)
    .where('kind', '=', 'provisional-id-blank')
    .where('state', '=', 'in-stock')
    .executeTakeFirstOrThrow();
  return count;
}

/** Blanks that visits already planned with this kit will need; `tourId` narrows it to one tour. */
export async function blanksPromised(db: VisitDb, tenant: string, kitId: string, tourId?: string): Promise<number> {
  const services = (await readServices(db, tenant)).value;
  const persons = await db
    .selectFrom('visit_person as person')
    .innerJoin('visit', (join) =>
      join.onRef('visit.tenant', '=', 'person.tenant').onRef('visit.id', '=', 'person.visit_id'),
    )
    .innerJoin('tour', (join) => join.onRef('tour.tenant', '=', 'visit.tenant').onRef('tour.id', '=', 'visit.tour_id'))
    .select('person.service_keys')
    .where('person.tenant', '=', tenant)
    .where('tour.kit_id', '=', kitId)
    .where('visit.purpose', '=', 'service')
    .where('visit.state', 'in', ['planned', 'on-site'])
    .where('person.ended_at', 'is', null)
    .$if(tourId !== undefined, (query) => query.where('tour.id', '=', tourId ?? ''))
    .execute();
  return persons.reduce((sum, person) => sum + blanksFor(services, person.service_keys), 0);
}
