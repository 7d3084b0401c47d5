import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { messages } from './messages.ts';

/** On a receipt: what was sent while signed in needs no number to be found again. */
export function StandsInList({ visit }: { visit: PortalVisit }) {
  const t = messages[visit.lang];
  return visit.account?.id === undefined ? null : (
    <p class="kern-body">
      {t.standsInList}{' '}
      <a class="kern-link" href={urls.my(visit.town.id)}>
        {t.my}
      </a>
    </p>
  );
}
