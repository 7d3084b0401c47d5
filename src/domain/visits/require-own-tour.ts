import { refuse } from './problems.ts';
import type { VisitStep } from './visit-step.ts';

/** A tour of the acting crew member. Other crews' tours do not exist for them (`visits.tour-unknown`). */
export async function requireOwnTour(
  step: VisitStep,
  tourId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<{ id: string; day: string; state: string; kit_id: string }> {
  const query = step.tx
    .selectFrom('tour')
    .select(['id', 'day', 'state', 'kit_id'])
    .where('tenant', '=', step.tenant)
    .where('id', '=', tourId);
  const tour = await (lock ? query.forUpdate() : query).executeTakeFirst();
  const booked = await step.tx
    .selectFrom('booking')
    .select('id')
    .where('tenant', '=', step.tenant)
    .where('tour_id', '=', tourId)
    .where('resource_kind', '=', 'staff')
    .where('resource_id', '=', step.actor.id)
    .executeTakeFirst();
  if (!tour || !booked) throw refuse('visits.tour-unknown');
  return tour;
}
