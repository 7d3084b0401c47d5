import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { MachineCommand } from '#api/machine/machine-command.ts';
import { mayDo, type Role, rights, staffRoles } from '#domain/identity/index.ts';
import { createWorld } from '#domain/test-world.ts';
import type { Actor } from '#platform/commands/actor.ts';
import type { MountedRoute } from '#platform/http/server.ts';
import { commands } from '#product';
import { startProduct, type TestProduct } from './harness.ts';
import { bearer, fromElsewhere, residentOf, secretName, staffByRole, takeWish } from './test-people.ts';
import type { WebAnswer, WebClient } from './web-client.ts';

const town = 'musterstadt';
const neighbour = 'essen';
const everybody: readonly Role[] = [...staffRoles, 'resident', 'account', 'anonymous', 'system'];
const noRight = ['access.forbidden', 'access.sign-in', 'access.token-needed', 'device.unknown'];

/** Addresses that stand outside the rights on purpose, each with its reason. */
const open: Readonly<Record<string, string>> = {
  '/healthz': 'asked by the machine that watches the process',
  '/readyz': 'asked by the proxy',
  '/metrics': 'counters without persons; the proxy keeps it inside',
  '/assets/*': 'styles and scripts',
  '/dev/register/applications': 'checks the signature of what it is sent; only in the demonstration',
  '/dev/account/.well-known/openid-configuration': 'tells where the sandbox account answers; only in the demonstration',
  '/dev/account/jwks': 'public keys of the sandbox account; only in the demonstration',
  '/dev/account/token': 'checks client, code and PKCE of who asks; only in the demonstration',
  '/dev/register/persons': 'checks the signature of what it is asked; only in the demonstration',
  '/dev/register/certificates': 'checks the signature of what it is asked; only in the demonstration',
  '/dev/register/deregistrations': 'checks the signature of what it is asked; only in the demonstration',
  '/dev/pay/paymenttransaction/:originator/:endPoint': 'wants the sandbox’s user; only in the demonstration',
  '/dev/pay/paymenttransaction/:originator/:endPoint/:id': 'wants the sandbox’s user; only in the demonstration',
  '/dev/pay/status/:originator/:endPoint': 'wants the sandbox’s user; only in the demonstration',
  '/field/sw.js': 'the service worker is the same for everybody',
  '/field/icon.svg': 'a picture',
};

let product: TestProduct;
let staff: Map<string, WebClient>;
let neighbours: Map<string, WebClient>;
let opened: { caseId: string; number: string; secret: string };
let params: Record<string, string>;
// Signing out comes last: it ends the session the others need.
const routes = () =>
  product
    .routes()
    .filter(({ method }) => method === 'GET' || method === 'POST')
    .toSorted((one, other) => Number(one.url.endsWith('/sign-out')) - Number(other.url.endsWith('/sign-out')));

beforeAll(async () => {
  // Each request from an address of its own: limits by address are not what is tried here.
  product = await startProduct({ worker: false, config: { trustProxy: true } });
  staff = await staffByRole(product, town);
  neighbours = await staffByRole(product, neighbour);
  opened = await takeWish(product, town);
  params = { town, number: opened.number, id: randomUUID(), secret: opened.secret };
});
afterAll(() => product?.stop());

const table: Readonly<Record<string, readonly Role[]>> = rights;
const isAllowed = (permission: string, role: string) => mayDo([role], permission);

test('every command and every address has its row in the table of rights', () => {
  expect(commands.map(({ name }) => name).filter((name) => !table[name])).toEqual([]);
  const without = routes().filter(({ url, permission }) => !(permission ? table[permission] : open[url]));
  expect(without).toEqual([]);
});

describe('every command as every role', () => {
  test('at the gate, in its own town', async () => {
    const world = await createWorld();
    try {
      for (const command of commands) {
        const any: MachineCommand = command;
        for (const role of everybody) {
          const outcome = await world.product.gate.execute({
            id: randomUUID(),
            command: any,
            actor: actorOf(role),
            input: { no: 'such field' },
          });
          const codes = outcome.ok ? [] : outcome.problems.map(({ code }) => code);
          expect(
            codes.some((code) => noRight.includes(code)),
            `${command.name} as ${role}: ${codes}`,
          ).toBe(!isAllowed(command.name, role));
        }
      }
    } finally {
      await world.close();
    }
  });

  test('through the machines’ door, and never in the neighbour’s town', async () => {
    const client = product.client();
    for (const role of [...staffRoles, 'anonymous'] as const) {
      const token = await bearer(product, town, role);
      for (const { name } of commands) {
        const body = { id: randomUUID(), input: { no: 'such field' } };
        const own = await client.json(`/api/v1/${town}/commands/${name}`, body, token);
        expect(own.status === 403, `${name} as ${role}: ${own.status}`).toBe(!isAllowed(name, role));
        const other = await client.json(`/api/v1/${neighbour}/commands/${name}`, body, token);
        expect(other.status, `${name} as ${role} of the neighbour`).toBe(401);
      }
    }
  });

  test('without a token never; with a case opened by its secret as its resident', async () => {
    const client = product.client();
    const token = await bearer(product, town, 'anonymous');
    const secrets = { 'x-case-number': opened.number, 'x-case-secret': opened.secret };
    for (const { name } of commands) {
      const body = { id: randomUUID(), input: { no: 'such field' } };
      const path = `/api/v1/${town}/commands/${name}`;
      expect((await client.json(path, body)).status, `${name} without token`).toBe(401);
      const asResident = await client.json(path, body, { ...token, ...secrets });
      expect(asResident.status === 403, `${name} as resident: ${asResident.status}`).toBe(!isAllowed(name, 'resident'));
    }
  });
});

