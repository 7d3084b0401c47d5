import { Dexie } from 'dexie';
import type { Sealed } from './vault.ts';

/**
 * What lies on the device. Clear are only ids, states and times; everything about people is in `sealed`.
 */
export interface DeviceRow {
  id: 'device';
  deviceId: string;
  tenant: string;
  staffId: string;
  town: string;
  certificate: string;
  leaseUntil: string;
  /** Not extractable: it signs here and nowhere else. */
  privateKey: CryptoKey;
}

export interface LockRow {
  id: 'lock';
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
  wrapped: Sealed;
  wrong: number;
  /** Milliseconds since 1970; the PIN is not tried before. */
  blockedUntil: number;
}

export interface TourRow {
  id: string;
  version: string;
  expiresAt: string;
  sealed: Sealed;
}

export interface DraftRow {
  id: string;
  tourId: string;
  sealed: Sealed;
}

export interface OutboxRow {
  seq?: number;
  id: string;
  after: string | null;
  tourId: string;
  state: 'unsent' | 'waiting' | 'accepted' | 'refused';
  sealed: Sealed;
  /** What the office said, in its words. */
  note?: Sealed;
}

export interface AttachmentRow {
  /** SHA-256 of the bytes, hex. */
  id: string;
  commandId: string;
  tourId: string;
  sealed: Sealed;
  /** How the office names it, once it is there. */
  stored?: { blob: string; size: number; mediaType: string };
}

const database = new Dexie('buergernah-field');
database.version(1).stores({
  device: 'id',
  lock: 'id',
  tours: 'id',
  drafts: 'id, tourId',
  outbox: '++seq, &id, tourId, state',
  attachments: 'id, commandId, tourId',
});

export const store = {
  database,
  device: database.table<DeviceRow, string>('device'),
  lock: database.table<LockRow, string>('lock'),
  tours: database.table<TourRow, string>('tours'),
  drafts: database.table<DraftRow, string>('drafts'),
  outbox: database.table<OutboxRow, number>('outbox'),
  attachments: database.table<AttachmentRow, string>('attachments'),
};

/** Takes everything off the device: it was locked, or somebody else enrols it. */
export async function wipe(): Promise<void> {
  await store.database.transaction('rw', store.database.tables, () =>
    Promise.all(store.database.tables.map((table) => table.clear())),
  );
}

/** Removes a tour with all that was noted on it. Only after every command was answered by the office. */
export async function forgetTour(tourId: string): Promise<void> {
  await store.database.transaction('rw', [store.tours, store.drafts, store.outbox, store.attachments], async () => {
    await store.tours.delete(tourId);
    await store.drafts.where('tourId').equals(tourId).delete();
    await store.outbox
      .where('tourId')
      .equals(tourId)
      .filter((row) => row.state === 'accepted' || row.state === 'refused')
      .delete();
    const left = new Set((await store.outbox.where('tourId').equals(tourId).toArray()).map((row) => row.id));
    await store.attachments
      .where('tourId')
      .equals(tourId)
      .filter((row) => !left.has(row.commandId))
      .delete();
  });
}

/**
 * Removes tours whose time is over, and what was settled of tours that are no longer here. What was not sent stays,
 * sealed, until it is. Needs no PIN.
 */
export async function forgetExpired(now: string): Promise<void> {
  const tours = await store.tours.toArray();
  const kept = new Set(tours.filter((row) => row.expiresAt > now).map((row) => row.id));
  const noted = await store.outbox.orderBy('tourId').uniqueKeys();
  const over = new Set([...tours.map((row) => row.id), ...noted.map(String)].filter((id) => !kept.has(id)));
  for (const id of over) await forgetTour(id);
}
