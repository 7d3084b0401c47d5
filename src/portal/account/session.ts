import { createHash, randomBytes } from 'node:crypto';
import { type CaseTables, listedCase } from '#domain/cases/index.ts';
import {
  type Account,
  type AccountAttributes,
  type AccountLevel,
  type AccountSession,
  accountAttributesSchema,
  accountSessionOf,
  closeAccountSession,
  type IdentityTables,
  isWorthRenewing,
  openAccountSession,
  renewAccountSession,
} from '#domain/identity/index.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import { seal, unseal } from '#platform/crypto/seal.ts';
import type { Cookie } from '#platform/http/answer.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { parseCaseNumber } from '#platform/values/case-number.ts';

/** Carries the token of a resident's session. The database knows its hash, and cannot read the attributes without it. */
export const accountCookie = 'bn_account';

type Parts = Pick<DoorParts, 'database' | 'masterKey' | 'now'>;

const hash = (token: string): Buffer => createHash('sha256').update(token).digest();
const isToken = (text: string | undefined): text is string => /^[A-Za-z0-9_-]{43}$/.test(text ?? '');
const keyOf = (door: Parts, tenant: string, token: string) =>
  deriveKey(door.masterKey, 'account-session', tenant, token);
const sealedAs = (tenant: string) => `account-session/${tenant}`;

/** Ends with the browser, or on the server when nothing happens: on a shared computer nobody finds it again. */
export async function beginAccountSession(
  door: Parts,
  tenant: string,
  who: { account: string | undefined; level: AccountLevel; attributes: AccountAttributes },
): Promise<Cookie> {
  const token = randomBytes(32).toString('base64url');
  const plain = Buffer.from(JSON.stringify(who.attributes), 'utf8');
  const attributes = seal(keyOf(door, tenant, token), plain, sealedAs(tenant));
  await door.database
    .as<IdentityTables>()
    .transaction(tenant, (tx) =>
      openAccountSession(tx, { ...who, attributes, tenant, tokenHash: hash(token), now: door.now() }),
    );
  return { name: accountCookie, value: token, path: `/${tenant}` };
}

export async function endAccountSession(door: Parts, tenant: string, token: string | undefined): Promise<Cookie> {
  if (isToken(token))
    await door.database.as<IdentityTables>().transaction(tenant, (tx) => closeAccountSession(tx, tenant, hash(token)));
  return { name: accountCookie, value: '', path: `/${tenant}` };
}

/** Who is signed in, and the case of this number if it stands in their list. */
export interface SignedInResident {
  account: Account;
  caseId: string | undefined;
}

/** Asks the database only when the browser brings a token. Being here moves the end of the session on. */
export async function signedInResident(
  door: Parts,
  tenant: string,
  token: string | undefined,
  number: string | undefined,
): Promise<SignedInResident | undefined> {
  if (!isToken(token)) return undefined;
  const now = door.now();
  const asked = number === undefined ? undefined : parseCaseNumber(number);
  const found = await door.database.as<IdentityTables & CaseTables>().read(tenant, async (db) => {
    const session = await accountSessionOf(db, tenant, hash(token), now);
    const listed = session?.account && asked ? await listedCase(db, tenant, session.account, asked) : undefined;
    return { session, listed };
  });
  const { session, listed } = found;
  const attributes = session && readAttributes(door, tenant, token, session);
  if (!session || !attributes) return undefined;
  const { account: id, level, openedAt, expiresAt } = session;
  const until = isWorthRenewing(session, now)
    ? await door.database
        .as<IdentityTables>()
        .transaction(tenant, (tx) => renewAccountSession(tx, { tenant, tokenHash: hash(token), openedAt, now }))
    : expiresAt;
  return { account: { ...(id ? { id } : {}), level, attributes, until }, caseId: listed };
}

function readAttributes(
  door: Parts,
  tenant: string,
  token: string,
  session: AccountSession,
): AccountAttributes | undefined {
  try {
    const plain = unseal(keyOf(door, tenant, token), session.attributes, sealedAs(tenant));
    return accountAttributesSchema.parse(JSON.parse(Buffer.from(plain).toString('utf8')));
  } catch {
    // Sealed under another installation key: the session cannot go on, signing in again helps.
    return undefined;
  }
}
