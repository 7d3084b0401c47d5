import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sendAgain } from '#domain/applications/index.ts';
import { openFitConnect } from '#platform/fit-connect/api.ts';
import { openJwe } from '#platform/fit-connect/jwe.ts';
import { readMetadata } from '#platform/fit-connect/metadata.ts';
import { readPrivateKey } from '#platform/fit-connect/rsa-key.ts';
import { makeKeyPair } from '#platform/fit-connect/test-keys.ts';
import { runReaction } from '#platform/jobs/worker.ts';
import { signed, tagsOf } from './fit-connect-double/events.ts';
import type { Held } from './fit-connect-double/store.ts';
import {
  answers,
  applied,
  type FitConnectWorld,
  identifier,
  openFitConnectWorld,
  sendingOf,
} from './fit-connect-double/world.ts';

let fit: FitConnectWorld;
beforeAll(async () => {
  fit = await openFitConnectWorld();
});
afterAll(() => fit?.close());
afterEach(() => {
  fit.double.behaviour.tamper = undefined;
});

/** The submission the double holds for an application, handed over. */
async function handedOver(papers = 0): Promise<{ application: string; held: Held; caseId: string }> {
  const { application, caseId } = await applied(fit.world, papers);
  await fit.world.runJobs();
  const { submissions } = await sendingOf(fit.world, application);
  const held = fit.double.store.held.get(submissions[0]?.submission_id ?? '');
  if (!held) throw new Error(`nothing was handed over: ${JSON.stringify(fit.double.seen.slice(-5))}`);
  return { application, held, caseId };
}

/** What the destination says, right or as wrong as the test wishes; put into the log without asking the double. */
async function said(
  held: Held,
  name: string,
  body: Record<string, unknown>,
  change: Parameters<typeof signed>[2] & { by?: Parameters<typeof signed>[0] } = {},
) {
  const by = change.by ?? {
    iss: fit.destinationId,
    kid: 'destination-signing',
    privateJwk: fit.keys.signing.privateJwk,
  };
  const iat = Math.floor(Date.now() / 1000);
  const token = await signed(by, { sub: `submission:${held.id}`, caseId: held.caseId, name, body, iat }, change);
  fit.double.store.cases.get(held.caseId)?.log.push(token);
  return token;
}

async function look() {
  fit.world.clock.set(new Date().toISOString());
  fit.world.clock.advance(10);
  await fit.world.tick();
  await fit.world.runJobs();
}

