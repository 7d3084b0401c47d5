import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { rights } from '#domain/identity/index.ts';
import {
  axe,
  closeBrowser,
  newPage,
  noHorizontalScroll,
  signInAs,
  startProduct,
  type TestProduct,
  until,
} from './harness.ts';
import { bearer } from './test-people.ts';

const town = 'musterstadt';
const idCard = '99008001012000';

let product: TestProduct;
/** What the places in an address's pattern stand for, by pattern. */
let filled: Record<string, string[]>;

/** Addresses that answer no page: data, files, redirects. Every other GET is looked at below. */
const noPages = [
  /^\/(healthz|readyz|metrics|assets\/\*)$/,
  /^\/api\/(v1|openapi\.json)/,
  /^\/field\/(api|sw\.js|manifest|icon)/,
  /\/(slip|papers\/:id|receipts\/:id|letters\/:id|:file)$/,
  /^\/desk\/sign-in\/oidc\/return$/,
  /\/open\/:secret$/,
  /\/my\/return$/,
  /^\/dev\/account\/(\.well-known|jwks)/,
];

/** What the portal asks the sandbox account with. */
function authorizeQuery(): string {
  return new URLSearchParams({
    response_type: 'code',
    client_id: 'buergernah',
    redirect_uri: `${product.address}/${town}/my/return`,
    scope: 'openid',
    state: 'a-state',
    nonce: 'a-nonce',
    code_challenge: 'c'.repeat(43),
    code_challenge_method: 'S256',
    acr_values: 'STORK-QAA-Level-3 STORK-QAA-Level-4',
  }).toString();
}

/** Runs a command as a program of the town does. */
async function run(command: string, input: object, roles = 'agent,dispatcher'): Promise<Record<string, unknown>> {
  const client = product.client();
  const token = await bearer(product, town, roles);
  const answer = await client.json(`/api/v1/${town}/commands/${command}`, { id: randomUUID(), input }, token);
  if (answer.status !== 200) throw new Error(`${command}: ${answer.text}`);
  return z.object({ outcome: z.record(z.string(), z.unknown()) }).parse(answer.body).outcome;
}

function wish(familyName: string, contactWay: string) {
  return {
    channel: 'phone',
    services: [idCard],
    residentTakesPart: true,
    callBack: true,
    resident: {
      givenName: 'Ottilie',
      familyName,
      birthDate: '1941-05-17',
      phone: '0299 5550100',
      email: 'ottilie@example.org',
      contactWay,
      address: {
        street: 'Lindenweg',
        houseNumber: '7',
        postcode: '45999',
        place: 'Musterstadt',
        lat: 51.478,
        lon: 7.118,
      },
    },
  };
}

