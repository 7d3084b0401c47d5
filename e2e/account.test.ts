import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInResident, throughSandbox } from './account-steps.ts';
import { startProduct, type TestProduct } from './harness.ts';
import { fromElsewhere, takeWish } from './test-people.ts';
import type { WebClient } from './web-client.ts';

const town = 'musterstadt';
let product: TestProduct;

beforeAll(async () => {
  // What is sent from elsewhere does not use up the limits of this address.
  product = await startProduct({ worker: false, config: { trustProxy: true } });
});
afterAll(() => product?.stop());

const isSignedIn = async (client: WebClient, of = town) => (await client.get(`/${of}/my`)).status === 200;

/** A resident signed in at the sandbox account. */
async function signedIn(wish: Parameters<typeof signInResident>[2] = {}): Promise<WebClient> {
  const client = product.client();
  const answer = await signInResident(product, client, wish);
  expect(answer.status, answer.text).toBe(303);
  return client;
}

/** Where the return leads when it came to nothing. */
async function turnedAway(client: WebClient, back: string, notice: string, of = town): Promise<void> {
  const answer = await client.get(back);
  expect(answer.status).toBe(303);
  const to = new URL(answer.location ?? '', product.address);
  expect(to.pathname).toBe(`/${of}/my/sign-in`);
  expect(to.searchParams.get('notice')).toBe(notice);
}