describe('an application goes to its destination', () => {
  test('announced, attachments, sealed, handed over; accepted by the destination’s event', async () => {
    const { application, held } = await handedOver(2);
    expect(held).toMatchObject({ state: 'submitted', publicService: { identifier } });
    expect(held.attachments.size).toBe(2);
    const key = await readPrivateKey(fit.keys.encryption.privateJwk, 'RSA-OAEP-256');
    if (!key.ok) throw new Error(key.problem);
    const metadata = await openJwe([key.key], held.encryptedMetadata ?? '', { cty: ['application/json'] });
    const data = await openJwe([key.key], held.encryptedData ?? '', { cty: ['application/json'] });
    if (!metadata.ok || !data.ok) throw new Error('not to be opened');
    expect(JSON.parse(Buffer.from(data.bytes).toString())).toEqual(answers);
    const read = readMetadata(metadata.bytes);
    if (!read.ok) throw new Error(read.problem);
    expect(read.metadata.contentStructure.attachments.map(({ filename }) => filename)).toEqual([
      'Nachweis 1.pdf',
      'Nachweis 2.pdf',
    ]);
    expect(JSON.stringify(read.metadata)).not.toContain('"d":');
    expect(await sendingOf(fit.world, application)).toMatchObject({
      state: 'waiting',
      submissions: [{ step: 'submitted', encrypted_data: null }],
    });

    await said(held, 'accept-submission', { authenticationTags: tagsOf(held) });
    await look();
    expect(await sendingOf(fit.world, application)).toMatchObject({
      state: 'delivered',
      reference: held.id,
      submissions: [{ step: 'accepted' }],
    });
  });

  test('a rejection tells a caseworker why; sent again it is a new submission', async () => {
    const { application, held, caseId } = await handedOver();
    const type = 'https://schema.fitko.de/fit-connect/events/problems/schema-violation';
    await said(held, 'reject-submission', { problems: [{ type, title: 'x', detail: 'y', instance: 'data' }] });
    await look();
    expect(await sendingOf(fit.world, application)).toMatchObject({
      state: 'refused',
      refusal: 'schema-violation',
      submissions: [{ step: 'rejected', problem_codes: ['schema-violation'] }],
    });
    const tasks = await fit.world.read((db) =>
      db.selectFrom('task').select('kind').where('case_id', '=', caseId).execute(),
    );
    expect(tasks).toContainEqual({ kind: 'application-refused' });
    await fit.world.done(sendAgain, fit.world.as('caseworker'), { application });
    await fit.world.runJobs();
    const { submissions } = await sendingOf(fit.world, application);
    expect(submissions.map(({ step }) => step).toSorted()).toEqual(['rejected', 'submitted']);
  });

  test('fourteen days unfetched: the service says no, a caseworker hears it', async () => {
    const { application } = await handedOver();
    fit.double.pass(14 * 86_400_000 + 1000);
    await fit.double.expire();
    fit.world.clock.set(new Date(fit.double.store.now()).toISOString());
    await fit.world.tick();
    await fit.world.runJobs();
    fit.double.pass(-14 * 86_400_000 - 1000);
    expect(await sendingOf(fit.world, application)).toMatchObject({ state: 'refused', refusal: 'not-fetched-in-time' });
  });
});

describe('what a destination or the service shows wrong is not served', () => {
  const destination = () => {
    const found = fit.double.store.destinations.get(fit.destinationId);
    if (!found) throw new Error('no destination');
    return found;
  };
  test.each<[string, () => () => void]>([
    ['a destination that is not active', () => swap(destination(), 'status', 'inactive')],
    ['one that reads old metadata only', () => swap(destination(), 'metadataVersions', ['1.3.0'])],
    ['one that does not offer the service', () => swap(destination(), 'publicServices', [])],
    [
      'a key of 2048 bits',
      () => swapKey('destination-encryption', makeKeyPair('RSA-OAEP-256', 'destination-encryption', 2048).publicJwk),
    ],
    [
      'a signing key to encrypt with',
      () => swapKey('destination-encryption', { ...fit.keys.signing.publicJwk, kid: 'destination-encryption' }),
    ],
    [
      'a key of another name',
      () => swapKey('destination-encryption', { ...fit.keys.encryption.publicJwk, kid: 'other-name' }),
    ],
    ['no key at all', () => swapKey('destination-encryption', undefined)],
  ])('%s: nothing is announced', async (_what, wrong) => {
    const before = fit.double.store.held.size;
    const back = wrong();
    const { application } = await applied(fit.world);
    const { failed } = await fit.world.runJobs();
    expect(failed).toBeGreaterThan(0);
    expect(fit.double.store.held.size).toBe(before);
    expect(await sendingOf(fit.world, application)).toMatchObject({ state: 'waiting', submissions: [] });
    back();
  });

  function swap<T, K extends keyof T>(object: T, key: K, value: T[K]) {
    const before = object[key];
    object[key] = value;
    return () => {
      object[key] = before;
    };
  }
  function swapKey(kid: string, jwk: unknown) {
    const before = destination().keys.get(kid);
    destination().keys.set(kid, jwk);
    return () => {
      destination().keys.set(kid, before);
    };
  }
});

