import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { ApplicationTables } from '#domain/applications/index.ts';
import { attachPaper } from '#domain/cases/index.ts';
import { openTestCase } from '#domain/cases/test-case.ts';
import { createWorld, type ExampleTown, type World } from '#domain/test-world.ts';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { type FitConnectParties, loadParties } from '#platform/fit-connect/load-parties.ts';
import { makeKeyPair } from '#platform/fit-connect/test-keys.ts';
import { type Double, startDouble } from './double.ts';

export const service = '99012345678901';
export const identifier = `urn:de:fim:leika:leistung:${service}`;
export const schemaUri = 'https://schema.example.org/residents-parking/1.0/schema.json';
export const callbackSecret = 'callback-secret-of-the-destination';

export interface FitConnectDouble {
  double: Double;
  /** Destination of the receiving town. */
  destinationId: string;
  /** The folder the parties were loaded from; a child process loads them again. */
  folder: string;
  keys: { encryption: ReturnType<typeof makeKeyPair>; signing: ReturnType<typeof makeKeyPair> };
  close: () => Promise<void>;
}

export interface FitConnectWorld extends FitConnectDouble {
  world: World;
}

/** The town that sends, and the one that receives. */
export const senderTown = 'musterstadt';
export const receiverTown = 'essen';

