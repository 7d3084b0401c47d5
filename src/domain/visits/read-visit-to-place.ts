import { blanksFor, onSiteServices, readServices } from './read-services.ts';
import { positionOf } from './read-tour.ts';
import { wishesSchema } from './request-rules.ts';
import type { VisitToPlace } from './tour-rules.ts';
import type { VisitDb } from './visit-step.ts';

/** A visit as the rules of planning see it: where, how long, when it suits, what must be in the kit. */
export async function readVisitToPlace(
  db: VisitDb,
  tenant: string,
  visitId: string,
): Promise<VisitToPlace | undefined> {
  const row = await db
    .selectFrom('visit')
    .innerJoin('visit_request as request', (join) =>
      join.onRef('request.tenant', '=', 'visit.tenant').onRef('request.case_id', '=', 'visit.case_id'),
    )
    .innerJoin('case_file as file', (join) =>
      join.onRef('file.tenant', '=', 'visit.tenant').onRef('file.id', '=', 'visit.case_id'),
    )
    .innerJoin('party', (join) =>
      join
        .onRef('party.tenant', '=', 'visit.tenant')
        .onRef('party.case_id', '=', 'visit.case_id')
        .on('party.role', 'in', ['resident', 'institution']),
    )
    .select([
      'visit.id',
      'visit.purpose',
      'visit.service_minutes',
      'visit.not_before',
      'request.wishes',
      'request.skills',
      'file.service_keys',
      'party.lat',
      'party.lon',
    ])
    .where('visit.tenant', '=', tenant)
    .where('visit.id', '=', visitId)
    .executeTakeFirst();
  if (!row) return undefined;
  const persons = await db
    .selectFrom('visit_person')
    .select('service_keys')
    .where('tenant', '=', tenant)
    .where('visit_id', '=', visitId)
    .execute();
  const services = (await readServices(db, tenant)).value;
  const wishes = wishesSchema.parse(row.wishes);
  const handsOver = row.purpose === 'hand-over';
  // Nobody on a group date's list yet: what the home asked for must be in the kit.
  const keys = persons.length > 0 ? persons.map((person) => person.service_keys) : [row.service_keys];
  const dates = [row.not_before, wishes.notBefore ?? null].filter((date) => date !== null);
  return {
    visitId: row.id,
    position: positionOf(row),
    serviceMinutes: row.service_minutes,
    wishes: wishes.spans,
    notBefore: dates.toSorted().at(-1) ?? null,
    // Handing over a finished card needs no kit.
    equipment: handsOver
      ? []
      : [...new Set(onSiteServices(services, keys.flat()).flatMap((each) => each.kitEquipment))],
    blanks: handsOver ? 0 : keys.reduce((sum, own) => sum + blanksFor(services, own), 0),
    skills: row.skills,
  };
}