describe('an event that does not hold changes nothing and calls a person', () => {
  const other = '00000000-0000-4000-8000-000000000000';
  test.each<[string, (held: Held) => Promise<unknown>, string]>([
    [
      'signed by somebody else',
      (held) =>
        said(
          held,
          'accept-submission',
          { authenticationTags: tagsOf(held) },
          {
            by: {
              iss: fit.destinationId,
              kid: 'destination-signing',
              privateJwk: makeKeyPair('PS512', 'stranger').privateJwk,
            },
          },
        ),
      'event-wrong-signature',
    ],
    [
      'by a key the destination does not have',
      (held) => said(held, 'accept-submission', { authenticationTags: tagsOf(held) }, { header: { kid: 'unknown' } }),
      'event-unknown-key',
    ],
    [
      'by another destination',
      (held) => said(held, 'accept-submission', { authenticationTags: tagsOf(held) }, { payload: { iss: other } }),
      'event-unknown-key',
    ],
    [
      'an acceptance by the delivery service itself',
      (held) => said(held, 'accept-submission', { authenticationTags: tagsOf(held) }, { by: fit.double.service }),
      'event-wrong-issuer',
    ],
    [
      'of another case',
      (held) =>
        said(held, 'accept-submission', { authenticationTags: tagsOf(held) }, { payload: { txn: `case:${other}` } }),
      'event-wrong-case',
    ],
    [
      'two events in one',
      (held) =>
        said(
          held,
          'accept-submission',
          {},
          {
            payload: {
              events: {
                'https://schema.fitko.de/fit-connect/events/accept-submission': {},
                'https://schema.fitko.de/fit-connect/events/reject-submission': {},
              },
            },
          },
        ),
      'event-not-exactly-one',
    ],
    [
      'no typ of an event',
      (held) => said(held, 'accept-submission', { authenticationTags: tagsOf(held) }, { header: { typ: 'JWT' } }),
      'event-wrong-header',
    ],
    [
      'from the future',
      (held) =>
        said(
          held,
          'accept-submission',
          { authenticationTags: tagsOf(held) },
          { payload: { iat: Math.floor(Date.now() / 1000) + 86_400 } },
        ),
      'event-from-the-future',
    ],
    ['without tags', (held) => said(held, 'accept-submission', {}), 'tags-missing'],
    [
      'the tags of something else',
      (held) =>
        said(held, 'accept-submission', { authenticationTags: { ...tagsOf(held), data: 'AAAAAAAAAAAAAAAAAAAAAA' } }),
      'tags-differ',
    ],
    [
      'the same event twice',
      async (held) => {
        const token = await said(held, 'forward-submission', {});
        fit.double.store.cases.get(held.caseId)?.log.push(token);
      },
      'event-replayed',
    ],
    [
      'nothing that could be read',
      async (held) => fit.double.store.cases.get(held.caseId)?.log.push('not.a.token'),
      'event-unreadable',
    ],
  ])('%s', async (_what, misbehave, code) => {
    const { application, held, caseId } = await handedOver();
    await misbehave(held);
    await look();
    expect(await sendingOf(fit.world, application)).toMatchObject({
      state: 'waiting',
      submissions: [{ step: 'submitted' }],
    });
    const [task, ...more] = await fit.world.read((db) =>
      db
        .selectFrom('task')
        .select(['kind', 'data'])
        .where('case_id', '=', caseId)
        .where('kind', '=', 'fit-connect-doubt')
        .execute(),
    );
    expect(task?.data).toMatchObject({ code });
    // Looked at again it is still one task.
    await look();
    expect(more).toEqual([]);
  });

  test('an event that has answered another submission does not count again', async () => {
    const jti = randomUUID();
    const first = await handedOver();
    await said(first.held, 'accept-submission', { authenticationTags: tagsOf(first.held) }, { payload: { jti } });
    const second = await handedOver();
    await said(second.held, 'accept-submission', { authenticationTags: tagsOf(second.held) }, { payload: { jti } });
    await look();
    const states = [await sendingOf(fit.world, first.application), await sendingOf(fit.world, second.application)].map(
      ({ state }) => state,
    );
    expect(states.toSorted()).toEqual(['delivered', 'waiting']);
  });
});

