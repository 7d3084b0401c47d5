import type { Town } from '#domain/identity/index.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import type { Visit } from '#platform/http/route.ts';

/** A request by a program, in one town. */
export interface MachineVisit extends Visit {
  door: DoorParts;
  town: Town;
}
