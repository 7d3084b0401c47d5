import type { Actor } from '#platform/commands/actor.ts';
import type { Db } from '#platform/db/pool.ts';
import type { IdentityTables } from './tables.ts';

/** Hours a staff session lives; a working day. */
export const sessionHours = 12;

/** A signed-in member of staff as pages and the gate need them. */
export interface SignedIn {
  staffId: string;
  name: string;
  login: string;
  roles: string[];
  organisations: string[];
}

/** Stores a session; only the hash of its token is kept. */
export async function openSession(
  tx: Db<IdentityTables>,
  session: { tenant: string; tokenHash: Buffer; staffId: string; now: string },
): Promise<void> {
  const expires = new Date(Date.parse(session.now) + sessionHours * 3_600_000).toISOString();
  await tx.deleteFrom('session').where('tenant', '=', session.tenant).where('expires_at', '<', session.now).execute();
  await tx
    .insertInto('session')
    .values({
      tenant: session.tenant,
      token_hash: session.tokenHash,
      staff_id: session.staffId,
      created_at: session.now,
      expires_at: expires,
    })
    .execute();
}

export async function closeSession(tx: Db<IdentityTables>, tenant: string, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom('session').where('tenant', '=', tenant).where('token_hash', '=', tokenHash).execute();
}

/** Who holds this session, with today's roles; nobody when it ended or the account was closed. */
export async function sessionHolder(
  db: Db<IdentityTables>,
  tenant: string,
  tokenHash: Buffer,
  now: string,
): Promise<SignedIn | undefined> {
  const rows = await db
    .selectFrom('session')
    .innerJoin('staff', (join) =>
      join.onRef('staff.tenant', '=', 'session.tenant').onRef('staff.id', '=', 'session.staff_id'),
    )
    .leftJoin('staff_role', (join) =>
      join.onRef('staff_role.tenant', '=', 'staff.tenant').onRef('staff_role.staff_id', '=', 'staff.id'),
    )
    .select(['staff.id', 'staff.name', 'staff.login', 'staff_role.role', 'staff_role.organisation'])
    .where('session.tenant', '=', tenant)
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('staff.active', '=', true)
    .execute();
  return signedIn(rows);
}

/** The same for a known staff id: field devices and bearer tokens name it. */
export async function staffById(db: Db<IdentityTables>, tenant: string, id: string): Promise<SignedIn | undefined> {
  const rows = await db
    .selectFrom('staff')
    .leftJoin('staff_role', (join) =>
      join.onRef('staff_role.tenant', '=', 'staff.tenant').onRef('staff_role.staff_id', '=', 'staff.id'),
    )
    .select(['staff.id', 'staff.name', 'staff.login', 'staff_role.role', 'staff_role.organisation'])
    .where('staff.tenant', '=', tenant)
    .where('staff.id', '=', id)
    .where('staff.active', '=', true)
    .execute();
  return signedIn(rows);
}

function signedIn(
  rows: readonly { id: string; name: string; login: string; role: string | null; organisation: string | null }[],
): SignedIn | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const present = (value: string | null): value is string => value !== null;
  return {
    staffId: first.id,
    name: first.name,
    login: first.login,
    roles: [...new Set(rows.map((row) => row.role).filter(present))],
    organisations: [...new Set(rows.map((row) => row.organisation).filter(present))],
  };
}

export function staffActor(tenant: string, staff: SignedIn, door: string): Actor {
  return { kind: 'staff', id: staff.staffId, tenant, roles: staff.roles, door };
}
