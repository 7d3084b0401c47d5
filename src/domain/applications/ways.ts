import type { ReactionContext } from '#platform/jobs/reaction.ts';
import type { Answer } from './rules.ts';
import type { System, Way } from './settings.ts';
import type { ApplicationRow } from './tables.ts';

export interface ToDeliver {
  context: ReactionContext;
  application: ApplicationRow;
  /** The row of the configuration that names the addressee. */
  system: System;
}

/**
 * Takes one application to the other side, at least once, under the application's id as idempotency key.
 * `undefined`: sent; the answer comes later by an entry of its own.
 * @throws Error whose message is a reason code (`register.timeout`): not now, the job tries again and sets it aside.
 */
export type Deliver = (task: ToDeliver) => Promise<Answer | undefined>;

/** The ways of delivery of this installation. A way somebody configured and nobody installed is `application.way-missing`. */
export type Ways = Readonly<Partial<Record<Way, Deliver>>>;
