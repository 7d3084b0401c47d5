import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { staffRoles } from '#domain/identity/index.ts';
import { readMasterKey } from '#platform/crypto/derive-key.ts';
import { caseCookie, openCaseSession } from '#portal/case-session.ts';
import { createToken } from '../src/machine-tokens.ts';
import type { TestProduct } from './harness.ts';
import type { WebClient } from './web-client.ts';

/** A wish as a program sends it; the family name is one nobody else has, so that a leak can be seen. */
export const secretName = 'Querfurtmann';
export const aWish = {
  channel: 'phone',
  services: ['99104001001000'],
  residentTakesPart: true,
  resident: {
    givenName: 'Ottilie',
    familyName: secretName,
    phone: '0201 5550100',
    contactWay: 'call',
    address: { street: 'Hauptstraße', houseNumber: '1', postcode: '45127', place: 'Musterstadt' },
  },
};

let addresses = 0;

/** A header that makes a request come from an address of its own, where the product trusts the proxy. */
export function fromElsewhere(): { 'x-forwarded-for': string } {
  addresses += 1;
  return { 'x-forwarded-for': `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}` };
}

/** One person per staff role in a town, each signed in under that role alone. */
export async function staffByRole(product: TestProduct, town: string): Promise<Map<string, WebClient>> {
  const clients = new Map<string, WebClient>();
  for (const role of staffRoles) {
    const id = await addStaff(product, town, role);
    const client = product.client();
    await client.signInAs(`only-${role}`, town);
    client.cookies.set('bn_device', await addDevice(product, town, id));
    clients.set(role, client);
  }
  return clients;
}

async function addStaff(product: TestProduct, town: string, role: string): Promise<string> {
  const id = randomUUID();
  await product.rows('insert into staff (tenant, id, login, name) values ($1, $2, $3, $3)', [town, id, `only-${role}`]);
  await product.rows(
    `insert into staff_role (tenant, staff_id, role, organisation)
     select $1, $2, $3, id from organisation where tenant = $1 limit 1`,
    [town, id, role],
  );
  return id;
}

/** A device of this person, as if enrolled; gives the cookie's value. */
export async function addDevice(product: TestProduct, town: string, staffId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await product.rows(
    `insert into device (tenant, id, name, token_hash, public_key, certificate, enrolled_by, enrolled_at, lease_until)
     values ($1, $2, 'test', $3, '{}', '-', $4, now(), now() + interval '1 day')`,
    [town, randomUUID(), createHash('sha256').update(token).digest(), staffId],
  );
  return `${town}.${token}`;
}

/** A bearer header for a program with these roles. */
export async function bearer(product: TestProduct, town: string, roles: string): Promise<{ authorization: string }> {
  const made = await createToken(product.databaseUrl, [town, `test-${randomUUID()}`, roles]);
  if (!made.ok) throw new Error(made.message);
  return { authorization: `Bearer ${made.token}` };
}

/** Opens a case of this town through the machines' door. */
export async function takeWish(
  product: TestProduct,
  town: string,
  wish: object = aWish,
): Promise<{ caseId: string; number: string; secret: string }> {
  const answer = await product
    .client()
    .json(
      `/api/v1/${town}/commands/visits.request`,
      { id: randomUUID(), input: wish },
      await bearer(product, town, 'agent'),
    );
  if (answer.status !== 200) throw new Error(answer.text);
  const { outcome } = z.object({ outcome: z.object({ caseId: z.string(), number: z.string() }) }).parse(answer.body);
  const { secret } = await product.secretsOf(town, outcome.number);
  return { ...outcome, secret };
}

/** A resident's browser that has opened this case. */
export async function residentOf(product: TestProduct, town: string, caseId: string): Promise<WebClient> {
  const client = product.client();
  const masterKey = await readMasterKey(product.config.secretKeyFile);
  const cookie = openCaseSession({ masterKey, now: () => new Date().toISOString() }, town, caseId);
  client.cookies.set(caseCookie, cookie.value);
  return client;
}
