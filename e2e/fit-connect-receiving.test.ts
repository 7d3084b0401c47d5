import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { messageStandard } from '#domain/applications/index.ts';
import { writeCaseMessage } from '#domain/cases/index.ts';
import { makeKeyPair } from '#platform/fit-connect/test-keys.ts';
import { deliver, verdictOn, type Wish } from './fit-connect-double/deliver.ts';
import type { Held } from './fit-connect-double/store.ts';
import {
  answers,
  applied,
  type FitConnectWorld,
  openFitConnectWorld,
  receiverTown,
  senderTown,
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

/** Some minutes later; long enough that a service that failed is asked again. */
async function later() {
  fit.world.clock.set(new Date(Math.max(Date.now(), Date.parse(fit.world.clock.now()))).toISOString());
  fit.world.clock.advance(6);
  fit.double.pass(6 * 60_000);
  await fit.world.tick();
  return fit.world.runJobs();
}

const casesOf = (held: Held) =>
  fit.world.read(
    (db) =>
      db
        .selectFrom('application')
        .innerJoin('case_file', 'case_file.id', 'application.case_id')
        .select([
          'case_file.id',
          'case_file.channel',
          'case_file.follows_case',
          'application.state',
          'application.id as application',
        ])
        .where('application.source_id', '=', held.id)
        .execute(),
    receiverTown,
  );

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n');

describe('a submission that holds', () => {
  test('becomes one case with its person, answers and papers, is somebody’s work, and is accepted', async () => {
    const html = Buffer.from('<script>alert(1)</script>');
    const held = await deliver(fit, {
      attachments: [
        { bytes: pdf, filename: 'Fahrzeugschein.pdf' },
        { bytes: html, filename: '../evil.html' },
      ],
    });
    await later();
    await later();
    expect(verdictOn(fit, held)).toBe('accept');
    expect(held.state).toBe('accepted');
    const [taken, ...more] = await casesOf(held);
    expect(more).toEqual([]);
    expect(taken).toMatchObject({ channel: 'machine', state: 'on-desk', follows_case: null });
    const id = taken?.id ?? '';
    const { party, papers, tasks, messages, kept } = await fit.world.read(
      async (db) => ({
        party: await db
          .selectFrom('party')
          .select(['family_name', 'given_name', 'email', 'contact_way'])
          .where('case_id', '=', id)
          .execute(),
        papers: await db
          .selectFrom('paper')
          .select(['name', 'media_type'])
          .where('case_id', '=', id)
          .orderBy('id')
          .execute(),
        tasks: await db.selectFrom('task').select(['kind', 'owner_role']).where('case_id', '=', id).execute(),
        messages: await db.selectFrom('case_message').select(['direction', 'body']).where('case_id', '=', id).execute(),
        kept: await db.selectFrom('application_answers').select('answers').where('case_id', '=', id).execute(),
      }),
      receiverTown,
    );
    expect(party).toEqual([
      { family_name: 'Musterfrau', given_name: 'Erna', email: 'erna@example.org', contact_way: 'email' },
    ]);
    expect(papers.map(({ media_type }) => media_type)).toEqual([
      'application/json',
      'application/pdf',
      'application/octet-stream',
    ]);
    expect(papers[2]?.name).not.toContain('/');
    expect(tasks).toContainEqual({ kind: 'application-decision', owner_role: 'caseworker' });
    expect(messages).toEqual([{ direction: 'to-office', body: expect.stringContaining('plate: E-BN 115') }]);
    expect(kept).toEqual([{ answers }]);
  });

  test('seen again and again stays one case; a further one in the same FIT-Connect case follows it', async () => {
    const held = await deliver(fit);
    await Promise.all([fit.world.tick(), fit.world.tick()]);
    await later();
    held.state = 'submitted';
    await later();
    expect(await casesOf(held)).toHaveLength(1);
    const further = await deliver(fit, { caseId: held.caseId });
    await later();
    const [first] = await casesOf(held);
    expect(await casesOf(further)).toMatchObject([{ follows_case: first?.id }]);
  });

  test('its acceptance got lost on the way: said again under the same id, taken once', async () => {
    const held = await deliver(fit);
    let lost = 0;
    fit.double.behaviour.tamper = async ({ path, method }, real) => {
      const answer = await real();
      if (method !== 'POST' || !path.endsWith('/events') || lost > 0) return answer;
      lost += 1;
      return { status: 502 };
    };
    await later();
    expect(lost).toBe(1);
    await fit.world.product.queues.boss.supervise();
    await retryAll();
    expect(await casesOf(held)).toHaveLength(1);
    expect(await stepOf(held)).toBe('answered');
  });

  test('answered by the service before us: whoever opened the case hears of it', async () => {
    const held = await deliver(fit);
    fit.double.behaviour.tamper = async ({ path, method }, real) => {
      if (method === 'POST' && path.endsWith('/events')) return { status: 503 };
      return real();
    };
    await later();
    fit.double.behaviour.tamper = undefined;
    held.submittedAt = 0;
    await fit.double.expire();
    await retryAll();
    expect(await stepOf(held)).toBe('answered');
    const [taken] = await casesOf(held);
    const tasks = await fit.world.read(
      (db) =>
        db
          .selectFrom('task')
          .select(['kind', 'data'])
          .where('case_id', '=', taken?.id ?? '')
          .execute(),
      receiverTown,
    );
    expect(tasks).toContainEqual({
      kind: 'fit-connect-doubt',
      data: expect.objectContaining({ code: 'answered-by-others' }),
    });
  });

  test('that cannot be fetched just now is fetched later', async () => {
    const held = await deliver(fit, { attachments: [{ bytes: pdf }] });
    for (const hits of [
      '/v2/submissions?',
      `/v2/submissions/${held.id}`,
      '/attachments/',
      '/events',
      '/.well-known/',
    ]) {
      fit.double.behaviour.tamper = async ({ path }, real) => (path.includes(hits) ? { status: 503 } : real());
      await later();
      expect(await casesOf(held)).toEqual([]);
    }
    fit.double.behaviour.tamper = undefined;
    await later();
    await retryAll();
    expect(verdictOn(fit, held)).toBe('accept');
    expect(await casesOf(held)).toHaveLength(1);
  });
});

describe('a submission that does not hold is turned down with the right problem, and no case is opened', () => {
  const first = (held: Held) => held.announced[0] ?? '';
  const change = (jwe: string | undefined, part: number) =>
    (jwe ?? '')
      .split('.')
      .map((one, at) => (at === part ? (one.startsWith('A') ? 'B' : 'A') + one.slice(1) : one))
      .join('.');
  const zipped = (held: Held, part: 'encryptedMetadata' | 'encryptedData') => {
    const header = {
      alg: 'RSA-OAEP-256',
      enc: 'A256GCM',
      kid: 'destination-encryption',
      cty: 'application/json',
      zip: 'DEF',
    };
    const head = Buffer.from(JSON.stringify(header)).toString('base64url');
    held[part] = [head, ...(held[part] ?? '').split('.').slice(1)].join('.');
  };
  const other = (right: Record<string, unknown>, data: Record<string, unknown>) => {
    const { contentStructure, ...rest } = right;
    return { ...rest, contentStructure: { ...(contentStructure as object), ...data } };
  };
  test.each<[string, Wish, (held: Held) => string[]]>([
    ['no event of its submission', { submitEvent: { times: 0 } }, () => ['invalid-event-log submission']],
    ['two such events', { submitEvent: { times: 2 } }, () => ['invalid-event-log submission']],
    ['an event without tags', { submitEvent: { body: () => ({}) } }, () => ['missing-authentication-tags submission']],
    [
      'other metadata than were submitted',
      {
        submitEvent: {
          body: (tags) => ({ authenticationTags: { ...(tags as object), metadata: 'AAAAAAAAAAAAAAAAAAAAAA' } }),
        },
      },
      () => ['incorrect-authentication-tag metadata'],
    ],
    [
      'other data than were submitted',
      {
        afterwards: (held) => {
          held.encryptedData = change(held.encryptedData, 4);
        },
      },
      () => ['incorrect-authentication-tag data'],
    ],
    [
      'another attachment than was submitted',
      {
        attachments: [{ bytes: pdf }],
        afterwards: (held) => {
          held.attachments.set(first(held), change(held.attachments.get(first(held)), 4));
        },
      },
      (held) => [`incorrect-authentication-tag attachment:${first(held)}`],
    ],
    [
      'an attachment that is gone',
      {
        attachments: [{ bytes: pdf }],
        afterwards: (held) => {
          held.attachments.delete(first(held));
        },
      },
      (held) => [`missing-attachment attachment:${first(held)}`],
    ],
    [
      'no data',
      {
        afterwards: (held) => {
          delete held.encryptedData;
        },
      },
      () => ['missing-data submission'],
    ],
    ['metadata of another type', { header: { metadata: { cty: 'text/plain' } } }, () => ['encryption-issue metadata']],
    ['metadata without a type', { header: { metadata: { cty: undefined } } }, () => ['encryption-issue metadata']],
    ['data of another type', { header: { data: { cty: 'application/xml' } } }, () => ['encryption-issue data']],
    [
      'compressed metadata',
      { afterwards: (held) => zipped(held, 'encryptedMetadata') },
      () => ['encryption-issue metadata'],
    ],
    ['compressed data', { afterwards: (held) => zipped(held, 'encryptedData') }, () => ['encryption-issue data']],
    ['data for another key', { header: { data: { kid: 'an-old-key' } } }, () => ['encryption-issue data']],
    ['data with a weaker cipher', { header: { data: { enc: 'A128GCM' } } }, () => ['encryption-issue data']],
    [
      'data with one bit changed',
      {
        afterwards: (held) => {
          held.encryptedData = change(held.encryptedData, 3);
        },
      },
      () => ['encryption-issue data'],
    ],
    [
      'an attachment with one bit changed',
      {
        attachments: [{ bytes: pdf }],
        afterwards: (held) => {
          held.attachments.set(first(held), change(held.attachments.get(first(held)), 3));
        },
      },
      (held) => [`encryption-issue attachment:${first(held)}`],
    ],
    ['metadata that are no JSON', { metadataBytes: Buffer.from('{"a":') }, () => ['syntax-violation metadata']],
    [
      'metadata that name no schema',
      { metadata: ({ $schema: _schema, ...rest }) => rest },
      () => ['missing-schema metadata'],
    ],
    [
      'metadata of version 1',
      {
        metadata: (right) => ({
          ...right,
          $schema: 'https://schema.fitko.de/fit-connect/metadata/1.3.0/metadata.schema.json',
        }),
      },
      () => ['unsupported-schema metadata'],
    ],
    [
      'metadata that do not fit their schema',
      { metadata: (right) => other(right, { attachments: 'none' }) },
      () => ['schema-violation metadata'],
    ],
    [
      'a service the town does not take',
      { publicService: 'urn:de:fim:leika:leistung:99000000000000' },
      () => ['unsupported-service metadata'],
    ],
    [
      'a form the town does not take',
      {
        metadata: (right) =>
          other(right, {
            data: {
              hash: { type: 'sha512', content: 'a'.repeat(128) },
              submissionSchema: { schemaUri: 'https://other.example/schema', mimeType: 'application/json' },
            },
          }),
      },
      () => ['unsupported-schema metadata'],
    ],
    [
      'XML',
      {
        metadata: (right) =>
          other(right, {
            data: {
              hash: { type: 'sha512', content: 'a'.repeat(128) },
              submissionSchema: {
                schemaUri: 'https://schema.example.org/residents-parking/1.0/schema.json',
                mimeType: 'application/xml',
              },
            },
          }),
      },
      () => ['unsupported-schema metadata'],
    ],
    [
      'attachments it does not name',
      { attachments: [{ bytes: pdf }], metadata: (right) => other(right, { attachments: [] }) },
      () => ['attachments-mismatch metadata'],
    ],
    [
      'attachments nobody announced',
      {
        attachments: [{ bytes: pdf }],
        afterwards: async (held) => {
          await announceNone(held);
        },
      },
      () => ['attachments-mismatch metadata'],
    ],
    [
      'data with another hash',
      {
        metadata: (right) =>
          other(right, {
            data: {
              hash: { type: 'sha512', content: 'a'.repeat(128) },
              submissionSchema: {
                schemaUri: 'https://schema.example.org/residents-parking/1.0/schema.json',
                mimeType: 'application/json',
              },
            },
          }),
      },
      () => ['hash-mismatch data'],
    ],
    [
      'an attachment with another hash',
      { attachments: [{ bytes: pdf, hash: 'b'.repeat(128) }] },
      (held) => [`hash-mismatch attachment:${first(held)}`],
    ],
    ['data that are no JSON', { dataBytes: Buffer.from('<xml/>') }, () => ['syntax-violation data']],
    ['data that are no UTF-8', { dataBytes: Uint8Array.of(0x22, 0xff, 0x22) }, () => ['syntax-violation data']],
    [
      'data that do not fit their schema',
      { data: { person: answers.person, plate: 7 } },
      () => ['schema-violation data'],
    ],
    [
      'data without a name',
      { data: { person: { givenName: 'Erna' }, plate: 'E-BN 115' } },
      () => ['schema-violation data'],
    ],
    [
      'a key for answers that is too short',
      {
        replyTo: {
          processStandards: [messageStandard],
          encryptionPublicKey: { ...makeKeyPair('RSA-OAEP-256', 'short-key', 2048).publicJwk, n: 'A'.repeat(683) },
        },
      },
      () => ['unsupported-reply-channel metadata'],
    ],
  ])('%s', async (_what, wish, problems) => {
    const held = await deliver(fit, wish);
    await later();
    expect(verdictOn(fit, held)).toEqual(problems(held));
    expect(held.state).toBe('rejected');
    expect(await casesOf(held)).toEqual([]);
    expect(await stepOf(held)).toBe('answered');
  });

  /** The service names no attachment, in its list and its tags. */
  async function announceNone(held: Held) {
    const log = fit.double.store.cases.get(held.caseId)?.log;
    log?.splice(0, log.length);
    held.announced = [];
    held.attachments.clear();
    const { signed, tagsOf } = await import('./fit-connect-double/events.ts');
    const iat = Math.floor(fit.double.store.now() / 1000);
    const body = { authenticationTags: tagsOf(held) };
    log?.push(
      await signed(fit.double.service, {
        sub: `submission:${held.id}`,
        caseId: held.caseId,
        name: 'submit-submission',
        iat,
        body,
      }),
    );
  }
});

describe('answers through FIT-Connect', () => {
  /** An application goes from one town to the other and is taken there. */
  async function sentAndTaken() {
    const { application, caseId } = await applied(fit.world);
    await fit.world.runJobs();
    const { submissions } = await sendingOf(fit.world, application);
    const held = fit.double.store.held.get(submissions[0]?.submission_id ?? '');
    if (!held) throw new Error('not handed over');
    await later();
    const [taken] = await casesOf(held);
    if (!taken) throw new Error('not taken');
    return { application, caseId, held, taken };
  }

  test('the office answers in its case, the resident reads it in theirs', async () => {
    const { caseId, taken, held, application } = await sentAndTaken();
    await later();
    expect(await sendingOf(fit.world, application)).toMatchObject({ state: 'delivered' });
    const body = 'Der Ausweis liegt am Empfang für Sie bereit.';
    await fit.world.done(writeCaseMessage, fit.world.as('caseworker', receiverTown), { caseId: taken.id, body });
    await fit.world.runJobs();
    const reply = [...fit.double.store.held.values()].find((one) => one.kind === 'reply' && one.caseId === held.caseId);
    expect(reply?.state).toBe('submitted');
    expect(JSON.stringify([...fit.double.store.held.values()])).not.toContain('Empfang');
    await later();
    await later();
    const messages = await fit.world.read(
      (db) => db.selectFrom('case_message').select(['direction', 'body']).where('case_id', '=', caseId).execute(),
      senderTown,
    );
    expect(messages).toEqual([{ direction: 'to-resident', body }]);
    expect(reply?.state).toBe('accepted');
  });

  test.each<[string, (reply: Held) => void]>([
    [
      'changed on the way',
      (reply) => {
        reply.encryptedData = (reply.encryptedData ?? '').replace(/\.[^.]*$/, `.${'A'.repeat(22)}`);
      },
    ],
    [
      'without its content',
      (reply) => {
        delete reply.encryptedMetadata;
      },
    ],
  ])('an answer that is %s is turned down and nobody reads it', async (_what, misbehave) => {
    const { caseId, taken, held } = await sentAndTaken();
    await fit.world.done(writeCaseMessage, fit.world.as('caseworker', receiverTown), {
      caseId: taken.id,
      body: 'Nein.',
    });
    await fit.world.runJobs();
    const reply = [...fit.double.store.held.values()].find((one) => one.kind === 'reply' && one.caseId === held.caseId);
    if (!reply) throw new Error('no reply');
    misbehave(reply);
    await later();
    expect(reply.state).toBe('rejected');
    const messages = await fit.world.read(
      (db) => db.selectFrom('case_message').select('id').where('case_id', '=', caseId).execute(),
      senderTown,
    );
    expect(messages).toEqual([]);
  });

  test('a case that came without that reply channel sends none', async () => {
    const held = await deliver(fit);
    await later();
    const [taken] = await casesOf(held);
    await fit.world.done(writeCaseMessage, fit.world.as('caseworker', receiverTown), {
      caseId: taken?.id ?? randomUUID(),
      body: 'Guten Tag.',
    });
    await fit.world.runJobs();
    expect(
      [...fit.double.store.held.values()].filter((one) => one.kind === 'reply' && one.caseId === held.caseId),
    ).toEqual([]);
  });
});

async function stepOf(held: Held) {
  const row = await fit.world.read(
    (db) => db.selectFrom('fit_connect_inbox').select('step').where('submission_id', '=', held.id).executeTakeFirst(),
    receiverTown,
  );
  return row?.step;
}

/** Lets failed jobs run again at once, as the queue does after a while. */
async function retryAll() {
  const { pool } = fit.world.product.database;
  await pool.query("update pgboss.job set start_after = now() where state = 'retry'");
  return fit.world.runJobs();
}
