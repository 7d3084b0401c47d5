import type { Db } from '#platform/db/pool.ts';
import type { IdentityTables } from './tables.ts';

/** The account behind a login name, with its password hash (absent where the town signs in elsewhere). */
export async function accountByLogin(
  db: Db<IdentityTables>,
  tenant: string,
  login: string,
): Promise<{ id: string; passwordHash: string | null } | undefined> {
  const row = await db
    .selectFrom('staff')
    .select(['id', 'password_hash'])
    .where('tenant', '=', tenant)
    .where('login', '=', login)
    .where('active', '=', true)
    .executeTakeFirst();
  return row && { id: row.id, passwordHash: row.password_hash };
}

/**
 * The account of a person the provider has signed in. The provider's subject counts; an account that has none
 * yet is bound to it by login name, once.
 */
export async function accountBySubject(
  tx: Db<IdentityTables>,
  tenant: string,
  person: { subject: string; login: string | undefined },
): Promise<string | undefined> {
  const bound = await tx
    .selectFrom('staff')
    .select('id')
    .where('tenant', '=', tenant)
    .where('oidc_subject', '=', person.subject)
    .where('active', '=', true)
    .executeTakeFirst();
  if (bound) return bound.id;
  if (!person.login) return undefined;
  const fresh = await tx
    .updateTable('staff')
    .set({ oidc_subject: person.subject })
    .where('tenant', '=', tenant)
    .where('login', '=', person.login)
    .where('oidc_subject', 'is', null)
    .where('active', '=', true)
    .returning('id')
    .executeTakeFirst();
  return fresh?.id;
}

/** Everybody who works for the town, for the demonstration's one-click sign-in. */
export async function staffWithRoles(
  db: Db<IdentityTables>,
  tenant: string,
): Promise<{ login: string; name: string; roles: string[] }[]> {
  const rows = await db
    .selectFrom('staff')
    .innerJoin('staff_role', (join) =>
      join.onRef('staff_role.tenant', '=', 'staff.tenant').onRef('staff_role.staff_id', '=', 'staff.id'),
    )
    .select(['staff.login', 'staff.name', 'staff_role.role'])
    .where('staff.tenant', '=', tenant)
    .where('staff.active', '=', true)
    .orderBy('staff.login')
    .execute();
  const people = new Map<string, { login: string; name: string; roles: string[] }>();
  for (const { login, name, role } of rows) {
    const person = people.get(login) ?? { login, name, roles: [] };
    person.roles.push(role);
    people.set(login, person);
  }
  return [...people.values()];
}

/** Names of everybody who works or worked for the town, by id: journals and cases hold ids only. */
export async function staffNames(db: Db<IdentityTables>, tenant: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('staff').select(['id', 'name']).where('tenant', '=', tenant).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
