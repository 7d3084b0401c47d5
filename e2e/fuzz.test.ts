import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { MachineCommand } from '#api/machine/machine-command.ts';
import { sampleData } from '#api/openapi/sample-data.ts';
import { mayDo, staffRoles } from '#domain/identity/index.ts';
import { sentence } from '#platform/commands/problems.ts';
import type { MountedRoute } from '#platform/http/server.ts';
import { commands, problems } from '#product';
import { type Hints, inputsOf, nasty } from './from-schema.ts';
import { startProduct, type TestProduct } from './harness.ts';
import { bearer, fromElsewhere, residentOf, staffByRole, takeWish } from './test-people.ts';
import type { WebAnswer, WebClient } from './web-client.ts';

const town = 'musterstadt';
const seed = 20261121;
// Taking the wish back comes last: it ends the case the others need.
const all: readonly MachineCommand[] = commands.toSorted(
  (one, other) => Number(one.name === 'cases.withdraw') - Number(other.name === 'cases.withdraw'),
);

let product: TestProduct;
let opened: { caseId: string; number: string; secret: string };
let hints: Hints;
let staff: Map<string, WebClient>;
let resident: WebClient;
const done = new Set<string>();

beforeAll(async () => {
  // Each request from an address of its own: limits by address would end the fuzzing early.
  product = await startProduct({ worker: false, config: { trustProxy: true } });
  opened = await takeWish(product, town);
  staff = await staffByRole(product, town);
  resident = await residentOf(product, town, opened.caseId);
  hints = await knownValues();
});
afterAll(() => product?.stop());

/** What the demonstration and the one open case hold, by the name of the property a command wants it under. */
async function knownValues(): Promise<Hints> {
  const ids = async (text: string) => (await product.rows(text, [town])).map(({ id }) => String(id));
  const staffIds = await ids('select id from staff where tenant = $1');
  const crew = await ids("select staff_id as id from staff_role where tenant = $1 and role = 'crew'");
  const kits = await ids('select id from kit where tenant = $1');
  const vehicles = await ids('select id from vehicle where tenant = $1');
  const visits = await ids('select id from visit where tenant = $1');
  const orNone = (found: string[]) => (found.length > 0 ? found : [randomUUID()]);
  return {
    id: [
      opened.caseId,
      ...staffIds.slice(0, 3),
      ...kits,
      ...visits,
      ...(await ids('select id from task where tenant = $1')),
    ],
    caseId: [opened.caseId],
    party: orNone(await ids('select id from party where tenant = $1')),
    partyId: orNone(await ids('select id from party where tenant = $1')),
    taskId: orNone(await ids('select id from task where tenant = $1')),
    promiseId: orNone(await ids('select id from promise where tenant = $1')),
    visitId: orNone(visits),
    kitId: orNone(kits),
    vehicleId: orNone(vehicles),
    crew: crew.flatMap((one, index) => crew.slice(index + 1).map((other) => [one, other])),
    ags: ['05113000'],
    from: ['09:00'],
    to: ['12:00', '16:30'],
    notBefore: ['2026-12-24'],
    careLevel: [1, 4, 5],
    postcode: ['45127'],
    street: ['Hauptstraße'],
    houseNumber: ['1', '12 a'],
    place: ['Musterstadt'],
    givenName: ['Ada', 'Jürgen'],
    familyName: ['Meyer', 'O’Neill', 'von der Au'],
    homeName: ['Haus Abendfrieden'],
    phone: ['0201 5550100'],
    email: ['a@example.org'],
    birthDate: ['1931-04-05'],
    services: [['99104001001000'], ['99104001001000', 'life-certificate']],
    skills: [[]],
    contactWay: ['email', 'letter', 'call', 'none'],
    receivedAt: [new Date(Date.now() - 3_600_000).toISOString()],
    day: ['2027-01-13', '2027-01-14'],
    text: ['A text.', 'Ein Satz.\nNoch einer.'],
    body: ['A text.'],
    lang: ['de', 'en'],
  };
}

/** The open case's version, and the next: commands done on the way count it up. */
async function versionsNow(): Promise<number[]> {
  const [row] = await product.rows('select version from case_file where id = $1', [opened.caseId]);
  const version = Number(row?.version);
  return [version, version, version + 1];
}

/** The large tables no town can write to: their rows of the shared layer are left out. */
const sharedLayer = ['public_service', 'search_entry', 'search_posting', 'search_related', 'search_word'];

