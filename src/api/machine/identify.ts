import { createHash } from 'node:crypto';
import { type CaseTables, caseByNumber, opensCase } from '#domain/cases/index.ts';
import {
  attemptSubject,
  countFailure,
  findTown,
  forgetFailures,
  type IdentityTables,
  machineByToken,
  waitMinutes,
} from '#domain/identity/index.ts';
import type { Actor } from '#platform/commands/actor.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { type Arrival, asVisit } from '#platform/http/mount-routes.ts';
import { parseAccessSecret } from '#platform/values/access-secret.ts';
import { parseCaseNumber } from '#platform/values/case-number.ts';
import { caseHeaders } from './urls.ts';
import type { MachineVisit } from './visit.ts';

/**
 * Who calls: nobody, a program by its bearer token (RFC 6750), or a resident through a program, by number and secret
 * in headers. Whatever is named must be right: a wrong token is refused, not taken for nobody.
 */
export async function identifyMachine(door: DoorParts, arrival: Arrival): Promise<MachineVisit | undefined> {
  const tenant = arrival.params.town ?? '';
  const town = await findTown(door.database, tenant);
  if (!town) return undefined;
  const machine = await byToken(door, tenant, arrival);
  const resident = await bySecret(door, tenant, arrival);
  const actor = resident ?? machine ?? nobody(tenant);
  return { ...asVisit(door, arrival, actor), door, town };
}

/** Keeps the hash only; a town's token is unknown in every other town. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

async function byToken(door: DoorParts, tenant: string, arrival: Arrival): Promise<Actor | undefined> {
  const header = arrival.header('authorization');
  if (header === undefined) return undefined;
  const token = /^Bearer +([A-Za-z0-9._~+/=-]{16,200})$/i.exec(header)?.[1];
  const machine = token
    ? await door.database
        .as<IdentityTables>()
        .read(tenant, (db) => machineByToken(db, tenant, tokenHash(token), arrival.now))
    : undefined;
  if (!machine) throw new Refusal({ code: 'access.token-needed' });
  return { kind: 'machine', id: machine.id, tenant, roles: machine.roles, door: 'api' };
}

async function bySecret(door: DoorParts, tenant: string, arrival: Arrival): Promise<Actor | undefined> {
  const typed = arrival.header(caseHeaders.number);
  const secret = arrival.header(caseHeaders.secret);
  if (typed === undefined && secret === undefined) return undefined;
  const number = parseCaseNumber(typed ?? '');
  if (number === undefined) throw new Refusal({ code: 'case.unknown' });
  const database = door.database.as<IdentityTables>();
  const subject = attemptSubject(deriveKey(door.masterKey, 'attempts'), 'case', number);
  const found = await door.database.as<CaseTables>().read(tenant, (db) => caseByNumber(db, tenant, number));
  const of = { tenant, caseId: found?.id ?? '', secretVersion: found?.secret_version ?? 1 };
  const opens = opensCase(deriveKey(door.masterKey, 'case-access'), of, secret ?? '');
  const minutes = await database.read(tenant, (db) => waitMinutes(db, tenant, subject, arrival.now));
  // A right link is let in at any time: guessing 128 bits is hopeless, and nobody shall lock an owner out.
  const rightLink = found && opens && parseAccessSecret(secret ?? '')?.kind === 'link';
  if (minutes > 0 && !rightLink) throw new Refusal({ code: 'access.slowed', data: { minutes } });
  if (!found || !opens) {
    // Unknown numbers count too: the wait must not tell which numbers exist.
    await database.transaction(tenant, (tx) => countFailure(tx, tenant, subject, arrival.now));
    throw new Refusal({ code: 'case.unknown' });
  }
  await database.transaction(tenant, (tx) => forgetFailures(tx, tenant, subject));
  return { kind: 'resident', id: found.id, tenant, roles: ['resident'], door: 'api', caseId: found.id };
}

function nobody(tenant: string): Actor {
  return { kind: 'anonymous', id: 'visitor', tenant, roles: ['anonymous'], door: 'api' };
}
