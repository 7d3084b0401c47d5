import { createHash } from 'node:crypto';
import {
  type DocumentTables,
  documentCode,
  findDocument,
  hashOfCode,
  hashOfHolder,
  type IssuedDocumentRow,
} from '#domain/documents/index.ts';
import { attemptSubject, countFailure, type IdentityTables, waitMinutes } from '#domain/identity/index.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import type { Db } from '#platform/db/pool.ts';
import { parseDocumentCode } from '#platform/values/document-code.ts';
import type { PortalVisit } from '../visit.ts';

export type Found = {
  kind: 'found';
  document: IssuedDocumentRow;
  /** The file that was sent is the issued one, byte by byte. */
  sameFile: boolean;
  /** Whether the typed name is the one it was issued for; absent when none was typed. */
  sameHolder: boolean | undefined;
};
export type Checked =
  | Found
  | { kind: 'unknown' }
  /** `code`: the code is genuine, the file is another. */
  | { kind: 'altered'; code: boolean }
  | { kind: 'slowed'; minutes: number }
  | { kind: 'refused'; problem: Problem };

/**
 * Checks a code, a file, or both. Wrong codes are counted by where they come from, for a day, and slowed down: there are
 * 10^20 codes, so nobody finds one by trying.
 */
export async function checkDocument(
  visit: PortalVisit,
  given: { code: string; holder: string; file: Uint8Array | undefined },
): Promise<Checked> {
  const { tenant, door } = visit;
  const key = deriveKey(door.masterKey, 'document-code', tenant);
  if (given.code === '' && given.file === undefined)
    return { kind: 'refused', problem: { code: 'document-code.missing', field: 'code' } };
  const digest = given.file && createHash('sha256').update(given.file).digest();
  if (given.code === '') {
    const document = digest && (await find(visit, { digest }));
    return document ? found(key, document, given.holder, true) : { kind: 'altered', code: false };
  }
  const code = parseDocumentCode(given.code);
  if (!code) return { kind: 'refused', problem: { code: 'document-code.invalid', field: 'code' } };
  const minutes = await waiting(visit);
  if (minutes > 0) return { kind: 'slowed', minutes };
  const document = await find(visit, { codeHash: hashOfCode(key, code) });
  if (!document) {
    await countWrong(visit);
    return { kind: 'unknown' };
  }
  if (digest && !digest.equals(document.digest)) return { kind: 'altered', code: true };
  return found(key, document, given.holder, digest !== undefined);
}

function found(key: Uint8Array, document: IssuedDocumentRow, holder: string, sameFile: boolean): Found {
  const code = documentCode(key, document.id);
  const sameHolder = holder === '' ? undefined : hashOfHolder(key, code, holder).equals(document.holder_hash);
  return { kind: 'found', document, sameFile, sameHolder };
}

function find(visit: PortalVisit, by: Parameters<typeof findDocument>[2]): Promise<IssuedDocumentRow | undefined> {
  return visit.read((db: Db<DocumentTables>) => findDocument(db, visit.tenant, by));
}

function subjectOf({ door, from, now }: PortalVisit): Buffer {
  return attemptSubject(deriveKey(door.masterKey, 'attempts'), 'document', `${from}/${now.slice(0, 10)}`);
}

function waiting(visit: PortalVisit): Promise<number> {
  return visit.read((db: Db<IdentityTables>) => waitMinutes(db, visit.tenant, subjectOf(visit), visit.now));
}

function countWrong(visit: PortalVisit): Promise<void> {
  return visit.door.database
    .as<IdentityTables>()
    .transaction(visit.tenant, (tx) => countFailure(tx, visit.tenant, subjectOf(visit), visit.now));
}