/** One digest over every row of every table but those that count attempts and sessions. */
async function digest(): Promise<string> {
  const tables = await product.rows(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
     and relname not in ('session', 'account_session', 'access_failure', 'device', 'schema_migration') order by 1`,
  );
  const parts = tables.map(
    ({ name }) =>
      `select concat('${String(name)} ', count(*), ' ', sum(hashtextextended(t::text, 0)::numeric)) as d from "${String(name)}" t${sharedLayer.includes(String(name)) ? " where tenant <> 'shared'" : ''}`,
  );
  const rows = await product.rows(
    `select md5(string_agg(d, ',' order by d)) as d from (${parts.join(' union all ')}) x`,
  );
  return String(rows[0]?.d);
}

const refusal = z.object({ problems: z.array(z.object({ code: z.string(), message: z.string().min(3) })).min(1) });

/** A refusal says in the catalogue's words, in both languages, what is wrong. */
function expectClear(answer: WebAnswer): void {
  for (const { code } of refusal.parse(JSON.parse(answer.text)).problems) {
    expect(Object.keys(problems)).toContain(code);
    for (const lang of ['de', 'en'] as const)
      expect(sentence(problems, { code, data: sampleData }, lang)).not.toBe(code);
  }
}

describe('every command with anything for input', () => {
  test.each(all.filter(({ name }) => mayDo([...staffRoles, 'anonymous', 'resident'], name)))(
    '$name is done or clearly refused, never half',
    async (command) => {
      const isResidents = mayDo(['resident'], command.name) && !mayDo(staffRoles, command.name);
      const headers = {
        ...(await bearer(product, town, [...staffRoles, 'anonymous'].join(','))),
        ...(isResidents ? { 'x-case-number': opened.number, 'x-case-secret': opened.secret } : {}),
      };
      const client = product.client();
      let before = await digest();
      await fc.assert(
        fc.asyncProperty(inputsOf(command.input, { ...hints, version: await versionsNow() }), async (input) => {
          const answer = await client.json(
            `/api/v1/${town}/commands/${command.name}`,
            { id: randomUUID(), input },
            headers,
          );
          expect(answer.status, answer.text).toBeLessThan(500);
          const after = await digest();
          if (answer.status === 200) {
            before = after;
            done.add(command.name);
          } else {
            expectClear(answer);
            expect(after).toBe(before);
          }
        }),
        { seed, numRuns: 25, endOnFailure: true },
      );
    },
  );
});

test('the inputs were good enough that many commands were really done', () => {
  expect([...done].length, [...done].join(' ')).toBeGreaterThan(8);
});

describe('every form with anything in its fields', () => {
  test('is taken or clearly refused, never half, never a fault', async () => {
    const forms = product
      .routes()
      .filter(
        ({ method, url, permission }) =>
          method === 'POST' && permission !== undefined && !/^\/api\/|sign-out$/.test(url),
      );
    const faults: string[] = [];
    for (const route of forms) {
      const client = visitorOf(route);
      const fields = await fieldNames(client, route);
      let before = await digest();
      await fc.assert(
        fc.asyncProperty(fc.dictionary(fc.constantFrom(...fields), nasty, { maxKeys: 12 }), async (form) => {
          const { csrf: _own, commandId: _id, ...rest } = form;
          const path = pathOf(route, {});
          const answer =
            route.takes === 'form'
              ? await client.post(path, rest, fromElsewhere())
              : await client.json(path, rest, fromElsewhere());
          if (answer.status >= 500) faults.push(`${route.url} ${answer.status} ${JSON.stringify(rest).slice(0, 150)}`);
          const after = await digest();
          if (answer.status >= 400) expect(after, route.url).toBe(before);
          before = after;
        }),
        { seed, numRuns: 12, endOnFailure: true },
      );
    }
    expect(faults).toEqual([]);
  });

  test('every page with anything in its address', async () => {
    const pages = product.routes().filter(({ method, permission }) => method === 'GET' && permission !== undefined);
    const texts = ['%00', '%FF', "' or 1=1 --", 'x'.repeat(199), '..%2f..%2fetc', '%E2%80%AE', '%3Cscript%3E', '-1'];
    const faults: string[] = [];
    for (const route of pages) {
      const client = visitorOf(route);
      for (const text of texts) {
        const plain = text.startsWith('%') || text.includes('%2f') ? text : encodeURIComponent(text);
        for (const path of [
          `${pathOf(route, {})}?q=${plain}&day=${plain}&lang=${plain}&page=${plain}&service=${plain}&id=${plain}&state=${plain}`,
          route.url.replace(':town', town).replace(/:\w+/g, plain),
        ]) {
          const answer = await client.get(path, fromElsewhere());
          if (answer.status >= 500) faults.push(`${path} ${answer.status}`);
          if (/<script>(?!.*nonce)/.test(answer.text)) faults.push(`${path} echoes a script`);
        }
      }
    }
    expect(faults).toEqual([]);
  });
});

function visitorOf(route: MountedRoute): WebClient {
  if (!/^\/(desk|field)/.test(route.url)) return resident;
  const role = staffRoles.find((one) => mayDo([one], route.permission ?? ''));
  return (role && staff.get(role)) || product.client();
}

function pathOf(route: MountedRoute, values: Record<string, string>): string {
  const params: Record<string, string> = {
    town,
    number: opened.number,
    id: opened.caseId,
    secret: opened.secret,
    ...values,
  };
  return route.url.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? opened.caseId));
}

/** Names of the fields on the form's own page, and a few any form may get. */
async function fieldNames(client: WebClient, route: MountedRoute): Promise<string[]> {
  const own = await client.get(pathOf(route, {}));
  const names = [...own.text.matchAll(/ name="([^"]{1,60})"/g)].map(([, name]) => name ?? '');
  const base = [
    'note',
    'id',
    'number',
    'secret',
    'version',
    'service',
    'mode',
    'a.b.c',
    '__proto__',
    'resident.familyName',
  ];
  return [...new Set([...names, ...base])].filter((name) => name !== 'csrf' && name !== 'commandId');
}
