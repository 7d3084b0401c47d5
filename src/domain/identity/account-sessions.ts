import { createHmac } from 'node:crypto';
import type { Db } from '#platform/db/pool.ts';
import { type AccountAttributes, type AccountLevel, accountLevels, accountSessionEnd } from './account-rules.ts';
import type { IdentityTables } from './tables.ts';

/** A resident signed in with the citizens' account, for as long as the session lasts. */
export interface Account {
  /** The town's pseudonym of the account; none for a temporary sign-in. */
  id?: string;
  level: AccountLevel;
  attributes: AccountAttributes;
  /** ISO instant at which the session ends if nothing happens. */
  until: string;
}

/** A session as stored: the attributes sealed, to be opened with the browser's token only. */
export interface AccountSession {
  account: string | undefined;
  level: AccountLevel;
  attributes: Buffer;
  openedAt: string;
  expiresAt: string;
}

/**
 * The town's own name for an account: a keyed digest of what the account system knows it by. Two towns cannot compare
 * theirs, and nobody gets back from it to the account. `key` belongs to the town.
 */
export function accountPseudonym(key: Uint8Array, kind: string, name: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([kind, name]))
    .digest('base64url');
}

export async function openAccountSession(
  tx: Db<IdentityTables>,
  session: {
    tenant: string;
    tokenHash: Buffer;
    account: string | undefined;
    level: AccountLevel;
    attributes: Uint8Array;
    now: string;
  },
): Promise<void> {
  await tx
    .insertInto('account_session')
    .values({
      tenant: session.tenant,
      token_hash: session.tokenHash,
      account: session.account ?? null,
      level: session.level,
      attributes: Buffer.from(session.attributes),
      opened_at: session.now,
      expires_at: accountSessionEnd(session.now, session.now),
    })
    .execute();
}

/** The session this token opens; none when it has ended, was ended, or belongs to another town. */
export async function accountSessionOf(
  db: Db<IdentityTables>,
  tenant: string,
  tokenHash: Buffer,
  now: string,
): Promise<AccountSession | undefined> {
  const row = await db
    .selectFrom('account_session')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  const level = accountLevels.find((known) => known === row?.level);
  if (!row || !level) return undefined;
  const { account, attributes } = row;
  return { account: account ?? undefined, level, attributes, openedAt: row.opened_at, expiresAt: row.expires_at };
}

/** Moves the end of a living session on. An ended one stays ended. */
export async function renewAccountSession(
  tx: Db<IdentityTables>,
  of: { tenant: string; tokenHash: Buffer; openedAt: string; now: string },
): Promise<string> {
  const until = accountSessionEnd(of.openedAt, of.now);
  await tx
    .updateTable('account_session')
    .set({ expires_at: until })
    .where('tenant', '=', of.tenant)
    .where('token_hash', '=', of.tokenHash)
    .where('expires_at', '>', of.now)
    .execute();
  return until;
}

/** Signing out: the row goes, and with it what the account had told. */
export async function closeAccountSession(tx: Db<IdentityTables>, tenant: string, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom('account_session').where('tenant', '=', tenant).where('token_hash', '=', tokenHash).execute();
}
