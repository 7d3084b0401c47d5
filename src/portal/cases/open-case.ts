import { type CaseTables, caseByNumber, opensCase } from '#domain/cases/index.ts';
import {
  attemptSubject,
  countFailure,
  forgetFailures,
  type IdentityTables,
  waitMinutes,
} from '#domain/identity/index.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import type { Db } from '#platform/db/pool.ts';
import { parseAccessSecret } from '#platform/values/access-secret.ts';
import { parseCaseNumber } from '#platform/values/case-number.ts';
import type { PortalVisit } from '../visit.ts';

export type Opened = { ok: true; caseId: string; number: string } | { ok: false; waitMinutes?: number };

/**
 * Opens a case by number and secret, however typed. A number nobody has and a wrong secret are answered alike and slowed
 * down alike. A right link is let in at any time: guessing 128 bits is hopeless, and nobody shall lock an owner out.
 */
export async function openCase(visit: PortalVisit, numberText: string, secretText: string): Promise<Opened> {
  const { door, tenant, now } = visit;
  const number = parseCaseNumber(numberText);
  const identity = door.database.as<IdentityTables>();
  // The check digit has told that it was misread: no case can be meant, and nobody is to wait for it.
  if (number === undefined) return { ok: false };
  const subject = attemptSubject(deriveKey(door.masterKey, 'attempts'), 'case', number);
  const file = await visit.read((db: Db<CaseTables>) => caseByNumber(db, tenant, number));
  const of = { tenant, caseId: file?.id ?? '', secretVersion: file?.secret_version ?? 1 };
  const fits = opensCase(deriveKey(door.masterKey, 'case-access'), of, secretText) && file !== undefined;
  const isLink = parseAccessSecret(secretText)?.kind === 'link';
  const wait = await identity.read(tenant, (db) => waitMinutes(db, tenant, subject, now));
  if (wait > 0 && !(fits && isLink)) return { ok: false, waitMinutes: wait };
  if (!fits || !file) {
    await identity.transaction(tenant, (tx) => countFailure(tx, tenant, subject, now));
    return { ok: false };
  }
  await identity.transaction(tenant, (tx) => forgetFailures(tx, tenant, subject));
  return { ok: true, caseId: file.id, number: file.number };
}
