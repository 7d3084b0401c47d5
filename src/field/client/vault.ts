import type { z } from 'zod';

export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** The open lock: seals and opens with the device's data key, which never leaves memory. */
export interface Vault {
  seal(value: unknown, context: string): Promise<Sealed>;
  open<T>(sealed: Sealed, context: string, schema: z.ZodType<T>): Promise<T>;
  sealBytes(bytes: Uint8Array<ArrayBuffer>, context: string): Promise<Sealed>;
  openBytes(sealed: Sealed, context: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** OWASP's figure for PBKDF2 with SHA-256; about a tenth of a second on a tablet. */
export const iterations = 600_000;

const encode = (text: string) => new TextEncoder().encode(text);

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encode(pin.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

async function encrypt(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>, context: string): Promise<Sealed> {
  const iv = randomBytes(12);
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: encode(context) }, key, bytes);
  return { iv, data };
}

async function decrypt(key: CryptoKey, sealed: Sealed, context: string): Promise<Uint8Array<ArrayBuffer>> {
  const algorithm = { name: 'AES-GCM', iv: sealed.iv, additionalData: encode(context) };
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed.data));
}

async function vaultOf(raw: Uint8Array<ArrayBuffer>): Promise<Vault> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  raw.fill(0);
  return {
    seal: (value, context) => encrypt(key, encode(JSON.stringify(value)), context),
    open: async (sealed, context, schema) =>
      schema.parse(JSON.parse(new TextDecoder().decode(await decrypt(key, sealed, context)))),
    sealBytes: (bytes, context) => encrypt(key, bytes, context),
    openBytes: (sealed, context) => decrypt(key, sealed, context),
  };
}

export interface Lock {
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
  wrapped: Sealed;
}

/** Draws a data key and locks it with the PIN. */
export async function makeLock(pin: string, rounds = iterations): Promise<{ lock: Lock; vault: Vault }> {
  const raw = randomBytes(32);
  const salt = randomBytes(16);
  const wrapped = await encrypt(await pinKey(pin, salt, rounds), raw, 'data-key');
  return { lock: { salt, iterations: rounds, wrapped }, vault: await vaultOf(raw) };
}

/** The vault, or `undefined` when the PIN is wrong. */
export async function openLock(lock: Lock, pin: string): Promise<Vault | undefined> {
  const key = await pinKey(pin, lock.salt, lock.iterations);
  try {
    return await vaultOf(await decrypt(key, lock.wrapped, 'data-key'));
  } catch {
    // GCM fails for a wrong key and for changed bytes alike; to who stands there it is the PIN.
    return undefined;
  }
}
