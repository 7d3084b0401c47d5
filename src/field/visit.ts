import type { Device, SignedIn } from '#domain/identity/index.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import type { Visit } from '#platform/http/route.ts';

/** A request for the app itself or for enrolling: by the desk's session, or nobody yet. */
export interface FieldVisit extends Visit {
  door: DoorParts;
  staff?: SignedIn;
}

/** A request by an enrolled device that is neither locked nor expired, for the crew member who enrolled it. */
export interface DeviceVisit extends FieldVisit {
  staff: SignedIn;
  device: Device;
}
