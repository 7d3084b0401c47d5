import { sql } from 'kysely';
import { type VisitSummary, visitsWhere } from './visit-queries.ts';
import type { VisitDb } from './visit-step.ts';

export interface TourOfDay {
  tourId: string;
  version: number;
  day: string;
  state: string;
  startsAt: string;
  endsAt: string;
  skills: string[];
  crew: { id: string; name: string }[];
  vehicle: { id: string; name: string };
  kit: { id: string; name: string; calibratedUntil: string; batteryPercent: number };
  stops: VisitSummary[];
}

/** The tours of the days from … to, with their stops in order; cancelled ones are left out. */
export async function toursOfDays(
  db: VisitDb,
  tenant: string,
  days: { from: string; to: string } | { tourId: string } | { crewMember: string; from: string; to: string },
): Promise<TourOfDay[]> {
  let query = db
    .selectFrom('tour')
    .innerJoin('vehicle', (join) =>
      join.onRef('vehicle.tenant', '=', 'tour.tenant').onRef('vehicle.id', '=', 'tour.vehicle_id'),
    )
    .innerJoin('kit', (join) => join.onRef('kit.tenant', '=', 'tour.tenant').onRef('kit.id', '=', 'tour.kit_id'))
    .select([
      'tour.id',
      'tour.version',
      'tour.day',
      'tour.state',
      'tour.skills',
      'tour.vehicle_id',
      'tour.kit_id',
      'vehicle.name as vehicle',
      'kit.name as kit',
      'kit.calibrated_until',
      'kit.battery_percent',
      sql<string>`lower(tour.during)`.as('starts_at'),
      sql<string>`upper(tour.during)`.as('ends_at'),
    ])
    .where('tour.tenant', '=', tenant)
    .where('tour.state', '<>', 'cancelled');
  if ('tourId' in days) query = query.where('tour.id', '=', days.tourId);
  else query = query.where('tour.day', '>=', days.from).where('tour.day', '<=', days.to);
  if ('crewMember' in days)
    query = query.where((or) =>
      or.exists(
        or
          .selectFrom('booking')
          .select('booking.id')
          .whereRef('booking.tenant', '=', 'tour.tenant')
          .whereRef('booking.tour_id', '=', 'tour.id')
          .where('booking.resource_kind', '=', 'staff')
          .where('booking.resource_id', '=', days.crewMember),
      ),
    );
  const rows = await query.orderBy('tour.day').orderBy(sql`lower(tour.during)`).orderBy('tour.id').limit(200).execute();
  const tourIds = rows.map((row) => row.id);
  const crews = await crewsOf(db, tenant, tourIds);
  const stops = await visitsWhere(db, tenant, { tourIds });
  return rows.map((row) => ({
    tourId: row.id,
    version: row.version,
    day: row.day,
    state: row.state,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    skills: row.skills,
    crew: crews.filter((one) => one.tour_id === row.id).map(({ id, name }) => ({ id, name })),
    vehicle: { id: row.vehicle_id, name: row.vehicle },
    kit: {
      id: row.kit_id,
      name: row.kit,
      calibratedUntil: row.calibrated_until,
      batteryPercent: row.battery_percent,
    },
    stops: stops.filter((stop) => stop.tourId === row.id),
  }));
}

export function toursOfDay(db: VisitDb, tenant: string, day: string): Promise<TourOfDay[]> {
  return toursOfDays(db, tenant, { from: day, to: day });
}

/** The tours somebody drives from a day on, for the device's first screen. */
export function toursOfCrew(
  db: VisitDb,
  tenant: string,
  staffId: string,
  days: { from: string; to: string },
): Promise<TourOfDay[]> {
  return toursOfDays(db, tenant, { crewMember: staffId, ...days });
}

async function crewsOf(db: VisitDb, tenant: string, tourIds: readonly string[]) {
  if (tourIds.length === 0) return [];
  return db
    .selectFrom('booking')
    .innerJoin('staff', (join) =>
      join.onRef('staff.tenant', '=', 'booking.tenant').onRef('staff.id', '=', 'booking.resource_id'),
    )
    .select(['booking.tour_id', 'staff.id', 'staff.name'])
    .where('booking.tenant', '=', tenant)
    .where('booking.resource_kind', '=', 'staff')
    .where('booking.tour_id', 'in', tourIds)
    .orderBy('staff.name')
    .execute();
}

export interface Resource {
  kind: 'staff' | 'vehicle' | 'kit';
  id: string;
  name: string;
  /** Spans of that day it is booked for. */
  busy: { tourId: string; from: string; to: string }[];
}

/** Crew members, vehicles and kits, and when each is booked between two instants. */
export async function resourcesBetween(
  db: VisitDb,
  tenant: string,
  between: { from: string; to: string },
): Promise<Resource[]> {
  const [crew, vehicles, kits, bookings] = [
    await db
      .selectFrom('staff')
      .innerJoin('staff_role', (join) =>
        join.onRef('staff_role.tenant', '=', 'staff.tenant').onRef('staff_role.staff_id', '=', 'staff.id'),
      )
      .select(['staff.id', 'staff.name'])
      .distinct()
      .where('staff.tenant', '=', tenant)
      .where('staff.active', '=', true)
      .where('staff_role.role', '=', 'crew')
      .orderBy('staff.name')
      .execute(),
    await db
      .selectFrom('vehicle')
      .select(['id', 'name'])
      .where('tenant', '=', tenant)
      .where('active', '=', true)
      .orderBy('name')
      .execute(),
    await db
      .selectFrom('kit')
      .select(['id', 'name'])
      .where('tenant', '=', tenant)
      .where('active', '=', true)
      .orderBy('name')
      .execute(),
    await db
      .selectFrom('booking')
      .select([
        'tour_id',
        'resource_id',
        sql<string>`lower(during)`.as('starts_at'),
        sql<string>`upper(during)`.as('ends_at'),
      ])
      .where('tenant', '=', tenant)
      .where(sql<boolean>`during && tstzrange(${between.from}::timestamptz, ${between.to}::timestamptz)`)
      .orderBy(sql`lower(during)`)
      .execute(),
  ];
  const resource = (kind: Resource['kind']) => (row: { id: string; name: string }) => ({
    kind,
    id: row.id,
    name: row.name,
    busy: bookings
      .filter((booking) => booking.resource_id === row.id)
      .map((booking) => ({ tourId: booking.tour_id, from: booking.starts_at, to: booking.ends_at })),
  });
  return [...crew.map(resource('staff')), ...vehicles.map(resource('vehicle')), ...kits.map(resource('kit'))];
}
