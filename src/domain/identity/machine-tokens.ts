import type { Db } from '#platform/db/pool.ts';
import { type StaffRole, staffRoles } from './rights.ts';
import type { IdentityTables } from './tables.ts';

/** What a token may be given. Nobody becomes the product itself by a token, and a resident only by number and secret. */
export const tokenRoles = [...staffRoles, 'anonymous'] as const satisfies readonly (StaffRole | 'anonymous')[];

/** Somebody's program, as the gate needs it. */
export interface Machine {
  id: string;
  name: string;
  roles: string[];
}

/** Keeps a new token by its hash alone; its name is unique among the town's living tokens for the one who revokes. */
export async function addMachineToken(
  tx: Db<IdentityTables>,
  token: {
    tenant: string;
    id: string;
    name: string;
    tokenHash: Buffer;
    roles: readonly string[];
    now: string;
    expiresAt: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('machine_token')
    .values({
      tenant: token.tenant,
      id: token.id,
      name: token.name,
      token_hash: token.tokenHash,
      roles: [...token.roles],
      created_at: token.now,
      expires_at: token.expiresAt,
      revoked_at: null,
    })
    .execute();
}

/** Whose token this is; nobody's when it was revoked, has expired or belongs to another town. */
export async function machineByToken(
  db: Db<IdentityTables>,
  tenant: string,
  tokenHash: Buffer,
  now: string,
): Promise<Machine | undefined> {
  const row = await db
    .selectFrom('machine_token')
    .select(['id', 'name', 'roles'])
    .where('tenant', '=', tenant)
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirst();
  if (!row) return undefined;
  return { id: row.id, name: row.name, roles: row.roles.filter((role) => tokenRoles.some((known) => known === role)) };
}

/** @returns how many living tokens of this name there were */
export async function revokeMachineTokens(
  tx: Db<IdentityTables>,
  tenant: string,
  name: string,
  now: string,
): Promise<number> {
  const rows = await tx
    .updateTable('machine_token')
    .set({ revoked_at: now })
    .where('tenant', '=', tenant)
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  return rows.length;
}
