import { batchSize, type Envelope, type SyncOutcome } from '../sync/sync-rules.ts';

/** What sending needs from the device's memory; the browser keeps it in IndexedDB, a test in a list. */
export interface Outbox {
  /** What the office has not settled yet, in the order it was noted, ready to go. */
  open(): Promise<Envelope[]>;
  /** Writes down what the office said. Only after this may anything be forgotten. */
  settle(outcomes: readonly SyncOutcome[]): Promise<void>;
}

export type Sent = { ok: true; outcomes: SyncOutcome[] } | { ok: false };

/**
 * Sends everything open, batch by batch, and stops when the network ends or nothing moves any more. Sending what has
 * arrived already is harmless.
 */
export async function sendOpen(outbox: Outbox, send: (batch: readonly Envelope[]) => Promise<Sent>): Promise<boolean> {
  const tried = new Set<string>();
  for (;;) {
    const batch = (await outbox.open()).filter(({ id }) => !tried.has(id)).slice(0, batchSize);
    if (batch.length === 0) return true;
    const sent = await send(batch);
    if (!sent.ok) return false;
    await outbox.settle(sent.outcomes);
    for (const { id } of batch) tried.add(id);
    // Something was settled, so what waited for it may go now.
    if (sent.outcomes.some(({ state }) => state !== 'waiting'))
      for (const { id, state } of sent.outcomes) if (state === 'waiting') tried.delete(id);
  }
}
