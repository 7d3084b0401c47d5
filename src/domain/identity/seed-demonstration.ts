import { randomUUID } from 'node:crypto';
import type { Database } from '#platform/db/pool.ts';
import type { IdentityTables } from './tables.ts';
import type { Demonstration } from './town.ts';

/**
 * Creates the demonstration's people, once. Their password is only known to the start's output.
 * @returns how many were new
 */
export async function seedStaff(
  database: Database<IdentityTables>,
  tenant: string,
  staff: Demonstration['staff'],
  passwordHash: string,
): Promise<number> {
  return database.transaction(tenant, async (tx) => {
    let created = 0;
    for (const person of staff) {
      const row = await tx
        .insertInto('staff')
        .values({
          tenant,
          id: randomUUID(),
          login: person.login,
          name: person.name,
          email: null,
          password_hash: passwordHash,
          oidc_subject: null,
          active: true,
        })
        .onConflict((conflict) => conflict.columns(['tenant', 'login']).doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!row) continue;
      created += 1;
      await tx
        .insertInto('staff_role')
        .values(person.roles.map(({ role, organisation }) => ({ tenant, staff_id: row.id, role, organisation })))
        .execute();
    }
    return created;
  });
}