describe('signing in', () => {
  test('leads to the account, back, and on to where it was asked from; the cookie is closed to scripts', async () => {
    const client = product.client();
    const answer = await signInResident(product, client, { next: `/${town}/services?q=perso` });
    expect(answer.location).toBe(`/${town}/services?q=perso`);
    const cookie = client.setCookies.find((line) => line.startsWith('bn_account='));
    expect(cookie).toMatch(/Path=\/musterstadt; HttpOnly; SameSite=Lax/);
    const my = await client.get(`/${town}/my`);
    expect(my.text).toContain('Angemeldet: Erika Mustermann');
    expect(my.text).toContain('12. August 1964');
    expect(my.text).toContain('Lindenweg 7 a, 45999 Musterstadt');
  });

  test('what the account tells is unreadable in the database, and nothing of it is in the log', async () => {
    await signedIn();
    const rows = await product.rows('select account, encode(attributes, $1) as sealed from account_session', [
      'escape',
    ]);
    expect(rows.length).toBeGreaterThan(0);
    for (const { account, sealed } of rows) {
      expect(String(account)).toMatch(/^[\w-]{43}$/);
      expect(String(sealed)).not.toContain('Mustermann');
    }
    expect(product.logs.join('')).not.toContain('Mustermann');
  });

  test('a lower level than wished is told, and only the reached one counts', async () => {
    const client = product.client();
    const wish = { level: 'high', acr: 'STORK-QAA-Level-1', next: `/${town}/services` };
    await turnedAway(client, await throughSandbox(product, client, wish), 'too-low');
    expect(await isSignedIn(client)).toBe(true);
    const [row] = await product.rows('select level from account_session order by opened_at desc limit 1');
    expect(row?.level).toBe('low');
    // Step-up: the page asks again, and a surer sign-in leads on.
    const page = await client.get(`/${town}/my/sign-in?level=high&next=/${town}/services`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Vertrauensniveau „hoch“');
    const better = await signInResident(product, client, { ...wish, acr: 'STORK-QAA-Level-4' });
    expect(better.location).toBe(`/${town}/services`);
    expect((await client.get(`/${town}/my/sign-in?level=high&next=/${town}/services`)).location).toBe(
      `/${town}/services`,
    );
  });

  test('to cancel is not an error, a failure of the account is not the person’s', async () => {
    const client = product.client();
    await turnedAway(client, await throughSandbox(product, client, { end: 'cancel' }), 'cancelled');
    expect(await isSignedIn(client)).toBe(false);
    await turnedAway(client, await throughSandbox(product, client, { end: 'fail' }), 'unavailable');
    expect((await client.get(`/${town}/my/sign-in?notice=cancelled`)).text).toContain('Anmeldung abgebrochen');
  });

  test('a forged state, a spent answer, another browser’s answer and another’s code are refused', async () => {
    const client = product.client();
    const back = await throughSandbox(product, client);
    await turnedAway(client, back.replace(/state=[^&]+/, 'state=forged'), 'failed');
    // The question was answered, wrongly: it does not stand any more.
    await turnedAway(client, back, 'failed');

    const victim = product.client();
    await turnedAway(victim, await throughSandbox(product, product.client()), 'failed');
    expect(await isSignedIn(victim)).toBe(false);

    const replayed = product.client();
    const once = await throughSandbox(product, replayed);
    const pending = replayed.cookies.get('bn_my_sign_in') ?? '';
    expect((await replayed.get(once)).location).toBe(`/${town}/my`);
    replayed.cookies.set('bn_my_sign_in', pending);
    replayed.cookies.delete('bn_account');
    await turnedAway(replayed, once, 'failed');

    const mixed = product.client();
    const own = await throughSandbox(product, mixed);
    const foreign = await throughSandbox(product, product.client(), { resident: 'yusuf' });
    const code = /code=([^&]+)/.exec(foreign)?.[1] ?? '';
    await turnedAway(mixed, own.replace(/code=[^&]+/, `code=${code}`), 'failed');
    expect(await isSignedIn(mixed)).toBe(false);
    // Cancelling, too, counts only as the answer to one's own question.
    const asked = product.client();
    await throughSandbox(product, asked);
    await turnedAway(asked, `/${town}/my/return?error=access_denied&state=forged`, 'failed');
  });

  test('nobody is led to another site, another town, or back into signing in', async () => {
    const client = product.client();
    for (const next of [
      'https://elsewhere.example/',
      '//elsewhere.example',
      '/\\elsewhere.example',
      '/bochum/my',
      '/desk',
      `/${town}/../bochum`,
      `/${town}/my/sign-out`,
    ]) {
      const page = await client.get(`/${town}/my/sign-in?next=${encodeURIComponent(next)}`);
      expect(page.text, next).not.toContain('elsewhere.example"');
      const answer = await signInResident(product, client, { next });
      expect(answer.location, next).toBe(`/${town}/my`);
    }
  });

  test('a form is filled in with what the account has told', async () => {
    const client = await signedIn();
    const begun = (await client.get(`/${town}/visit/new`)).location ?? '';
    const services = (await client.post(begun, { whom: 'self' })).location ?? '';
    const person = (await client.post(services, { services: '99008001012000' })).location ?? '';
    const { text } = await client.get(person);
    expect(text).toContain('Einiges hat uns BundID mitgeteilt.');
    for (const value of ['Erika', 'Mustermann', '1964', 'Lindenweg', '7 a', '45999'])
      expect(text).toContain(`value="${value}"`);
    // Signing out takes nothing away from a form that is under way: it belongs to the browser, not to the account.
    await client.post(`/${town}/my/sign-out`, {});
    expect((await client.get(person)).text).not.toContain('Einiges hat uns BundID');
  });

  test('a session counts in its own town only, and ends on the server when it is left', async () => {
    const client = await signedIn();
    expect(await isSignedIn(client, 'bochum')).toBe(false);
    const token = client.cookies.get('bn_account') ?? '';
    const out = await client.post(`/${town}/my/sign-out`, {});
    expect(out.location).toBe(`/${town}/my/sign-in?notice=signed-out`);
    client.cookies.set('bn_account', token);
    expect(await isSignedIn(client)).toBe(false);
  });

  test('an ended session opens nothing; staying moves the end on', async () => {
    const client = await signedIn();
    await product.rows(
      "update account_session set expires_at = now() + interval '3 minutes', opened_at = now() - interval '1 hour'",
    );
    const stay = await client.post(`/${town}/my/stay`, {}, { accept: 'application/json' });
    expect(Date.parse(JSON.parse(stay.text).until)).toBeGreaterThan(Date.now() + 25 * 60_000);
    await product.rows(
      "update account_session set opened_at = now() - interval '7 hours 50 minutes', expires_at = now() + interval '3 minutes'",
    );
    const longest = await client.post(`/${town}/my/stay`, {}, { accept: 'application/json' });
    expect(Date.parse(JSON.parse(longest.text).until)).toBeLessThan(Date.now() + 11 * 60_000);
    await product.rows('update account_session set expires_at = now()');
    expect((await client.post(`/${town}/my/stay`, {}, { accept: 'application/json' })).status).toBe(401);
    expect((await client.post(`/${town}/my/stay`, {})).location).toContain('notice=over');
    expect(await isSignedIn(client)).toBe(false);
  });
});

describe('the list', () => {
  test('holds what was asked for signed in and what was added; the link row alone opens it', async () => {
    const erika = await signedIn();
    const { number, caseId, secret } = await takeWish(product, town);
    expect((await erika.get(`/${town}/case/${number}`)).status).toBe(303);
    const wrong = await erika.post(`/${town}/my/add`, { number, code: 'wrong' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('passen nicht zusammen');
    const added = await erika.post(`/${town}/my/add`, { number, code: secret });
    expect(added.location).toBe(`/${town}/my?done=added`);
    const my = await erika.get(`/${town}/my`);
    expect(my.text).toContain(`/${town}/case/${number}`);
    expect(my.text).toContain('per Telefon');
    const opened = await erika.get(`/${town}/case/${number}`);
    expect(opened.status).toBe(200);
    expect(opened.text).toContain('Querfurtmann');
    expect(erika.cookies.has('bn_case')).toBe(false);
    const written = await erika.post(`/${town}/case/${number}/message`, { body: 'Aus meiner Liste.' });
    expect(written.location).toContain('done=message');

    // Another account, nobody at all, the same account in the neighbour's town: nothing.
    const yusuf = await signedIn({ resident: 'yusuf' });
    expect((await yusuf.get(`/${town}/my`)).text).not.toContain(number);
    expect((await yusuf.get(`/${town}/case/${number}`)).status).toBe(303);
    expect((await yusuf.post(`/${town}/my/remove`, { number })).status).toBe(404);
    const neighbour = await signedIn({ town: 'bochum' });
    expect((await neighbour.get(`/bochum/case/${number}`)).status).toBe(303);
    expect((await neighbour.get('/bochum/my')).text).not.toContain(number);

    // The same person again, from another browser: the account is recognised.
    const again = await signedIn();
    expect((await again.get(`/${town}/case/${number}`)).status).toBe(200);
    const removed = await again.post(`/${town}/my/remove`, { number });
    expect(removed.location).toBe(`/${town}/my?done=removed`);
    expect((await again.get(`/${town}/case/${number}`)).status).toBe(303);
    const entries = await product.rows(
      "select type, actor_kind, actor_id, data from journal_entry where subject_id = $1 and type like 'case.%-list'",
      [caseId],
    );
    expect(entries.map(({ type }) => type)).toEqual(['case.added-to-list', 'case.removed-from-list']);
    // The pseudonym stands in no journal: it could not be erased there.
    const [link] = await product.rows('select account from account_session where account is not null limit 1');
    expect(JSON.stringify(entries)).not.toContain(String(link?.account));
  });

  test('another town knows the same account under another name', async () => {
    await signedIn();
    await signedIn({ town: 'bochum' });
    const rows = await product.rows('select tenant, account from account_session where account is not null');
    const names = new Map(rows.map(({ tenant, account }) => [tenant, account]));
    expect(names.get('musterstadt')).not.toBe(names.get('bochum'));
  });

  test('a temporary sign-in has no list, and is told so', async () => {
    const client = await signedIn({ resident: 'temporary', acr: 'STORK-QAA-Level-1' });
    expect((await client.get(`/${town}/my`)).text).toContain('gibt es keine Liste');
    const { number, secret } = await takeWish(product, town);
    const added = await client.post(`/${town}/my/add`, { number, code: secret });
    expect(added.status).toBe(422);
    expect(added.text).toContain('keine Liste');
  });

  test('without signing in it is not there', async () => {
    const client = product.client();
    expect((await client.get(`/${town}/my`)).location).toBe(`/${town}/my/sign-in`);
    expect((await client.post(`/${town}/my/add`, { number: 'a', code: 'b' })).location).toContain('notice=over');
    expect((await client.post(`/${town}/my/remove`, { number: 'a' })).location).toContain('notice=over');
  });
});

test('whatever comes back or is sent, it is never a fault', async () => {
  const nasty = ['%00', '%FF', "'--", 'x'.repeat(3000), '%E2%80%AE', '%3Cscript%3E', '..%2f', '', '%7B%22%7D'];
  const faults: string[] = [];
  const seen = async (what: string, of: Promise<{ status: number; text: string }>) => {
    const { status, text } = await of;
    if (status >= 500 || text.includes('<script>')) faults.push(`${what}: ${status}`);
  };
  for (const one of nasty) {
    const client = product.client();
    await throughSandbox(product, client);
    for (const query of [
      `code=${one}&state=${one}&iss=${one}`,
      `error=${one}&error_description=${one}`,
      `code=${one}&code=2`,
    ])
      await seen(`return ${query}`, client.get(`/${town}/my/return?${query}`, fromElsewhere()));
    await seen(
      `page ${one}`,
      client.get(`/${town}/my/sign-in?level=${one}&next=${one}&notice=${one}`, fromElsewhere()),
    );
    client.cookies.set('bn_account', one);
    client.cookies.set('bn_my_sign_in', one);
    await seen(`cookie ${one}`, client.get(`/${town}/my/return?code=x`, fromElsewhere()));
    await seen(`list ${one}`, client.get(`/${town}/my?done=${one}`, fromElsewhere()));
    const text = decodeURIComponent(one === '%FF' ? '%C3%BF' : one);
    await seen(`start ${one}`, client.post(`/${town}/my/sign-in`, { level: text, next: text }, fromElsewhere()));
    await seen(
      `authorize ${one}`,
      client.get(`/dev/account/authorize?client_id=${one}&redirect_uri=${one}`, fromElsewhere()),
    );
    await seen(
      `answer ${one}`,
      client.post('/dev/account/authorize', { redirect_uri: text, client_id: text }, fromElsewhere()),
    );
    await seen(
      `token ${one}`,
      client.json('/dev/account/token', { code: text, client_id: 'buergernah' }, fromElsewhere()),
    );
  }
  expect(faults).toEqual([]);
});
