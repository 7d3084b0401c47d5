import { createHash, randomBytes } from 'node:crypto';
import {
  closeSession,
  type IdentityTables,
  openSession,
  type SignedIn,
  sessionHolder,
  sessionHours,
} from '#domain/identity/index.ts';
import type { Cookie } from '#platform/http/answer.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';

/** Names the town and carries the session's token; the database knows only the token's hash. */
export const staffCookie = 'bn_staff';

const hash = (token: string): Buffer => createHash('sha256').update(token).digest();

export interface StaffSession {
  tenant: string;
  token: string;
}

export function readStaffCookie(value: string | undefined): StaffSession | undefined {
  const match = /^([a-z][a-z0-9-]{1,39})\.([A-Za-z0-9_-]{43})$/.exec(value ?? '');
  return match?.[1] && match[2] ? { tenant: match[1], token: match[2] } : undefined;
}

export async function beginSession(door: DoorParts, tenant: string, staffId: string): Promise<Cookie> {
  const token = randomBytes(32).toString('base64url');
  await door.database
    .as<IdentityTables>()
    .transaction(tenant, (tx) => openSession(tx, { tenant, tokenHash: hash(token), staffId, now: door.now() }));
  return { name: staffCookie, value: `${tenant}.${token}`, path: '/', maxAgeSeconds: sessionHours * 3600 };
}

export async function endSession(door: DoorParts, session: StaffSession): Promise<Cookie> {
  await door.database
    .as<IdentityTables>()
    .transaction(session.tenant, (tx) => closeSession(tx, session.tenant, hash(session.token)));
  return { name: staffCookie, value: '', path: '/' };
}

export function whoseSession(door: DoorParts, session: StaffSession): Promise<SignedIn | undefined> {
  return door.database
    .as<IdentityTables>()
    .read(session.tenant, (db) => sessionHolder(db, session.tenant, hash(session.token), door.now()));
}
