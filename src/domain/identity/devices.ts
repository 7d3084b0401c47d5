import type { Db } from '#platform/db/pool.ts';
import type { IdentityTables } from './tables.ts';

export interface Device {
  id: string;
  name: string;
  enrolledBy: string;
  certificate: string;
  leaseUntil: string;
  lastSeenAt: string | null;
  lockedAt: string | null;
}

export type DeviceProblem = 'device.unknown' | 'device.locked' | 'device.lease-over';

/** Why this device may do nothing; `undefined` when it may. The same answer at every address of the field. */
export function deviceProblem(device: Device | undefined, now: string): DeviceProblem | undefined {
  if (!device) return 'device.unknown';
  if (device.lockedAt !== null) return 'device.locked';
  return device.leaseUntil <= now ? 'device.lease-over' : undefined;
}

const columns = [
  'device.id',
  'device.name',
  'device.enrolled_by as enrolledBy',
  'device.certificate',
  'device.lease_until as leaseUntil',
  'device.last_seen_at as lastSeenAt',
  'device.locked_at as lockedAt',
] as const;

/** The device that holds this token, known by the token's hash. */
export async function deviceByToken(
  db: Db<IdentityTables>,
  tenant: string,
  tokenHash: Buffer,
): Promise<Device | undefined> {
  return db
    .selectFrom('device')
    .select(columns)
    .where('device.tenant', '=', tenant)
    .where('device.token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** All devices of the town with who enrolled them, those last seen first. */
export async function devicesOf(
  db: Db<IdentityTables>,
  tenant: string,
): Promise<(Device & { enrolledAt: string; person: string })[]> {
  return db
    .selectFrom('device')
    .innerJoin('staff', (join) =>
      join.onRef('staff.tenant', '=', 'device.tenant').onRef('staff.id', '=', 'device.enrolled_by'),
    )
    .select([...columns, 'device.enrolled_at as enrolledAt', 'staff.name as person'])
    .where('device.tenant', '=', tenant)
    .orderBy('device.last_seen_at', 'desc')
    .execute();
}

const seenMinutes = 1;

/** Notes that the device was heard of; more often than every minute says nothing more. */
export async function noteDeviceSeen(
  tx: Db<IdentityTables>,
  tenant: string,
  device: Pick<Device, 'id' | 'lastSeenAt'>,
  now: string,
): Promise<void> {
  if (device.lastSeenAt !== null && Date.parse(now) - Date.parse(device.lastSeenAt) < seenMinutes * 60_000) return;
  await tx
    .updateTable('device')
    .set({ last_seen_at: now })
    .where('tenant', '=', tenant)
    .where('id', '=', device.id)
    .execute();
}
