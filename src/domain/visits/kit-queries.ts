import type { VisitDb } from './visit-step.ts';

export interface KitState {
  kitId: string;
  name: string;
  weightKg: number;
  calibratedUntil: string;
  batteryPercent: number;
  batteryCheckedAt: string;
  active: boolean;
  custody: { staffId: string; staffName: string; tourId: string; since: string } | undefined;
  items: { equipment: string; state: string; checkedAt: string }[];
  blanks: { id: string; number: string; state: string; settledAt: string | null }[];
}

/** Every kit, or one: what lies in it, its blanks, its battery and calibration, and who has it. */
export async function kitStates(db: VisitDb, tenant: string, kitId?: string): Promise<KitState[]> {
  const kits = await db
    .selectFrom('kit')
    .leftJoin('staff', (join) => join.onRef('staff.tenant', '=', 'kit.tenant').onRef('staff.id', '=', 'kit.custodian'))
    .selectAll('kit')
    .select('staff.name as custodian_name')
    .where('kit.tenant', '=', tenant)
    .$if(kitId !== undefined, (query) => query.where('kit.id', '=', kitId ?? ''))
    .orderBy('kit.name')
    .execute();
  const items = await db
    .selectFrom('kit_item')
    .select(['kit_id', 'equipment', 'state', 'checked_at'])
    .where('tenant', '=', tenant)
    .orderBy('equipment')
    .execute();
  const blanks = await db
    .selectFrom('consumable')
    .select(['id', 'kit_id', 'number', 'state', 'settled_at'])
    .where('tenant', '=', tenant)
    .where('kind', '=', 'provisional-id-blank')
    .orderBy('number')
    .execute();
  return kits.map((kit) => ({
    kitId: kit.id,
    name: kit.name,
    weightKg: Number(kit.weight_kg),
    calibratedUntil: kit.calibrated_until,
    batteryPercent: kit.battery_percent,
    batteryCheckedAt: kit.battery_checked_at,
    active: kit.active,
    custody:
      kit.custodian !== null && kit.custody_tour !== null && kit.custody_since !== null
        ? {
            staffId: kit.custodian,
            staffName: kit.custodian_name ?? '',
            tourId: kit.custody_tour,
            since: kit.custody_since,
          }
        : undefined,
    items: items
      .filter((item) => item.kit_id === kit.id)
      .map((item) => ({ equipment: item.equipment, state: item.state, checkedAt: item.checked_at })),
    blanks: blanks
      .filter((blank) => blank.kit_id === kit.id)
      .map((blank) => ({ id: blank.id, number: blank.number, state: blank.state, settledAt: blank.settled_at })),
  }));
}

/** Every vehicle by name, also those no longer in use. */
export function vehiclesOf(db: VisitDb, tenant: string): Promise<{ id: string; name: string; active: boolean }[]> {
  return db
    .selectFrom('vehicle')
    .select(['id', 'name', 'active'])
    .where('tenant', '=', tenant)
    .orderBy('name')
    .execute();
}
