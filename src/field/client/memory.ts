import { z } from 'zod';
import { packageShape } from '../package-rules.ts';
import { commandBefore } from '../progress-rules.ts';
import { fieldCommandNames } from '../sync/sync-rules.ts';
import { getState, type HeldTour, type LocalCommand, setState } from './state.ts';
import { type AttachmentRow, type OutboxRow, store } from './store.ts';
import type { Vault } from './vault.ts';

const bodyShape = z.object({
  name: z.enum(fieldCommandNames),
  input: z.record(z.string(), z.unknown()),
  recordedAt: z.string(),
});
export type Body = z.output<typeof bodyShape>;

const contextOf = { outbox: (id: string) => `outbox/${id}`, note: (id: string) => `note/${id}` };

export function openBody(vault: Vault, row: OutboxRow): Promise<Body> {
  return vault.open(row.sealed, contextOf.outbox(row.id), bodyShape);
}

export function sealNote(vault: Vault, id: string, message: string) {
  return vault.seal(message, contextOf.note(id));
}

async function readCommands(vault: Vault): Promise<LocalCommand[]> {
  const rows = await store.outbox.orderBy('seq').toArray();
  return Promise.all(
    rows.map(async (row) => ({
      ...(await openBody(vault, row)),
      id: row.id,
      seq: row.seq ?? 0,
      after: row.after,
      tourId: row.tourId,
      state: row.state,
      message: row.note ? await vault.open(row.note, contextOf.note(row.id), z.string()) : undefined,
    })),
  );
}

async function readHeld(vault: Vault): Promise<HeldTour | undefined> {
  const [row] = await store.tours.toArray();
  return row && { data: await vault.open(row.sealed, `tour/${row.id}`, packageShape), version: row.version };
}

/** Reads the device's memory anew: after unlocking, and after every change. */
export async function recall(vault: Vault): Promise<void> {
  setState({ commands: await readCommands(vault), held: await readHeld(vault) });
}

export async function keepTour(vault: Vault, held: HeldTour): Promise<void> {
  const { data, version } = held;
  const { id } = data.tour;
  const sealed = await vault.seal(data, `tour/${id}`);
  await store.tours.put({ id, version, expiresAt: data.expiresAt, sealed });
}

export interface Note {
  name: Body['name'];
  input: Record<string, unknown>;
  /** A photograph that goes with it. */
  bytes?: Uint8Array<ArrayBuffer>;
}

// One after another: the next note builds on the one before.
let queue: Promise<void> = Promise.resolve();

/**
 * Notes what the crew did: sealed, in one transaction together with the end of its drafts. When this returns, a dead
 * battery loses nothing of it.
 */
export function note(tourId: string, notes: readonly Note[], finishedDrafts: readonly string[] = []): Promise<void> {
  const run = queue.then(() => write(tourId, notes, finishedDrafts));
  queue = run.catch(() => {});
  return run;
}

async function write(tourId: string, notes: readonly Note[], finishedDrafts: readonly string[]): Promise<void> {
  const { vault, commands } = getState();
  if (!vault) throw new Error('the device is locked');
  const recordedAt = new Date().toISOString();
  const fresh: (LocalCommand & { bytes?: Uint8Array<ArrayBuffer> })[] = [];
  for (const { name, input: given, bytes } of notes) {
    const timed = name === 'cases.attach-paper' || name === 'visits.void-consumable' ? given : { recordedAt, ...given };
    const input = Object.fromEntries(Object.entries(timed).filter(([, value]) => value !== undefined));
    const after = commandBefore([...commands, ...fresh], { name, input });
    const noted = { id: crypto.randomUUID(), seq: 0, after, tourId, name, input, recordedAt, state: 'unsent' as const };
    fresh.push({ ...noted, message: undefined, ...(bytes ? { bytes } : {}) });
  }
  const rows: OutboxRow[] = [];
  const attachments: AttachmentRow[] = [];
  for (const { id, after, name, input, recordedAt: at, bytes } of fresh) {
    const sealed = await vault.seal({ name, input, recordedAt: at }, contextOf.outbox(id));
    rows.push({ id, after, tourId, state: 'unsent', sealed });
    if (!bytes) continue;
    const hash = await sha256(bytes);
    // The command's id makes the key: the same picture twice is two papers.
    const place = `${id}/${hash}`;
    attachments.push({ id: place, commandId: id, tourId, sealed: await vault.sealBytes(bytes, `paper/${place}`) });
  }
  await store.database.transaction('rw', [store.outbox, store.attachments, store.drafts], async () => {
    await store.outbox.bulkAdd(rows);
    await store.attachments.bulkAdd(attachments);
    await store.drafts.bulkDelete([...finishedDrafts]);
  });
  await recall(vault);
}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const draftShape = z.record(z.string(), z.string());
export type Draft = z.output<typeof draftShape>;

export async function readDraft(id: string): Promise<Draft> {
  const { vault } = getState();
  const row = vault && (await store.drafts.get(id));
  return row && vault ? vault.open(row.sealed, `draft/${id}`, draftShape) : {};
}

/** Keeps a form as it is being typed: a dead battery costs at most the current field. */
export async function keepDraft(id: string, tourId: string, values: Draft): Promise<void> {
  const { vault } = getState();
  if (vault) await store.drafts.put({ id, tourId, sealed: await vault.seal(values, `draft/${id}`) });
}