/** A delivery service with one destination, and the files of a town that sends to it and a town that is it. */
export async function openDouble(): Promise<FitConnectDouble> {
  const double = await startDouble();
  const keys = {
    encryption: makeKeyPair('RSA-OAEP-256', 'destination-encryption'),
    signing: makeKeyPair('PS512', 'destination-signing'),
    reply: makeKeyPair('RSA-OAEP-256', 'sender-reply-key'),
    senderSigning: makeKeyPair('PS512', 'sender-signing'),
  };
  double.store.clients.set('sender', { secret: 'sender-secret', role: 'sender' });
  double.store.clients.set('subscriber', { secret: 'subscriber-secret', role: 'subscriber' });
  double.store.senderKeys.set('sender/sender-signing', keys.senderSigning.publicJwk);
  const destinationId = double.addDestination({
    subscriber: 'subscriber',
    status: 'active',
    encryptionKid: 'destination-encryption',
    metadataVersions: ['1.3.0', '2.1.0'],
    publicServices: [{ identifier, submissionSchemas: [{ schemaUri, mimeType: 'application/json' }] }],
    keys: new Map([
      ['destination-encryption', keys.encryption.publicJwk],
      ['destination-signing', keys.signing.publicJwk],
    ]),
  });
  const folder = await mkdtemp(join(tmpdir(), 'buergernah-fit-connect-'));
  const { apiUrl, tokenUrl } = double;
  const files: Record<string, unknown> = {
    [senderTown]: {
      apiUrl,
      tokenUrl,
      sender: {
        clientId: 'sender',
        clientSecret: 'sender-secret',
        replyKey: keys.reply.privateJwk,
        signingKey: keys.senderSigning.privateJwk,
      },
    },
    [receiverTown]: {
      apiUrl,
      tokenUrl,
      subscriber: {
        clientId: 'subscriber',
        clientSecret: 'subscriber-secret',
        destinationId,
        callbackSecret,
        decryptionKeys: [keys.encryption.privateJwk],
        signingKey: keys.signing.privateJwk,
      },
    },
  };
  for (const [town, party] of Object.entries(files))
    await writeFile(join(folder, `${town}.json`), JSON.stringify(party));
  return {
    double,
    destinationId,
    folder,
    keys,
    async close() {
      await double.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Both towns in one world, configured to send to and to take from each other. */
export async function openFitConnectWorld(): Promise<FitConnectWorld> {
  const fit = await openDouble();
  const { destinationId } = fit;
  const now = () => new Date().toISOString();
  const world = await createWorld({ fitConnect: await partiesIn(fit.folder, now) });
  world.clock.set(now());
  await configure(world, senderTown, (value) => ({
    ...value,
    systems: [
      ...value.systems,
      {
        service,
        system: 'Straßenverkehrsbehörde',
        way: 'fit-connect',
        fitConnect: {
          destination: destinationId,
          publicService: { name: 'Bewohnerparkausweis', identifier },
          schemaUri,
          content: 'answers',
        },
      },
    ],
  }));
  await configure(world, receiverTown, (value) => ({ ...value, receive: receives }));
  return {
    ...fit,
    world,
    async close() {
      await world.close();
      await fit.close();
    },
  };
}

/** What the receiving town takes. */
export const receives = [
  {
    identifier,
    service,
    schemaUri,
    schema: {
      type: 'object',
      required: ['person', 'plate'],
      properties: { plate: { type: 'string', maxLength: 12 } },
    },
    person: { familyName: '/person/familyName', givenName: '/person/givenName', email: '/person/email' },
  },
];

export function partiesIn(folder: string, now: () => string): Promise<FitConnectParties> {
  return loadParties(folder, { userAgent: 'buergernah/1', now });
}

const settings = z.looseObject({ systems: z.array(z.unknown()) });

/** A new version of the town's part `applications`. */
async function configure(
  world: World,
  town: ExampleTown,
  change: (value: z.output<typeof settings>) => Record<string, unknown>,
): Promise<void> {
  const database = world.product.database.as<PlatformTables>();
  await database.transaction(town, async (tx) => {
    const newest = await tx
      .selectFrom('configuration')
      .select(['value', 'version'])
      .where('tenant', '=', town)
      .where('part', '=', 'applications')
      .orderBy('version', 'desc')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('configuration')
      .values({
        tenant: town,
        part: 'applications',
        version: newest.version + 1,
        value: JSON.stringify(change(settings.parse(newest.value))),
        valid_from: world.clock.now(),
        created_at: world.clock.now(),
        created_by: 'test',
      })
      .execute();
  });
}

export const answers = {
  person: { givenName: 'Erna', familyName: 'Musterfrau', email: 'erna@example.org' },
  plate: 'E-BN 115',
};

/** An online application as the portal leaves it; borrows the name, and so the right, of `applications.open`. */
const apply = defineCommand({
  name: 'applications.open',
  input: z.object({ caseId: z.uuid(), answers: z.record(z.string(), z.unknown()) }),
  async run(step: Step<ApplicationTables>, input) {
    const id = step.newId();
    const { tenant, now } = step;
    await step.tx
      .insertInto('application')
      .values({
        tenant,
        id,
        case_id: input.caseId,
        visit_id: null,
        service_key: service,
        source: 'online',
        source_id: step.newId(),
        state: 'waiting',
        reference: null,
        refusal: null,
        attempts: 0,
        created_at: now,
        changed_at: now,
      })
      .execute();
    await step.tx
      .insertInto('application_answers')
      .values({
        tenant,
        application_id: id,
        case_id: input.caseId,
        form: 'residents-parking',
        form_version: 1,
        answers: JSON.stringify(input.answers),
      })
      .execute();
    return {
      value: { application: id },
      journal: [
        {
          type: 'application.submitted',
          subject: { kind: 'case', id: input.caseId },
          data: { application: id, service },
          visibility: 'applicant',
        },
      ],
    };
  },
});

/** Somebody applies in the sending town, with so many papers. */
export async function applied(world: World, papers = 0): Promise<{ caseId: string; application: string }> {
  const { caseId } = await openTestCase(world, { town: senderTown, kind: 'application' });
  for (let at = 0; at < papers; at++) {
    const content = Buffer.from(`%PDF-1.7 paper ${at} of ${randomUUID()}`);
    const { hash, size } = await world.product.blobs.putBlob(senderTown, content);
    await world.done(attachPaper, world.resident(caseId, senderTown), {
      caseId,
      name: `Nachweis ${at + 1}.pdf`,
      mediaType: 'application/pdf',
      size,
      blob: hash,
    });
  }
  const { application } = await world.done(apply, world.system('test', senderTown), { caseId, answers });
  return { caseId, application };
}

/** The application's state and its submissions, as the sending town keeps them. */
export function sendingOf(world: World, application: string) {
  return world.read(async (db) => {
    const row = await db
      .selectFrom('application')
      .select(['state', 'reference', 'refusal'])
      .where('id', '=', application)
      .executeTakeFirstOrThrow();
    const submissions = await db
      .selectFrom('fit_connect_submission')
      .selectAll()
      .where('application_id', '=', application)
      .orderBy('id')
      .execute();
    return { ...row, submissions };
  }, senderTown);
}
