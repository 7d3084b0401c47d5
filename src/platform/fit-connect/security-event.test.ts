import { CompactSign } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { tagDifferences } from './authentication-tags.ts';
import type { RsaKey } from './rsa-key.ts';
import { readEvent, type SecurityEvent, signEvent } from './security-event.ts';
import { makeKeys } from './test-keys.ts';

const caseId = '9eec7d3e-dc66-4f82-9f52-1520bf96a32e';
const now = '2026-11-25T10:00:00.000Z';
const tags = { metadata: 'XFBoMYUZodetZdvTiFvSkQ', data: 'UCGiqJxhBI3IFVdPalHHvA', attachments: {} };
const event: SecurityEvent = {
  jti: 'f39ab143-d91a-474a-b69f-b00f1a1873c2',
  iss: 'd12caea8-f372-4eb1-b102-b0a228253a11',
  iat: Date.parse(now) / 1000,
  sub: 'submission:f39ab143-d91a-474a-b69f-b00f1a1873c2',
  caseId,
  name: 'accept-submission',
  authenticationTags: tags,
};
let key: { public: RsaKey; private: RsaKey };
beforeAll(async () => {
  key = await makeKeys('PS512', 'sign-1');
}, 60_000);

const keyOf = async (iss: string, kid: string) => (iss === event.iss && kid === 'sign-1' ? key.public : undefined);
const read = (token: string) => readEvent(token, { caseId, now, keyOf });

/** Signs whatever is wished, as a careless or hostile other side would. */
function sign(change: { header?: Record<string, unknown>; payload?: Record<string, unknown> } = {}) {
  const base = 'https://schema.fitko.de/fit-connect/';
  const payload = {
    $schema: `${base}set-payload/1.2.2/set-payload.schema.json`,
    jti: event.jti,
    iss: event.iss,
    iat: event.iat,
    sub: event.sub,
    txn: `case:${caseId}`,
    events: { [`${base}events/accept-submission`]: { authenticationTags: tags } },
    ...change.payload,
  };
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'PS512', typ: 'secevent+jwt', kid: 'sign-1', ...change.header })
    .sign(key.private.key);
}

describe('a security event', () => {
  it('is read as it was signed', async () => {
    expect(await read(await signEvent(key.private, event))).toEqual({
      ok: true,
      event: { ...event, problems: undefined },
    });
    expect((await read(await sign())).ok).toBe(true);
  });

  it.each([
    ['no typ of an event', { header: { typ: 'JWT' } }, 'event.wrong-header'],
    ['no key named', { header: { kid: undefined } }, 'event.wrong-header'],
    ['a key the issuer does not have', { header: { kid: 'other' } }, 'event.unknown-key'],
    ['an issuer nobody knows', { payload: { iss: 'https://evil.example' } }, 'event.unknown-key'],
    ['no event', { payload: { events: {} } }, 'event.not-exactly-one'],
    [
      'two events',
      {
        payload: {
          events: {
            'https://schema.fitko.de/fit-connect/events/accept-submission': {},
            'https://schema.fitko.de/fit-connect/events/reject-submission': {},
          },
        },
      },
      'event.not-exactly-one',
    ],
    [
      'an event of no known type',
      { payload: { events: { 'https://evil.example/accept-submission': {} } } },
      'event.unknown-type',
    ],
    ['another case', { payload: { txn: 'case:00000000-0000-4000-8000-000000000000' } }, 'event.wrong-case'],
    ['a reply’s subject', { payload: { sub: event.sub.replace('submission', 'reply') } }, 'event.wrong-payload'],
    ['no id', { payload: { jti: undefined } }, 'event.wrong-payload'],
    ['no schema', { payload: { $schema: undefined } }, 'event.wrong-payload'],
    ['a time to come', { payload: { iat: event.iat + 3600 } }, 'event.from-the-future'],
    ['a time before the service was there', { payload: { iat: 5 } }, 'event.wrong-payload'],
  ])('with %s is refused', async (_what, change, problem) => {
    expect(await read(await sign(change))).toEqual({ ok: false, problem });
  });

  it('is refused when it is changed, unsigned or nothing', async () => {
    const token = await signEvent(key.private, event);
    const [head = '', payload = '', signature = ''] = token.split('.');
    const other = await signEvent(key.private, { ...event, name: 'reject-submission', problems: [] });
    expect(await read([head, other.split('.')[1], signature].join('.'))).toMatchObject({
      problem: 'event.wrong-signature',
    });
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'secevent+jwt', kid: 'sign-1' })).toString('base64url');
    expect(await read(`${none}.${payload}.`)).toMatchObject({ problem: 'event.wrong-header' });
    for (const token of ['', 'a.b.c', `${head}..${signature}`, '💣']) expect((await read(token)).ok).toBe(false);
  });
});

it('tells in which part two sets of tags differ', () => {
  const id = '0b799252-deb9-42b0-98d3-c50d24bbafe0';
  expect(tagDifferences(tags, tags)).toEqual([]);
  expect(tagDifferences(tags, { ...tags, data: 'x' })).toEqual(['data']);
  expect(tagDifferences(tags, { ...tags, attachments: { [id]: 'y' } })).toEqual([`attachment:${id}`]);
  expect(tagDifferences(tags, { metadata: 'z' })).toEqual(['metadata', 'data']);
});
