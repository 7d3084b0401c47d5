import type { PortalVisit } from '../visit.ts';
import { accountOffer } from './flow.ts';
import { messages } from './messages.ts';

/** Says above filled-in questions where the answers come from; nothing for who is not signed in. */
export function Prefilled({ visit }: { visit: PortalVisit }) {
  const offer = visit.account && accountOffer(visit);
  return offer ? <p class="kern-body">{messages[visit.lang].prefilled(offer.settings.name[visit.lang])}</p> : null;
}
