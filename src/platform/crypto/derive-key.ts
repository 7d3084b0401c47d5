import { hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * The installation key from SECRET_KEY_FILE: any text of at least 32 characters. Everything secret at rest hangs on it.
 * @throws Error naming the file when it is missing, unreadable or too short.
 */
export async function readMasterKey(path: string): Promise<Uint8Array> {
  const text = (await readFile(path, 'utf8')).trim();
  if (text.length < 32) throw new Error(`SECRET_KEY_FILE ${path} must hold at least 32 characters`);
  return Buffer.from(text, 'utf8');
}

/** Like `readMasterKey`, but draws a key (0600) when there is none: for the demonstration and first starts. */
export async function readOrCreateMasterKey(path: string): Promise<Uint8Array> {
  await createOnce(path, `${randomBytes(32).toString('base64url')}\n`);
  return readMasterKey(path);
}

/**
 * A 32-byte key for one purpose (HKDF-SHA-256). Names of purpose and context are part of the derivation: a key for one
 * tenant or use says nothing about another. `deriveKey(master, 'blobs', tenant)`
 */
export function deriveKey(master: Uint8Array, purpose: string, ...context: string[]): Uint8Array {
  const info = JSON.stringify(['buergernah', 1, purpose, ...context]);
  return new Uint8Array(hkdfSync('sha256', master, new Uint8Array(), info, 32));
}

/** Writes a 0600 file unless it exists. Whole or not at all, also when two processes start at once. */
export async function createOnce(path: string, content: string): Promise<void> {
  const exists = await readFile(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  if (exists) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // link refuses when the name is taken; rename would silently replace the key the other process already uses.
    await link(temporary, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}
