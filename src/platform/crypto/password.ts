import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane.
const wanted = { memory: 19_456, passes: 2, parallelism: 1 };
const derive = promisify(argon2);

/** PHC string of a password (`$argon2id$v=19$m=…`), about 20 ms off the main thread. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive('argon2id', { ...wanted, message: normalise(password), nonce: salt, tagLength: 32 });
  const { memory, passes, parallelism } = wanted;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`;
}

/**
 * Checks a password against its PHC string. `rehash` says that it was stored with other parameters than today's.
 * Without a stored string (unknown account) it takes the same time and fails: the answer tells nobody who exists.
 */
export async function verifyPassword(
  password: string,
  stored: string | undefined,
): Promise<{ ok: boolean; rehash: boolean }> {
  const parsed = stored === undefined ? undefined : parsePhc(stored);
  const { memory, passes, parallelism, salt, hash } = parsed ?? {
    ...wanted,
    salt: randomBytes(16),
    hash: randomBytes(32),
  };
  const tried = await derive('argon2id', {
    memory,
    passes,
    parallelism,
    message: normalise(password),
    nonce: salt,
    tagLength: hash.length,
  });
  const ok = timingSafeEqual(tried, hash) && parsed !== undefined;
  const current = memory === wanted.memory && passes === wanted.passes && parallelism === wanted.parallelism;
  return { ok, rehash: ok && !current };
}

/** Longer passwords are refused at the form; this bound keeps a megabyte of text from costing anything. */
export const maxPasswordLength = 512;

function normalise(password: string): string {
  return password.slice(0, maxPasswordLength).normalize('NFKC');
}

function parsePhc(stored: string) {
  const match = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([\w+/]{11,})\$([\w+/]{22,})$/.exec(stored);
  if (match === null) return undefined;
  const [memory, passes, parallelism] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const salt = Buffer.from(match[4] ?? '', 'base64');
  const hash = Buffer.from(match[5] ?? '', 'base64');
  return { memory, passes, parallelism, salt, hash };
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
