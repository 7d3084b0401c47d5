import type { ApplicationPayload } from './payload.ts';

export type Delivery =
  | { ok: true; reference: string }
  /** The other side has looked and says no; sending the same again changes nothing. */
  | { ok: false; kind: 'refused'; code: string }
  /** Not there, too slow, or not understandable: try again later. `reason` is a code. */
  | { ok: false; kind: 'unavailable'; reason: string };

/**
 * The way to a specialist system (Fachverfahren). The key makes a repeated delivery harmless: the same key must give
 * the same reference and do nothing twice.
 */
export interface Connector {
  deliver(application: ApplicationPayload, idempotencyKey: string): Promise<Delivery>;
}