/** One case in every state, a tour, a group date, letters, calls and things that went wrong. */
async function fillWithLife(): Promise<void> {
  const one = async (sql: string): Promise<string> =>
    String(Object.values((await product.rows(sql))[0] ?? {})[0] ?? '');
  const decided = { facts: { careLevel: 4 }, proofKind: 'care-level-notice' };
  const received = await run('visits.request', wish('Warten', 'letter'));
  const planned = await run('visits.request', wish('Planen', 'call'));
  const refused = await run('visits.request', wish('Ablehnen', 'letter'));
  const unclear = await run('visits.request', wish('Unklar', 'email'));
  const group = await run('visits.request-group-date', {
    channel: 'institution',
    services: [idCard],
    homeName: 'Seniorenzentrum Lindenhof',
    address: { street: 'Parkstraße', houseNumber: '2', postcode: '45999', place: 'Musterstadt' },
    contact: { familyName: 'Leitung', email: 'leitung@example.org', contactWay: 'email' },
    expectedResidents: 3,
  });
  await run('visits.add-resident', {
    groupCaseId: group.caseId,
    services: [idCard],
    consentGivenBy: 'resident',
    resident: { givenName: 'Herta', familyName: 'Gruppe', birthDate: '1938-01-02' },
  });
  const { visitId } = await run('visits.decide-need', { caseId: planned.caseId, ...decided });
  await run('visits.decide-need', {
    caseId: refused.caseId,
    facts: { permanentlyImpaired: true, reachesOfficeAlone: true },
    proofKind: 'told-only',
  });
  await run('visits.decide-need', { caseId: unclear.caseId, facts: {}, proofKind: 'care-level-notice' });
  const waiting = await run('visits.request', wish('Offen', 'call'));
  const open = await run('visits.decide-need', { caseId: waiting.caseId, ...decided });
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const crew = await product.rows(`select id from staff where tenant = '${town}' and login in ('crew1', 'crew2')`);
  const kitId = await one(`select id from kit where tenant = '${town}' limit 1`);
  const vehicleId = await one(`select id from vehicle where tenant = '${town}' limit 1`);
  const { tourId } = await run('visits.create-tour', {
    day,
    from: '08:00',
    to: '16:00',
    crew: crew.map(({ id }) => id),
    vehicleId,
    kitId,
  });
  await run('visits.plan-visit', { visitId, tourId, start: '10:00' });
  const entry = await one(`select id from journal_entry where tenant = '${town}' limit 1`);
  await product.rows(
    `insert into undelivered (tenant, id, reaction, entry_id, subject_kind, subject_id, reason, attempts, since, owner_role, state)
     values ($1, $2, 'notifications.tell', $3, 'case', $4, 'delivery.failed', 10, now(), 'dispatcher', 'open')`,
    [town, randomUUID(), entry, received.caseId],
  );
  const mail = await until(async () => (await product.mails())[0], 'it', 30);
  await until(async () => (await product.rows("select 1 from notice where state = 'to-call'"))[0], 'it', 30);
  const items = [{ service: idCard, cents: 4600 }];
  const asked = { caseId: received.caseId, purpose: 'fee', cents: 4600, items };
  const { payment } = await run('payments.request', asked, 'caseworker');
  const payAt = `/${town}/case/${received.number}/pay/${payment}`;
  const payer = product.client();
  const { secret } = await product.secretsOf(town, String(received.number));
  await payer.get(`/${town}/case/${received.number}/open/${secret}`);
  const begun = await payer.post(payAt, {});
  const numbers = [received, planned, refused, unclear].map(({ number }) => String(number));
  filled = {
    '/desk/calls/new': [`/desk/calls/new?service=${idCard}`],
    '/desk/calls': ['/desk/calls', '/desk/calls?q=ausweis', '/desk/calls?q=xyzzy'],
    '/desk/cases/:number': numbers.map((number) => `/desk/cases/${number}`),
    '/desk/calls/taken/:number': [],
    '/desk/visits/need/:number': [`/desk/visits/need/${numbers[0]}`],
    '/desk/visits/groups/:number': [`/desk/visits/groups/${group.number}`],
    '/desk/visits/plan/:id': [`/desk/visits/plan/${open.visitId}`, `/desk/visits/plan/${visitId}`],
    '/desk/visits/tours': [`/desk/visits/tours?day=${day}`],
    '/desk/visits/tours/:id': [`/desk/visits/tours/${tourId}`],
    '/desk/visits/tours/:id/sheet': [`/desk/visits/tours/${tourId}/sheet`],
    '/desk/kits/:id': [`/desk/kits/${kitId}`],
    '/desk/conflicts/:id': [],
    '/dev/account/authorize': [`/dev/account/authorize?${authorizeQuery()}`],
    '/:town/my/sign-in': [
      `/${town}/my/sign-in?level=high&next=/${town}/services&notice=too-low`,
      `/${town}/my/sign-in?notice=failed`,
    ],
    '/dev/pay/transactions/:id': [new URL(begun.location ?? '').pathname],
    '/:town/case/:number/pay/:id': [payAt, `${payAt}?trouble=not-reachable`],
    '/:town/case/:number/pay/:id/return': [`${payAt}/return`],
    '/dev/mail/:id': [`/dev/mail/${mail.id}`],
    '/:town/services': [`/${town}/services`, `/${town}/services?q=perso`, `/${town}/services?q=xyzzy`],
    '/:town/services/:key': [`/${town}/services/${idCard}`, `/${town}/services/driving-licence`],
    '/:town/visit/new/:step': [],
    '/:town/visit/group/:step': [],
    '/:town/visit/taken': [],
    '/:town/case/:number': [...numbers, String(group.number)].map((number) => `/${town}/case/${number}`),
    '/:town/case/:number/email/:change/:token': [`/${town}/case/${numbers[0]}/email/${randomUUID()}/${'a'.repeat(22)}`],
  };
}

