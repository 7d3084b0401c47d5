import { randomUUID } from 'node:crypto';
import type { Demonstration } from '#domain/identity/index.ts';
import type { Database } from '#platform/db/pool.ts';
import { addDays, dayOf } from './local-time.ts';
import type { VisitTables } from './tables.ts';

/** Days the calibration of the demonstration's kits is good for. */
const calibratedFor = 365;

/**
 * Brings the demonstration's cars and kits with their numbered blanks, once: what is there already stays as it is.
 * @returns how many kits were new
 */
export async function seedFleet(
  database: Database<VisitTables>,
  tenant: string,
  { vehicles, kits }: Pick<Demonstration, 'vehicles' | 'kits'>,
  now: string,
): Promise<number> {
  return database.transaction(tenant, async (tx) => {
    if (vehicles.length > 0)
      await tx
        .insertInto('vehicle')
        .values(vehicles.map((name) => ({ tenant, id: randomUUID(), name, active: true })))
        .onConflict((conflict) => conflict.columns(['tenant', 'name']).doNothing())
        .execute();
    let created = 0;
    for (const kit of kits) {
      const row = await tx
        .insertInto('kit')
        .values({
          tenant,
          id: randomUUID(),
          name: kit.name,
          weight_kg: kit.weightKg,
          calibrated_until: addDays(dayOf(now), calibratedFor),
          battery_percent: 100,
          battery_checked_at: now,
          custodian: null,
          custody_tour: null,
          custody_since: null,
        })
        .onConflict((conflict) => conflict.columns(['tenant', 'name']).doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!row) continue;
      created += 1;
      const items = [...new Set(kit.equipment)];
      if (items.length > 0)
        await tx
          .insertInto('kit_item')
          .values(items.map((equipment) => ({ tenant, kit_id: row.id, equipment, state: 'present', checked_at: now })))
          .execute();
      if (kit.blanks.length > 0)
        await tx
          .insertInto('consumable')
          .values(
            kit.blanks.map((number) => ({
              tenant,
              id: randomUUID(),
              kit_id: row.id,
              kind: 'provisional-id-blank',
              number,
              state: 'in-stock',
              used_case: null,
              settled_at: null,
              settled_by: null,
            })),
          )
          .onConflict((conflict) => conflict.constraint('consumable_number').doNothing())
          .execute();
    }
    return created;
  });
}
