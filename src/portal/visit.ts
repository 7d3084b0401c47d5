import type { Account, Town } from '#domain/identity/index.ts';
import type { PaymentProvider } from '#domain/payments/index.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import type { Visit } from '#platform/http/route.ts';

/** A request at the portal of one town. The actor is a resident once a case was opened by secret or from the own list. */
export interface PortalVisit extends Visit {
  door: DoorParts;
  town: Town;
  /** Who is signed in with the citizens' account: prefill from `attributes`, compare `level` with `meetsLevel`. */
  account?: Account;
  /** What has opened the case the actor carries: its secret, or the signed-in resident's list. */
  openedBy?: 'secret' | 'list';
  /** Absent where nothing can be paid online. */
  payments: PaymentProvider | undefined;
}