describe('every address as everybody', () => {
  test('opens exactly to those the table names', async () => {
    const resident = await residentOf(product, town, opened.caseId);
    const visitors: [Role, WebClient][] = [
      ...staffRoles.map((role): [Role, WebClient] => [role, staff.get(role) ?? product.client()]),
      ['resident', resident],
      ['anonymous', product.client()],
    ];
    const wrong: string[] = [];
    for (const route of routes()) {
      if (route.permission === undefined || isCommand(route)) continue;
      for (const [role, client] of visitors) {
        const answer = await visit(client, route, params);
        const seenAs = roleAt(route, role);
        const refused = isRefused(answer);
        if (answer.status >= 500 || refused === isAllowed(route.permission, seenAs))
          wrong.push(`${route.method} ${route.url} (${route.permission}) as ${role}: ${answer.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('shows the neighbour’s staff nothing of a case here', async () => {
    const leaks: string[] = [];
    for (const route of routes()) {
      if (route.permission === undefined || isCommand(route) || roleAt(route, 'agent') !== 'agent') continue;
      for (const [role, client] of neighbours) {
        if (!isAllowed(route.permission, role)) continue;
        for (const id of [opened.caseId, ...(await idsOf(opened.caseId))]) {
          const answer = await visit(client, route, { ...params, id });
          if (answer.text.includes(secretName) || answer.text.includes(opened.caseId))
            leaks.push(`${route.method} ${route.url} to ${role} of ${neighbour}`);
        }
      }
    }
    expect(leaks).toEqual([]);
  });
});

/** Everything the database keeps of this case under an id of its own. */
async function idsOf(caseId: string): Promise<string[]> {
  const rows = await product.rows(
    `select id from task where case_id = $1 union select id from party where case_id = $1
     union select id from promise where case_id = $1`,
    [caseId],
  );
  return rows.map(({ id }) => String(id));
}

const isCommand = ({ url }: MountedRoute) => url.startsWith('/api/v1/:town/commands/');

/** Who a visitor is at a door: the desk and the field see the staff session, the portal the opened case. */
function roleAt({ url }: MountedRoute, role: Role): Role {
  const atDesk = /^\/(desk|field)(\/|$)/.test(url);
  const atPortal = url.startsWith('/:town');
  const isStaff = staffRoles.some((known) => known === role);
  if (atDesk) return isStaff ? role : 'anonymous';
  if (atPortal) return role === 'resident' ? role : 'anonymous';
  return 'anonymous';
}

function visit(client: WebClient, route: MountedRoute, values: Record<string, string>): Promise<WebAnswer> {
  const path = route.url.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(values[name] ?? randomUUID()));
  const asked = { accept: 'application/json', ...fromElsewhere() };
  if (route.method === 'GET') return client.get(path, asked);
  return route.takes === 'form' ? client.post(path, {}, asked) : client.json(path, {}, asked);
}

const problemsOf = z.object({ problems: z.array(z.object({ code: z.string() })) });

function isRefused(answer: WebAnswer): boolean {
  if (answer.location?.startsWith('/desk/sign-in?next=')) return true;
  if (answer.status !== 401 && answer.status !== 403) return false;
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  if (!isJson) return false;
  const read = problemsOf.safeParse(JSON.parse(answer.text));
  return read.success && read.data.problems.some(({ code }) => noRight.includes(code));
}

function actorOf(role: Role): Actor {
  // Signed in, without a case: a resident who has opened nothing.
  const opened = role === 'account' ? 'resident' : role;
  const kind = opened === 'resident' || opened === 'anonymous' || opened === 'system' ? opened : 'staff';
  const actor = { kind, id: randomUUID(), tenant: town, roles: [role], door: 'test' } as const;
  return role === 'resident' ? { ...actor, caseId: randomUUID() } : actor;
}