describe('the delivery service fails', () => {
  test.each<[string, (path: string, method: string) => boolean, number | string]>([
    ['no token', (path) => path === '/token', 500],
    ['a token that is none', (path) => path === '/token', '{"access_token":""}'],
    ['busy at the announcement', (path, method) => method === 'POST' && path.endsWith('/v2/submissions'), 503],
    ['too many requests', (path, method) => method === 'POST' && path.endsWith('/v2/submissions'), 429],
    ['an announcement without ids', (path, method) => method === 'POST' && path.endsWith('/v2/submissions'), '{}'],
    ['no JSON at all', (path) => path.includes('/v2/destinations/'), '<html>'],
    ['an answer of many megabytes', (path) => path.includes('/v2/destinations/'), 'x'.repeat(3_000_000)],
    ['the upload breaks', (path, method) => method === 'PUT' && path.includes('/attachments/'), 500],
    ['the handing over breaks', (path, method) => method === 'PUT' && !path.includes('/attachments/'), 502],
  ])('%s: tried again, handed over once', async (_what, hits, answer) => {
    const { application } = await applied(fit.world, 1);
    const { double } = fit;
    double.store.tokens.clear();
    double.behaviour.tamper = async ({ path, method }, real) => {
      if (!hits(path, method)) return real();
      return typeof answer === 'number' ? { status: answer } : { status: 200, text: answer };
    };
    // A world with a client of its own has no token yet.
    await fit.world.runJobs();
    expect((await sendingOf(fit.world, application)).submissions.filter(({ step }) => step === 'submitted')).toEqual(
      [],
    );
    double.behaviour.tamper = undefined;
    await again(application);
    const { submissions } = await sendingOf(fit.world, application);
    expect(submissions.map(({ step }) => step)).toEqual(['submitted']);
    expect(double.store.held.get(submissions[0]?.submission_id ?? '')?.state).toBe('submitted');
  });

  test('its yes gets lost on the way: the log knows that it has come', async () => {
    const { application } = await applied(fit.world);
    const { double } = fit;
    double.behaviour.tamper = async ({ path, method }, real) => {
      const answer = await real();
      return method === 'PUT' && /\/v2\/submissions\/[^/]+$/.test(path) ? { status: 504 } : answer;
    };
    await fit.world.runJobs();
    double.behaviour.tamper = undefined;
    await again(application);
    const { submissions } = await sendingOf(fit.world, application);
    expect(submissions.map(({ step }) => step)).toEqual(['submitted']);
    expect([...double.store.held.values()].filter((held) => held.caseId === submissions[0]?.fit_case_id)).toHaveLength(
      1,
    );
  });

  test('it has forgotten the announcement: announced anew', async () => {
    const { application } = await applied(fit.world, 1);
    const { double } = fit;
    double.behaviour.tamper = async ({ path, method }, real) =>
      method === 'PUT' && path.includes('/attachments/') ? { status: 500 } : real();
    await fit.world.runJobs();
    const [first] = (await sendingOf(fit.world, application)).submissions;
    double.store.held.delete(first?.submission_id ?? '');
    double.behaviour.tamper = undefined;
    await again(application);
    const { submissions } = await sendingOf(fit.world, application);
    expect(submissions.map(({ step }) => step)).toEqual(['abandoned', 'submitted']);
  });
});

