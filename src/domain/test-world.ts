import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { configurationProblems } from '#domain/applications/index.ts';
import { bringCatalogue } from '#domain/catalogue/index.ts';
import {
  demonstrationSchema,
  importTown,
  type SignedIn,
  type StaffRole,
  seedStaff,
  staffActor,
  staffById,
} from '#domain/identity/index.ts';
import type { Tables } from '#domain/tables.ts';
import type { Actor } from '#platform/commands/actor.ts';
import { systemActor } from '#platform/commands/actor.ts';
import type { Command } from '#platform/commands/define-command.ts';
import type { Outcome } from '#platform/commands/execute.ts';
import { loadSigningKey } from '#platform/crypto/signing-key.ts';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { type Db, openDatabase } from '#platform/db/pool.ts';
import { createTestDatabase } from '#platform/db/test-database.ts';
import { drainJobs } from '#platform/jobs/test-drain.ts';
import { everyMinute } from '#platform/jobs/worker.ts';
import type { Mail, Mailer } from '#platform/mail/send-mail.ts';
import { openBlobStore } from '#platform/storage/blobs.ts';
import { composeProduct, type Product, type ProductDeps } from '#product';

export const exampleTowns = ['musterstadt', 'bochum', 'essen'] as const;
export type ExampleTown = (typeof exampleTowns)[number];

/** A whole product on a database of its own, with the three example towns and their people. For tests. */
export interface World {
  product: Product;
  /** Where blobs and the signing key lie; gone with the world. */
  dataDir: string;
  clock: { now: () => string; set: (iso: string) => void; advance: (minutes: number) => void };
  mails: Mail[];
  /** Makes the mail server dead (or well again). */
  breakMail: (broken: boolean) => void;
  /** The town's first person with this role, or the one with this login. */
  as: (roleOrLogin: StaffRole | string, town?: ExampleTown) => Actor;
  staff: (login: string, town?: ExampleTown) => SignedIn;
  anonymous: (town?: ExampleTown) => Actor;
  resident: (caseId: string, town?: ExampleTown) => Actor;
  system: (part: string, town?: ExampleTown) => Actor;
  execute: <T, I extends z.ZodType, O>(
    command: Command<T, I, O>,
    actor: Actor,
    input: z.input<I>,
    id?: string,
  ) => Promise<Outcome<O>>;
  /** Like `execute`; a refusal fails the test with its codes. */
  done: <T, I extends z.ZodType, O>(
    command: Command<T, I, O>,
    actor: Actor,
    input: z.input<I>,
    id?: string,
  ) => Promise<O>;
  read: <R>(work: (db: Db<Tables>) => Promise<R>, town?: ExampleTown) => Promise<R>;
  /** Runs all waiting reactions and what they cause. */
  runJobs: () => Promise<{ done: number; failed: number }>;
  /** Runs the clock's ticks once. */
  tick: () => Promise<void>;
  close: () => Promise<void>;
}

/** Monday morning in service time, a week without a holiday. */
export const worldStart = '2026-11-23T09:00:00.000Z';

export async function createWorld(
  options: Pick<ProductDeps, 'connector' | 'register' | 'payments' | 'fitConnect'> = {},
): Promise<World> {
  const [testDatabase, dataDir] = await Promise.all([
    createTestDatabase(),
    mkdtemp(join(tmpdir(), 'buergernah-world-')),
  ]);
  const database = openDatabase<Tables>(testDatabase.url, { max: 12 });
  let now = worldStart;
  const clock = {
    now: () => now,
    set: (iso: string) => {
      now = new Date(iso).toISOString();
    },
    advance: (minutes: number) => {
      now = new Date(Date.parse(now) + minutes * 60_000).toISOString();
    },
  };
  const mails: Mail[] = [];
  let broken = false;
  const mailer: Mailer = {
    async sendMail(mail) {
      if (broken) throw new Error('mail server is down');
      if (!mails.some((sent) => sent.key === mail.key)) mails.push(mail);
      return { ok: true, messageId: `<${mail.key}@test>` };
    },
    close: async () => {},
  };
  const masterKey = Buffer.from('a test key of more than thirty-two characters');
  const people = new Map<string, SignedIn>();
  for (const town of exampleTowns) {
    const folder = join(findPackageRoot(), 'examples', town);
    await importTown(database, folder, now, configurationProblems);
    await database.transaction(town, (tx) => bringCatalogue(tx, town, now));
    const demonstration = demonstrationSchema.parse(
      JSON.parse(await readFile(join(folder, 'demonstration.json'), 'utf8')),
    );
    await seedStaff(database, town, demonstration.staff, '-');
    await database.read(town, async (db) => {
      for (const { id, login } of await db
        .selectFrom('staff')
        .select(['id', 'login'])
        .where('tenant', '=', town)
        .execute()) {
        const found = await staffById(db, town, id);
        if (found) people.set(`${town}/${login}`, found);
      }
    });
  }
  const product = await composeProduct({
    databaseUrl: testDatabase.url,
    database,
    mailer,
    blobs: openBlobStore({ dataDir, masterKey }),
    masterKey,
    signingKey: await loadSigningKey(join(dataDir, 'signing-key.json')),
    publicUrl: 'http://127.0.0.1:8080',
    registerUrl: 'http://127.0.0.1:9/register',
    now: clock.now,
    ...options,
  });
  const staff = (login: string, town: ExampleTown = 'musterstadt'): SignedIn => {
    const found =
      people.get(`${town}/${login}`) ??
      [...people].find(([key, person]) => key.startsWith(`${town}/`) && person.roles.includes(login))?.[1];
    if (!found) throw new Error(`nobody in ${town} is ${login}`);
    return found;
  };
  const execute: World['execute'] = (command, actor, input, id = randomUUID()) =>
    product.gate.execute({ id, command, actor, input });
  const parts = { ...product, log: () => {} };
  return {
    product,
    dataDir,
    clock,
    mails,
    breakMail: (on) => {
      broken = on;
    },
    staff,
    as: (roleOrLogin, town = 'musterstadt') => staffActor(town, staff(roleOrLogin, town), 'desk'),
    anonymous: (town = 'musterstadt') => ({
      kind: 'anonymous',
      id: 'visitor',
      tenant: town,
      roles: ['anonymous'],
      door: 'portal',
    }),
    resident: (caseId, town = 'musterstadt') => ({
      kind: 'resident',
      id: caseId,
      tenant: town,
      roles: ['resident'],
      door: 'portal',
      caseId,
    }),
    system: (part, town = 'musterstadt') => systemActor(town, part),
    execute,
    async done(command, actor, input, id) {
      const outcome = await execute(command, actor, input, id);
      if (!outcome.ok)
        throw new Error(
          `${command.name} was refused: ${outcome.problems.map((p) => `${p.code} ${p.field ?? ''}`).join(', ')}`,
        );
      return outcome.value;
    },
    read: (work, town = 'musterstadt') => database.read(town, work),
    runJobs: () => drainJobs(parts),
    tick: () => everyMinute(parts),
    async close() {
      await product.queues.stop();
      await database.close();
      await testDatabase.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
