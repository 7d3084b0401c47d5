import { z } from 'zod';
import { packageShape, type TourData, tourListShape } from '../package-rules.ts';
import { type Envelope, outcomeSchema } from '../sync/sync-rules.ts';
import { urls } from '../urls.ts';
import { type Answered, call } from './api.ts';
import { keepTour, openBody, recall, sealNote } from './memory.ts';
import { go, places } from './place.ts';
import { type Sent, sendOpen } from './send.ts';
import { getState, setState } from './state.ts';
import { forgetExpired, forgetTour, store, wipe } from './store.ts';
import type { Vault } from './vault.ts';

const syncAnswer = z.object({
  outcomes: z.array(outcomeSchema),
  changes: packageShape.nullable(),
  next: z.string().nullable(),
});
const storedShape = z.object({ blob: z.string(), size: z.number(), mediaType: z.string() });

/** The office no longer knows this device, or its person no longer drives tours. */
const notOurs = new Set(['device.unknown', 'device.lease-over', 'access.forbidden']);

/** Every answer of the office passes here: a locked device forgets everything at once. */
async function heed<T>(answer: Answered<T>): Promise<Answered<T>> {
  if (answer.ok) setState({ online: true, leaseOver: false });
  else if (answer.offline) setState({ online: false });
  else if (answer.code === 'device.locked') {
    await wipe();
    setState({
      phase: 'wiped',
      device: undefined,
      vault: undefined,
      held: undefined,
      commands: [],
      tours: undefined,
    });
  } else if (notOurs.has(answer.code)) setState({ leaseOver: true });
  return answer;
}

/** Puts photographs where the office finds them. `false` when the network ended. */
async function sendAttachments(vault: Vault): Promise<boolean> {
  const { lang } = getState();
  for (const row of await store.attachments.filter((one) => one.stored === undefined).toArray()) {
    const bytes = await vault.openBytes(row.sealed, `paper/${row.id}`);
    const hash = row.id.split('/')[1] ?? '';
    const answer = await heed(await call(urls.attachment(hash), storedShape, { lang, bytes }));
    if (answer.ok) await store.attachments.update(row.id, { stored: answer.value });
    else if (answer.offline || getState().phase !== 'open' || getState().leaseOver) return false;
    else {
      // A picture the office cannot read: it stays here, and the list says why.
      const sentence = await sealNote(vault, row.commandId, answer.message);
      await store.outbox.where('id').equals(row.commandId).modify({ state: 'waiting', note: sentence });
    }
  }
  return true;
}

/** Open commands ready to go. A paper goes when its bytes are there; until then it waits without holding others up. */
async function openEnvelopes(vault: Vault): Promise<Envelope[]> {
  const rows = await store.outbox.where('state').anyOf('unsent', 'waiting').sortBy('seq');
  const envelopes: Envelope[] = [];
  for (const row of rows) {
    const { name, input, recordedAt } = await openBody(vault, row);
    const command = { id: row.id, after: row.after, name, recordedAt };
    if (name !== 'cases.attach-paper') envelopes.push({ ...command, input });
    else {
      const paper = await store.attachments.where('commandId').equals(row.id).first();
      if (paper?.stored) envelopes.push({ ...command, input: { ...input, ...paper.stored } });
    }
  }
  return envelopes;
}

async function settle(vault: Vault, outcomes: readonly z.output<typeof outcomeSchema>[]): Promise<void> {
  const notes = await Promise.all(
    outcomes.map(async ({ id, message }) => (message ? await sealNote(vault, id, message) : undefined)),
  );
  await store.database.transaction('rw', [store.outbox, store.attachments], async () => {
    for (const [index, { id, state, code }] of outcomes.entries()) {
      const sentence = notes[index];
      await store.outbox
        .where('id')
        .equals(id)
        .modify((row) => {
          row.state = state;
          if (sentence) row.note = sentence;
          else delete row.note;
        });
      const papers = store.attachments.where('commandId').equals(id);
      if (state === 'accepted') await papers.delete();
      // The office has lost the bytes: send them again.
      else if (code === 'attachment.missing') await papers.modify((row) => void delete row.stored);
    }
  });
}

/** Where the crew is to be when, as one text to compare. */
function planOf(data: TourData): string {
  return JSON.stringify(data.stops.map(({ visit, address }) => [visit.visitId, visit.windowStart, address]));
}

let running: Promise<void> | undefined;
let again = false;

/** Sends what is open and takes what is new. One at a time; asked again meanwhile, it runs once more. */
export function sync(): Promise<void> {
  if (running !== undefined) {
    again = true;
    return running;
  }
  running = syncOnce().finally(() => {
    running = undefined;
    setState({ sending: false });
    if (again) {
      again = false;
      void sync();
    }
  });
  return running;
}

async function syncOnce(): Promise<void> {
  const { vault, phase } = getState();
  if (!vault || phase !== 'open') return;
  await forgetExpired(new Date().toISOString());
  const open = await store.outbox.where('state').anyOf('unsent', 'waiting').count();
  setState({ sending: open > 0 });
  if (!(await sendAttachments(vault))) return recall(vault);
  let gone = false;
  let version = getState().held?.version;
  const send = async (commands: readonly Envelope[]): Promise<Sent> => {
    const { held, lang } = getState();
    const since = held ? { tourId: held.data.tour.id, version: version ?? held.version } : null;
    const answer = await heed(await call(urls.sync(), syncAnswer, { lang, json: { since, commands } }));
    if (!answer.ok) return { ok: false };
    const { outcomes, changes, next } = answer.value;
    gone = since !== null && next === null;
    if (changes && next) {
      await keepTour(vault, { data: changes, version: next });
      version = next;
      // What this device itself has sent is no news; other stops or other times are.
      if (held && planOf(held.data) !== planOf(changes)) setState({ changed: true });
    }
    return { ok: true, outcomes };
  };
  const outbox = {
    open: () => openEnvelopes(vault),
    settle: (list: Parameters<typeof settle>[1]) => settle(vault, list),
  };
  const arrived = await sendOpen(outbox, send);
  if (arrived && getState().phase === 'open') await send([]);
  if (getState().phase !== 'open') return;
  await recall(vault);
  await closeTour(gone);
}

/** The office has ended the tour and answered everything: nothing of it stays here. */
async function closeTour(gone: boolean): Promise<void> {
  const { held, commands, vault } = getState();
  if (!held || !gone || !vault) return;
  const tourId = held.data.tour.id;
  if (commands.some((one) => one.tourId === tourId && (one.state === 'unsent' || one.state === 'waiting'))) return;
  if (commands.some((one) => one.tourId === tourId && one.state === 'refused')) return;
  await forgetTour(tourId);
  setState({ closed: true });
  await recall(vault);
  go(places.tours());
}

/** Asks for the own tours of the next days. */
export async function listTours(): Promise<void> {
  const answer = await heed(await call(urls.tours(), tourListShape, { lang: getState().lang }));
  if (answer.ok) setState({ tours: answer.value.tours });
}

const tourAnswer = z.object({ package: packageShape, version: z.string() });

/** Loads one tour on the device; only this one will be there. */
export async function loadTour(id: string): Promise<string | undefined> {
  const { vault, lang } = getState();
  if (!vault) return undefined;
  const answer = await heed(await call(urls.tour(id), tourAnswer, { lang }));
  if (!answer.ok) return answer.offline ? '' : answer.message;
  await store.tours.clear();
  await keepTour(vault, { data: answer.value.package, version: answer.value.version });
  setState({ closed: false, changed: false });
  await recall(vault);
  return undefined;
}
