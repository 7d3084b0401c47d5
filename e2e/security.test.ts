import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayDo, staffRoles } from '#domain/identity/index.ts';
import type { MountedRoute } from '#platform/http/server.ts';
import { demonstrationPassword } from '../src/seed.ts';
import { startProduct, type TestProduct } from './harness.ts';
import { bearer, residentOf, secretName, staffByRole, takeWish } from './test-people.ts';
import type { WebClient } from './web-client.ts';

const town = 'musterstadt';
let product: TestProduct;
let opened: { caseId: string; number: string; secret: string };
let staff: Map<string, WebClient>;
let resident: WebClient;

beforeAll(async () => {
  product = await startProduct({ logLevel: 'trace' });
  opened = await takeWish(product, town);
  staff = await staffByRole(product, town);
  resident = await residentOf(product, town, opened.caseId);
});
afterAll(() => product?.stop());

describe('forms from elsewhere', () => {
  const forged: [string, Record<string, string>, Record<string, string>][] = [
    ['without a token', { csrf: '' }, {}],
    ['with another browser’s token', { csrf: 'x'.repeat(43) }, {}],
    ['from a foreign origin', {}, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
    ['from a sister site', {}, { 'sec-fetch-site': 'same-site' }],
  ];

  test.each(forged)('%s are refused and change nothing', async (_what, form, headers) => {
    const client = product.client();
    await client.signInAs('agent');
    const answer = await client.post('/desk/sign-out', form, headers);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Dieses Formular passt nicht mehr zu Ihrem Browser.');
    expect((await client.get('/desk')).status).toBe(200);
  });

  test('from an old browser that sends a foreign Origin only are refused too', async () => {
    const client = product.client();
    await client.signInAs('agent');
    const body = new URLSearchParams({ csrf: await client.csrf() }).toString();
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${product.address}/desk/sign-out`, {
      method: 'POST',
      redirect: 'manual',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        cookie,
        origin: 'https://elsewhere.example',
      },
    });
    expect(answer.status).toBe(403);
  });

  test('our own are taken', async () => {
    const client = product.client();
    await client.signInAs('agent');
    expect((await client.post('/desk/sign-out', {})).status).toBe(303);
    expect((await client.get('/desk')).status).toBe(303);
  });
});

describe('every page', () => {
  test('comes with a strict policy, nonces that fit, no inline handler, no cache, a request id', async () => {
    const wrong: string[] = [];
    const ids = new Set<string>();
    let pages = 0;
    for (const route of product.routes()) {
      if (route.method !== 'GET' || route.permission === undefined || route.takes !== 'form') continue;
      const answer = await visitorOf(route).get(pathOf(route));
      const { headers, text } = answer;
      const fault = (what: string) => wrong.push(`${route.url}: ${what}`);
      ids.add(headers.get('x-request-id') ?? '');
      if (!headers.get('content-type')?.startsWith('text/html')) continue;
      pages += 1;
      const policy = headers.get('content-security-policy') ?? '';
      const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
      if (!policy.includes(`style-src 'self' 'nonce-${nonce}'`)) fault('another nonce for styles');
      for (const directive of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
        if (!policy.includes(directive)) fault(`no ${directive}`);
      if (/unsafe-(inline|eval)/.test(policy)) fault('unsafe policy');
      for (const [tag] of text.matchAll(/<(script|style)\b[^>]*>/g))
        if (!tag.includes(`nonce="${nonce}"`)) fault(`without its nonce: ${tag}`);
      if (/<[a-z][^>]*\s(on[a-z]+|style)=/i.test(text)) fault('inline handler or style');
      if (/(href|src|action)="javascript:/i.test(text)) fault('javascript: address');
      if (headers.get('cache-control') !== 'no-store') fault('may be cached');
      if (headers.get('x-content-type-options') !== 'nosniff') fault('may be sniffed');
      if (headers.get('referrer-policy') !== 'no-referrer') fault('sends a referrer');
    }
    expect(wrong).toEqual([]);
    expect(pages).toBeGreaterThan(10);
    expect(ids.has('')).toBe(false);
    expect(ids.size).toBeGreaterThan(pages);
  });

  test('a request id from outside is not taken over', async () => {
    const answer = await product.client().get('/healthz', { 'x-request-id': 'mine', 'request-id': 'mine' });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('a case', () => {
  test('is not opened by its number alone, at any door', async () => {
    const { number } = opened;
    for (const path of [
      `/${town}/case/${number}`,
      `/${town}/case/${number}/open/AAAAAAAAAAAAAAAAAAAAAA`,
      `/api/v1/${town}/case`,
    ]) {
      const client = product.client();
      const answer = await client.follow(await client.get(path, { 'x-case-number': number }));
      expect(answer.text, path).not.toContain(secretName);
      expect(answer.text, path).not.toContain(opened.caseId);
    }
  });

  test('shows nothing to a browser that has opened it in another town, or bent its cookie', async () => {
    const value = resident.cookies.get('bn_case') ?? '';
    expect((await resident.get(`/${town}/case/${opened.number}`)).text).toContain(secretName);
    const bent = [
      ['essen', value],
      ['essen', value.replace(town, 'essen')],
      [town, `${value.slice(0, -2)}AA`],
      [town, value.replace(opened.caseId, randomUUID())],
    ] as const;
    for (const [at, cookie] of bent) {
      const client = product.client();
      client.cookies.set('bn_case', cookie);
      const answer = await client.get(`/${at}/case/${opened.number}`);
      expect(answer.status, cookie).not.toBe(200);
      expect(answer.text).not.toContain(secretName);
    }
  });

  test('guessing is slowed down at all doors together, and the right link still opens', async () => {
    const { number, secret, caseId } = await takeWish(product, town);
    const { code } = await product.secretsOf(town, number);
    const client = product.client();
    const guess = () => client.post(`/${town}/case`, { number, code: '2222-2222-2222' });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) statuses.push((await guess()).status);
    expect(statuses.slice(0, 5)).toEqual([422, 422, 422, 422, 422]);
    expect(statuses[5]).toBe(429);
    const program = product.client({ lang: 'en' });
    const asked = await program.get(`/api/v1/${town}/case`, { 'x-case-number': number, 'x-case-secret': code });
    expect(asked.status).toBe(429);
    expect(asked.text).toMatch(/try again in \d+ minutes/);
    const byLink = await program.get(`/api/v1/${town}/case`, { 'x-case-number': number, 'x-case-secret': secret });
    expect(byLink.status).toBe(200);
    expect(byLink.text).toContain(caseId);
    expect(byLink.text).not.toContain(secretName);
  });
});

describe('a session', () => {
  test('of one town is none in another', async () => {
    const client = product.client();
    await client.signInAs('dispatcher', 'essen');
    const value = client.cookies.get('bn_staff') ?? '';
    expect((await client.get('/desk')).status).toBe(200);
    const bent = product.client();
    bent.cookies.set('bn_staff', value.replace('essen', town));
    expect((await bent.get('/desk')).status).toBe(303);
  });

  test('wrong passwords are slowed down, and the account’s name makes no difference', async () => {
    const client = product.client();
    const login = async (name: string, password: string) =>
      client.post('/desk/sign-in/password', { town, login: name, password });
    const wrong = await login('auditor', 'wrong');
    const nobody = await login('nobody-here', 'wrong');
    expect([wrong.status, nobody.status]).toEqual([422, 422]);
    const strip = (text: string) => text.replace(/nonce[-=]"?[^"' ]+|value="[^"]*"/g, '');
    expect(strip(wrong.text)).toBe(strip(nobody.text));
    for (let attempt = 0; attempt < 5; attempt += 1) await login('auditor', 'wrong');
    expect((await login('auditor', demonstrationPassword)).status).not.toBe(303);
    expect((await login('lead', demonstrationPassword)).status).toBe(303);
  });
});

test('cookies are out of reach of scripts and of other sites', async () => {
  const client = product.client();
  await client.signInAs('agent');
  await client.post(`/${town}/case`, { number: opened.number, code: opened.secret });
  await client.get('/?lang=en');
  expect(client.setCookies.length).toBeGreaterThan(2);
  for (const line of client.setCookies) {
    expect(line).toMatch(/; HttpOnly/);
    expect(line).toMatch(/; SameSite=Lax/);
    expect(line).not.toMatch(/; Secure/);
  }
});

test('what is too large is refused before it is read', async () => {
  const client = staff.get('agent') ?? product.client();
  const large = 'x'.repeat(300 * 1024);
  expect((await client.post('/desk/sign-out', { large })).status).toBe(413);
  const token = await bearer(product, town, 'agent');
  const sent = await client.json(
    `/api/v1/${town}/commands/visits.request`,
    { id: randomUUID(), input: { large } },
    token,
  );
  expect(sent.status).toBe(413);
  expect(sent.text).toContain('request.too-large');
});

test('behind https: Secure cookies, HSTS; many requests are slowed; forwarded addresses only from the proxy', async () => {
  const walled = await startProduct({
    worker: false,
    config: { publicUrl: 'https://service.example.de', rateLimit: 25 },
  });
  try {
    const client = walled.client();
    const first = await client.get('/desk/sign-in');
    expect(first.headers.get('strict-transport-security')).toContain('max-age');
    expect(client.setCookies.length).toBeGreaterThan(0);
    for (const line of client.setCookies) expect(line).toMatch(/; Secure/);
    const statuses: number[] = [];
    for (let asked = 0; asked < 30; asked += 1)
      statuses.push((await client.get('/', { 'x-forwarded-for': `203.0.113.${asked}` })).status);
    expect(statuses[0]).toBe(200);
    expect(statuses.at(-1)).toBe(429);
    const answer = await client.get('/');
    expect(answer.text).toContain('sehr viele Anfragen');
    expect((await client.get('/healthz')).status).toBe(200);
  } finally {
    await walled.stop();
  }
});

// Last: everything above has been logged by now.
test('neither log nor journal nor done-list knows a secret, a name, a number to call or a password', async () => {
  const { code } = await product.secretsOf(town, opened.number);
  const compact = code.replaceAll('-', '');
  const secrets = [opened.secret, code, compact, secretName, 'Ottilie', '5550100', demonstrationPassword];
  const session = (staff.get('agent')?.cookies.get('bn_staff') ?? '').split('.')[1] ?? 'none';
  const log = product.logs.join('');
  expect(product.logs.length).toBeGreaterThan(50);
  for (const secret of [...secrets, session]) expect(log.includes(secret), secret).toBe(false);
  expect(log).not.toMatch(/Bearer |bn_staff|csrf/);
  const tables = ['journal_entry', 'command_done', 'undelivered'];
  for (const table of tables) {
    const text = JSON.stringify(await product.rows(`select t::text as row from ${table} t`));
    for (const secret of secrets) expect(text.includes(secret), `${secret} in ${table}`).toBe(false);
  }
  const jobs = JSON.stringify(await product.rows('select data::text as data, output::text as output from pgboss.job'));
  for (const secret of secrets) expect(jobs.includes(secret), `${secret} in a job`).toBe(false);
});

function visitorOf(route: MountedRoute): WebClient {
  if (!/^\/(desk|field)/.test(route.url)) return resident;
  const role = staffRoles.find((one) => mayDo([one], route.permission ?? ''));
  return (role && staff.get(role)) || product.client();
}

function pathOf({ url }: MountedRoute): string {
  const params: Record<string, string> = { town, number: opened.number, secret: opened.secret };
  return url.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? opened.caseId));
}
