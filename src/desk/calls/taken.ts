import {
  type CasePromise,
  type CaseRow,
  type CaseTables,
  caseByNumber,
  caseSecret,
  partiesOf,
  promisesOf,
  spokenCode,
} from '#domain/cases/index.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import type { Db } from '#platform/db/pool.ts';
import type { StaffVisit } from '../visit.ts';

/** Minutes in which who took a call sees its secret again; later it takes the secret to see it. */
const readAloudMinutes = 60;

export interface TakenCall {
  file: CaseRow;
  promises: CasePromise[];
  /** Compact; to be read aloud, never stored. */
  code: string;
  /** Goes into the slip's QR code only. */
  secret: string;
  /** How they are told. */
  way: string;
}

/** The call just taken, for the one who took it. Everybody else gets nothing: the number alone opens nothing. */
export async function readTaken(visit: StaffVisit, number: string): Promise<TakenCall | undefined> {
  const { tenant, door, staff } = visit;
  const found = await visit.read(async (db: Db<CaseTables>) => {
    const file = await caseByNumber(db, tenant, number);
    const fresh = file && Date.parse(visit.now) - Date.parse(file.opened_at) < readAloudMinutes * 60_000;
    if (!file || !fresh || file.operator !== staff.staffId) return undefined;
    const parties = await partiesOf(db, tenant, file.id);
    const promises = await promisesOf(db, tenant, file.id);
    const way = parties.find((party) => party.contact_way !== 'none')?.contact_way ?? 'none';
    return { file, promises, way };
  });
  if (!found) return undefined;
  const key = deriveKey(door.masterKey, 'case-access');
  const of = { tenant, caseId: found.file.id, secretVersion: found.file.secret_version };
  return { ...found, code: spokenCode(key, of), secret: caseSecret(key, of) };
}