beforeAll(async () => {
  product = await startProduct({ config: { rateLimit: 1_000_000 } });
  await fillWithLife();
}, 180_000);
afterAll(async () => {
  await closeBrowser();
  await product.stop();
});

function addressesOf(pattern: string): string[] {
  return filled[pattern] ?? [pattern.replaceAll(':town', town)];
}

/** The persona whose page it is: the first of these with the right. */
function personaFor(permission: string): string | undefined {
  const roles: readonly string[] = Object.entries(rights).find(([name]) => name === permission)?.[1] ?? [];
  return ['dispatcher', 'agent', 'admin', 'auditor', 'caseworker'].find((role) => roles.includes(role));
}

async function isWell(page: Page, address: string, lang: string): Promise<string[]> {
  const found: string[] = [];
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    if (process.env.SHOTS) {
      mkdirSync(`test-results/pages/${lang}`, { recursive: true });
      await page.screenshot({
        path: `test-results/pages/${lang}/${address.replace(/\W+/g, '_').slice(0, 80)}-${width}.png`,
        fullPage: true,
      });
    }
    found.push(...(await noHorizontalScroll(page)).map((what) => `${address} at ${width} px sticks out: ${what}`));
  }
  found.push(...(await axe(page)).map((what) => `${address}: ${what}`));
  const shown = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: document.querySelectorAll('h1').length,
  }));
  if (shown.lang !== lang || shown.title === '' || shown.headings !== 1)
    found.push(`${address}: ${JSON.stringify(shown)}`);
  return found;
}

for (const lang of ['de', 'en'] as const) {
  test(`every page has no barrier, a title and its language, and fits a phone (${lang})`, async () => {
    const findings: string[] = [];
    const pages = product
      .routes()
      .filter(({ method, url }) => method === 'GET' && !noPages.some((pattern) => pattern.test(url)));
    expect(pages.length).toBeGreaterThan(40);
    const groups = new Map<string, string[]>();
    for (const { url, permission } of pages) {
      const persona = url.startsWith('/desk') && url !== '/desk/sign-in' ? personaFor(permission ?? '') : '';
      if (persona === undefined || url === '/field') continue;
      groups.set(persona, [...(groups.get(persona) ?? []), ...addressesOf(url)]);
    }
    for (const [persona, addresses] of groups) {
      const page = await newPage(product, { js: true, width: 320, lang });
      if (persona) await signInAs(page, persona, town);
      for (const address of addresses) {
        const opened = /^\/musterstadt\/case\/([^/]+)(\/pay\/.+)?$/.exec(address);
        if (opened?.[1]) {
          const { secret } = await product.secretsOf(town, opened[1]);
          await page.goto(`${product.address}/${town}/case/${opened[1]}/open/${secret}`);
          if (opened[2]) await page.goto(`${product.address}${address}`);
        } else {
          const answer = await page.goto(`${product.address}${address}`);
          if (answer?.status() !== 200) findings.push(`${address} answered ${answer?.status()}`);
        }
        findings.push(...(await isWell(page, address, lang)));
      }
      await page.context().close();
    }
    expect(findings).toEqual([]);
  }, 600_000);
}
