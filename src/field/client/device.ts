import { z } from 'zod';
import { makeDeviceKey } from '#platform/crypto/receipt.ts';
import { urls } from '../urls.ts';
import { call } from './api.ts';
import { recall } from './memory.ts';
import { getState, setState } from './state.ts';
import { forgetExpired, store, wipe } from './store.ts';
import { makeLock, openLock } from './vault.ts';

const sessionShape = z.object({ name: z.string().nullable(), crew: z.boolean() });
export type SessionAnswer = z.output<typeof sessionShape>;

/** Who is signed in at the desk in this browser; `undefined` without network. */
export async function askSession(): Promise<SessionAnswer | undefined> {
  const answer = await call(urls.session(), sessionShape, { lang: getState().lang });
  return answer.ok ? answer.value : undefined;
}

const enrolled = z.object({
  deviceId: z.string(),
  tenant: z.string(),
  staffId: z.string(),
  certificate: z.string(),
  leaseUntil: z.string(),
  town: z.string(),
});

/**
 * Makes the device known to the town. The same person enrolling again keeps what is on it; for another person it
 * begins empty. Answers the office's sentence when it refuses, '' without network.
 */
export async function enrol(name: string): Promise<string | undefined> {
  const key = await makeDeviceKey();
  const json = { name, publicKey: key.publicKey };
  const answer = await call(urls.enrol(), enrolled, { lang: getState().lang, json });
  if (!answer.ok) return answer.offline ? '' : answer.message;
  const before = await store.device.get('device');
  if (before && before.staffId !== answer.value.staffId) await wipe();
  const device = { id: 'device' as const, ...answer.value, privateKey: key.privateKey };
  await store.device.put(device);
  // May be refused; sending early is what keeps data safe, not the browser's promise.
  await navigator.storage?.persist?.().catch(() => false);
  const lock = await store.lock.get('lock');
  setState({ device, leaseOver: false, phase: getState().vault ? 'open' : lock ? 'locked' : 'new-pin' });
  return undefined;
}

export async function setPin(pin: string): Promise<void> {
  const { lock, vault } = await makeLock(pin);
  await store.lock.put({ id: 'lock', ...lock, wrong: 0, blockedUntil: 0 });
  setState({ vault, phase: 'open' });
}

const freeAttempts = 5;

/** Tries the PIN. Answers the seconds still to wait when it was wrong too often; 0 when it was just wrong. */
export async function unlock(pin: string): Promise<{ ok: true } | { ok: false; waitSeconds: number }> {
  const lock = await store.lock.get('lock');
  if (!lock) return { ok: false, waitSeconds: 0 };
  const left = Math.ceil((lock.blockedUntil - Date.now()) / 1000);
  if (left > 0) return { ok: false, waitSeconds: left };
  const vault = await openLock(lock, pin);
  if (!vault) {
    const wrong = lock.wrong + 1;
    const waitSeconds = wrong < freeAttempts ? 0 : Math.min(30 * 2 ** (wrong - freeAttempts), 3600);
    await store.lock.update('lock', { wrong, blockedUntil: Date.now() + waitSeconds * 1000 });
    return { ok: false, waitSeconds };
  }
  await store.lock.update('lock', { wrong: 0, blockedUntil: 0 });
  await recall(vault);
  setState({ vault, phase: 'open' });
  return { ok: true };
}

/** Forgets the data key; the PIN is asked for again. */
export function lockNow(): void {
  if (getState().phase === 'open') setState({ vault: undefined, held: undefined, commands: [], phase: 'locked' });
}

/** What the app begins with: what is over goes, and the memory says what comes first. */
export async function begin(): Promise<void> {
  await forgetExpired(new Date().toISOString());
  const device = await store.device.get('device');
  const lock = await store.lock.get('lock');
  setState({ device, phase: !device ? 'no-device' : lock ? 'locked' : 'new-pin' });
}
