import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import { seal, unseal } from '#platform/crypto/seal.ts';

/** `hash` is the SHA-256 (hex) of the plain content, `size` its bytes. */
export type StoredBlob = { hash: string; size: number };

/**
 * Content-addressed files under DATA_DIR/blobs/<tenant>, sealed with the tenant's key. Storing the same content again
 * stores nothing; the same content of two tenants is two files, so none learns what the other has.
 */
export interface BlobStore {
  putBlob(tenant: string, bytes: Uint8Array): Promise<StoredBlob>;
  /** The content, or `undefined` when there is none. @throws Error when the file was changed or sealed with another key. */
  getBlob(tenant: string, hash: string): Promise<Uint8Array | undefined>;
  hasBlob(tenant: string, hash: string): Promise<boolean>;
  /** Removing what is not there is fine. */
  removeBlob(tenant: string, hash: string): Promise<void>;
}

export function openBlobStore(options: { dataDir: string; masterKey: Uint8Array }): BlobStore {
  const keyOf = (tenant: string) => deriveKey(options.masterKey, 'blobs', tenant);

  function place(tenant: string, hash: string): { folder: string; path: string } {
    // Both become path names: nothing but what we made ourselves may pass.
    if (!/^[a-z0-9][a-z0-9_-]{0,62}$/i.test(tenant)) throw new RangeError('not a tenant name');
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError('not a blob hash');
    const folder = join(options.dataDir, 'blobs', tenant, hash.slice(0, 2));
    return { folder, path: join(folder, hash) };
  }

  const hasBlob = async (tenant: string, hash: string) =>
    (await readOrAbsent(stat(place(tenant, hash).path))) !== undefined;

  return {
    hasBlob,
    async putBlob(tenant, bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const { folder, path } = place(tenant, hash);
      if (await hasBlob(tenant, hash)) return { hash, size: bytes.length };
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeWhole(folder, path, seal(keyOf(tenant), bytes, `${tenant}/${hash}`));
      return { hash, size: bytes.length };
    },
    async getBlob(tenant, hash) {
      const sealed = await readOrAbsent(readFile(place(tenant, hash).path));
      return sealed === undefined ? undefined : unseal(keyOf(tenant), sealed, `${tenant}/${hash}`);
    },
    async removeBlob(tenant, hash) {
      await rm(place(tenant, hash).path, { force: true });
    },
  };
}

// The name appears only over content that is on the disk, and the folder is synced so that the name survives a power cut.
async function writeWhole(folder: string, path: string, content: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  const names = await open(folder, 'r');
  try {
    await names.sync();
  } finally {
    await names.close();
  }
}

async function readOrAbsent<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
