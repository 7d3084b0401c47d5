import { createHash } from 'node:crypto';
import {
  type Device,
  deviceByToken,
  deviceProblem,
  type IdentityTables,
  noteDeviceSeen,
  type SignedIn,
  sessionHolder,
  staffActor,
  staffById,
} from '#domain/identity/index.ts';
import type { Actor } from '#platform/commands/actor.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import { comesFromHere } from '#platform/http/csrf.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { type Arrival, asVisit } from '#platform/http/mount-routes.ts';
import type { DeviceVisit, FieldVisit } from './visit.ts';

/** Names the town and carries the device's token, for this door only; the database knows the token's hash. */
export const deviceCookie = 'bn_device';

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

function readCookie(value: string | undefined): { tenant: string; hash: Buffer } | undefined {
  const match = /^([a-z][a-z0-9-]{1,39})\.([A-Za-z0-9_-]{43})$/.exec(value ?? '');
  return match?.[1] && match[2] ? { tenant: match[1], hash: hashToken(match[2]) } : undefined;
}

const nobody: Actor = { kind: 'anonymous', id: 'visitor', tenant: 'none', roles: ['anonymous'], door: 'field' };

/** Cookies decide who calls, so another site must not be able to make the browser call. */
function requireOwnOrigin(door: DoorParts, arrival: Arrival): void {
  const headers = { site: arrival.header('sec-fetch-site'), origin: arrival.header('origin') };
  const own = [door.publicUrl, `${door.secure ? 'https' : 'http'}://${arrival.header('host') ?? ''}`];
  if (!comesFromHere(headers, own)) throw new Refusal({ code: 'form.expired' });
}

async function findDevice(door: DoorParts, arrival: Arrival) {
  const cookie = readCookie(arrival.cookies[deviceCookie]);
  if (!cookie) return undefined;
  return door.database.as<IdentityTables>().read(cookie.tenant, async (db) => {
    const device = await deviceByToken(db, cookie.tenant, cookie.hash);
    const staff = device && (await staffById(db, cookie.tenant, device.enrolledBy));
    return device && { tenant: cookie.tenant, device, staff };
  });
}

async function findSession(
  door: DoorParts,
  arrival: Arrival,
): Promise<{ tenant: string; staff: SignedIn } | undefined> {
  const cookie = readCookie(arrival.cookies.bn_staff);
  if (!cookie) return undefined;
  const staff = await door.database
    .as<IdentityTables>()
    .read(cookie.tenant, (db) => sessionHolder(db, cookie.tenant, cookie.hash, arrival.now));
  return staff && { tenant: cookie.tenant, staff };
}

/** Who opens the app: somebody signed in, or a device known here (also a locked one: the app then wipes itself). */
export async function byVisitor(door: DoorParts, arrival: Arrival): Promise<FieldVisit> {
  const session = await findSession(door, arrival);
  if (session)
    return {
      ...asVisit(door, arrival, staffActor(session.tenant, session.staff, 'field')),
      door,
      staff: session.staff,
    };
  const found = await findDevice(door, arrival);
  if (!found?.staff) return { ...asVisit(door, arrival, nobody), door };
  return { ...asVisit(door, arrival, staffActor(found.tenant, found.staff, 'field')), door, staff: found.staff };
}

/** Who is signed in at the desk: only such a person enrols a device. */
export async function bySession(door: DoorParts, arrival: Arrival): Promise<FieldVisit> {
  requireOwnOrigin(door, arrival);
  const session = await findSession(door, arrival);
  if (!session) return { ...asVisit(door, arrival, nobody), door };
  return { ...asVisit(door, arrival, staffActor(session.tenant, session.staff, 'field')), door, staff: session.staff };
}

/** The device and its crew member. Refuses `device.unknown`, `device.locked`, `device.lease-over` at every address. */
export async function byDevice(door: DoorParts, arrival: Arrival): Promise<DeviceVisit> {
  requireOwnOrigin(door, arrival);
  const found = await findDevice(door, arrival);
  const problem = deviceProblem(found?.device, arrival.now);
  if (problem) throw new Refusal({ code: problem });
  if (!found?.staff) throw new Refusal({ code: 'device.unknown' });
  const { tenant, device, staff } = found;
  await noteSeen(door, tenant, device, arrival.now);
  const actor: Actor = { ...staffActor(tenant, staff, 'field'), device: device.id };
  return { ...asVisit(door, arrival, actor), door, staff, device };
}

async function noteSeen(door: DoorParts, tenant: string, device: Device, now: string): Promise<void> {
  await door.database.as<IdentityTables>().transaction(tenant, (tx) => noteDeviceSeen(tx, tenant, device, now));
}
