import type { SignedIn, Town } from '#domain/identity/index.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import type { Visit } from '#platform/http/route.ts';

/** A request at the desk. `staff` is there wherever a right was needed; the sign-in pages do without. */
export interface DeskVisit extends Visit {
  door: DoorParts;
  staff?: SignedIn;
  /** The signed-in person's town. */
  town?: Town;
}

/** A request by somebody signed in: what every section of the desk works with. */
export interface StaffVisit extends DeskVisit {
  staff: SignedIn;
  town: Town;
}
