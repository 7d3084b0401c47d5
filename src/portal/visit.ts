import type { Town } from '#domain/identity/index.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import type { Visit } from '#platform/http/route.ts';

/** A request at the portal of one town. The actor is a resident once a case was opened by number and secret. */
export interface PortalVisit extends Visit {
  door: DoorParts;
  town: Town;
}
