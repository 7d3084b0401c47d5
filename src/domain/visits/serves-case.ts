import type { VisitDb } from './visit-step.ts';

/** Whether a crew member drives, or drove, a tour on which this case's person, or the home itself, is visited. */
export async function servesCase(db: VisitDb, tenant: string, staffId: string, caseId: string): Promise<boolean> {
  const row = await db
    .selectFrom('visit')
    .innerJoin('booking', (join) =>
      join.onRef('booking.tenant', '=', 'visit.tenant').onRef('booking.tour_id', '=', 'visit.tour_id'),
    )
    .leftJoin('visit_person as person', (join) =>
      join.onRef('person.tenant', '=', 'visit.tenant').onRef('person.visit_id', '=', 'visit.id'),
    )
    .select('visit.id')
    .where('visit.tenant', '=', tenant)
    .where('booking.resource_kind', '=', 'staff')
    .where('booking.resource_id', '=', staffId)
    .where((or) => or.or([or('visit.case_id', '=', caseId), or('person.case_id', '=', caseId)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