describe('the double checks us', () => {
  const client = (change: Partial<Parameters<typeof openFitConnect>[0]> = {}) =>
    openFitConnect({
      apiUrl: fit.double.apiUrl,
      tokenUrl: fit.double.tokenUrl,
      clientId: 'sender',
      clientSecret: 'sender-secret',
      userAgent: 'buergernah/1',
      now: () => new Date().toISOString(),
      ...change,
    });

  test('without a name we are nobody, with a wrong secret or HTTP Basic neither', async () => {
    const nameless = await client({ userAgent: 'node' }).destination(fit.destinationId);
    expect(nameless).toEqual({ ok: false, kind: 'unavailable', reason: 'fit-connect.client-refused' });
    const wrong = await client({ clientSecret: 'wrong' }).destination(fit.destinationId);
    expect(wrong).toEqual({ ok: false, kind: 'unavailable', reason: 'fit-connect.client-refused' });
    const basic = Buffer.from('sender:sender-secret').toString('base64');
    const answer = await fetch(fit.double.tokenUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}`, 'user-agent': 'buergernah/1' },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(await answer.json()).toEqual({ error: 'invalid_client' });
  });

  test('what is sent compressed, without its type, with a short key or as something else is refused', async () => {
    const api = client();
    const announced = await api.announce({
      destinationId: fit.destinationId,
      announcedAttachments: [],
      publicService: { name: 'Parken', identifier },
    });
    if (!announced.ok) throw new Error('not announced');
    const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'destination-encryption', cty: 'application/json' };
    const key = Buffer.alloc(512, 7).toString('base64url');
    const body = 'A'.repeat(200);
    const jwe = (change: Record<string, unknown>, wrapped = key) =>
      [
        Buffer.from(JSON.stringify({ ...header, ...change })).toString('base64url'),
        wrapped,
        'A'.repeat(16),
        body,
        'A'.repeat(22),
      ].join('.');
    const short = Buffer.alloc(256, 7).toString('base64url');
    for (const wrong of [
      jwe({ zip: 'DEF' }),
      jwe({ cty: undefined }),
      jwe({ alg: 'RSA1_5' }),
      jwe({ enc: 'A128GCM' }),
      jwe({ kid: 'x' }),
      jwe({}, `${short}.`),
      jwe({}, short),
      'x',
    ]) {
      const answer = await api.submit(announced.value.submissionId, {
        encryptedMetadata: wrong,
        encryptedData: jwe({}),
      });
      expect(answer).toEqual({ ok: false, kind: 'refused', status: 422, code: 'invalid-jwe' });
    }
    expect(
      (await api.submit(announced.value.submissionId, { encryptedMetadata: jwe({}), encryptedData: jwe({}) })).ok,
    ).toBe(true);
  });

  test('a token it forgot is asked for anew; a gone server is not waited for', async () => {
    const api = client({ timeoutMs: 300 });
    expect((await api.destination(fit.destinationId)).ok).toBe(true);
    fit.double.store.tokens.clear();
    expect((await api.destination(fit.destinationId)).ok).toBe(true);
    fit.double.behaviour.tamper = () => new Promise(() => {});
    expect(await api.destination(fit.destinationId)).toEqual({
      ok: false,
      kind: 'unavailable',
      reason: 'fit-connect.timeout',
    });
    const gone = client({ apiUrl: 'http://127.0.0.1:9/api', tokenUrl: 'http://127.0.0.1:9/token' });
    expect(await gone.destination(fit.destinationId)).toEqual({
      ok: false,
      kind: 'unavailable',
      reason: 'fit-connect.unreachable',
    });
  });
});

/** Runs the delivery of this application once more, as the queue does after a while. */
async function again(application: string) {
  const { reactions } = fit.world.product;
  const entry = await fit.world.read((db) =>
    db
      .selectFrom('journal_entry')
      .select('id')
      .where('type', '=', 'application.submitted')
      .where(sql`data->>'application'`, '=', application)
      .executeTakeFirstOrThrow(),
  );
  const reaction = reactions['applications.deliver'];
  if (!reaction) throw new Error('no such reaction');
  const data = { tenant: 'musterstadt', entryId: entry.id, reaction: 'applications.deliver' };
  await runReaction({ ...fit.world.product, log: () => {} }, reaction, data, 2);
}
