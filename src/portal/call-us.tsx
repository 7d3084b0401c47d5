import type { PortalVisit } from './visit.ts';

/** Whom to ring, and when: the way that is always open. */
export function CallUs({ visit }: { visit: PortalVisit }) {
  const { serviceCentre } = visit.town;
  return (
    <p class="kern-body">
      {serviceCentre.name[visit.lang]}:{' '}
      <a class="kern-link" href={`tel:${serviceCentre.phone.replace(/[^\d+]/g, '')}`}>
        {serviceCentre.phone}
      </a>{' '}
      ({serviceCentre.hours[visit.lang]})
    </p>
  );
}
