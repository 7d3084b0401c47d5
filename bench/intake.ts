import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { accountByLogin, staffActor, staffById } from '#domain/identity/index.ts';
import type { Tables } from '#domain/tables.ts';
import { requestVisit } from '#domain/visits/index.ts';
import { loadSigningKey } from '#platform/crypto/signing-key.ts';
import { type Database, openDatabase } from '#platform/db/pool.ts';
import { openBlobStore } from '#platform/storage/blobs.ts';
import { composeProduct } from '#product';
import type { BenchCluster } from './clusters.ts';
import { type Measured, measure, median, type Row } from './measure.ts';

const town = 'musterstadt';

type Statement = { text: string; values: unknown[] };

/** A request as the desk's form sends it, with different people each time. */
function request(index: number) {
  return {
    channel: 'phone',
    services: ['99008001012000'],
    residentTakesPart: true,
    resident: {
      givenName: 'Erika',
      familyName: `Muster${index}`,
      birthDate: '1941-05-17',
      phone: '+49 299 555123',
      contactWay: 'call',
      address: {
        street: 'Lindenweg',
        houseNumber: String((index % 90) + 1),
        postcode: '45999',
        place: 'Musterstadt',
        ags: '05999000',
      },
    },
    proofKinds: [],
    callBack: true,
  };
}

async function openGate(databaseUrl: string, database: Database<Tables>, dataDir: string) {
  const masterKey = Buffer.from('a benchmark key of more than thirty-two characters');
  const product = await composeProduct({
    databaseUrl,
    database,
    mailer: { sendMail: async () => ({ ok: true, messageId: '' }), close: async () => {} },
    blobs: openBlobStore({ dataDir, masterKey }),
    masterKey,
    signingKey: await loadSigningKey(join(dataDir, 'signing-key.json')),
    publicUrl: 'http://127.0.0.1',
    registerUrl: 'http://127.0.0.1:9',
    now: () => new Date().toISOString(),
  });
  const account = await database.read(town, (db) => accountByLogin(db, town, 'agent'));
  const agent = account && (await database.read(town, (db) => staffById(db, town, account.id)));
  if (!agent) throw new Error('the demonstration has no agent');
  const actor = staffActor(town, agent, 'desk');
  return {
    take: async (index: number) => {
      const outcome = await product.gate.execute({
        id: randomUUID(),
        command: requestVisit,
        actor,
        input: request(index),
      });
      if (!outcome.ok) throw new Error(outcome.problems.map(({ code, field }) => `${code} ${field ?? ''}`).join(', '));
    },
    close: () => product.queues.stop(),
  };
}

/** Takes `count` requests and notes every statement, one list per transaction. */
async function record(url: string, count: number, dataDir: string): Promise<Statement[][]> {
  const database = openDatabase<Tables>(url, { max: 1 });
  const transactions: Statement[][] = [];
  let current: Statement[] | undefined;
  database.pool.on('connect', (client) => {
    const plain = client.query.bind(client);
    const noting = (...given: unknown[]) => {
      const [text, values] = given;
      if (typeof text === 'string') {
        if (text.startsWith('begin;')) current = [];
        current?.push({ text, values: Array.isArray(values) ? values : [] });
        if (text === 'commit' && current) {
          transactions.push(current);
          current = undefined;
        }
      }
      return Reflect.apply(plain, client, given);
    };
    Reflect.set(client, 'query', noting);
  });
  const gate = await openGate(url, database, dataDir);
  transactions.length = 0;
  for (let index = 0; index < count; index += 1) await gate.take(index);
  await gate.close();
  await database.close();
  return transactions;
}

/** The same statements with the same values, without us. */
async function replay(url: string, transactions: readonly Statement[][], lanes: number): Promise<Measured> {
  const clients = await Promise.all(
    Array.from({ length: lanes }, async () => {
      const client = new pg.Client({ connectionString: url, options: '-c role=buergernah_app -c timezone=UTC' });
      await client.connect();
      return client;
    }),
  );
  const send = async (index: number, lane: number) => {
    for (const { text, values } of transactions[index] ?? []) await clients[lane]?.query(text, values);
  };
  const warm = warmUp(lanes);
  await measure(warm, lanes, send);
  const measured = await measure(transactions.length - warm, lanes, (index, lane) => send(index + warm, lane));
  await Promise.all(clients.map((client) => client.end()));
  return measured;
}

/** Pieces of work before the clock starts: every connection is open and its caches are warm, on both sides. */
const warmUp = (lanes: number) => lanes * 4;

/** Intake through the gate beside a bare loop of the very same SQL statements, in turns. */
export async function benchIntake(cluster: BenchCluster, count = 500, rounds = 3): Promise<Row[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'buergernah-bench-intake-'));
  const rows: Row[] = [];
  for (const lanes of [1, 8, 32]) {
    const gateRuns: Measured[] = [];
    const bareRuns: Measured[] = [];
    let statements = 0;
    for (let round = 0; round < rounds; round += 1) {
      const transactions = await record(await cluster.fresh(), count + warmUp(lanes), dataDir);
      statements = transactions[0]?.length ?? 0;
      bareRuns.push(await replay(await cluster.fresh(), transactions, lanes));
      const url = await cluster.fresh();
      const database = openDatabase<Tables>(url, { max: lanes });
      const gate = await openGate(url, database, dataDir);
      await measure(warmUp(lanes), lanes, (index) => gate.take(count + index));
      gateRuns.push(await measure(count, lanes, gate.take));
      await gate.close();
      await database.close();
    }
    rows.push({
      what: `intake through the gate, ${lanes} at a time, beside its bare SQL`,
      ratio: median(gateRuns.map((run, index) => run.perSecond / (bareRuns[index]?.perSecond ?? 1))),
      aim: 0.5,
      figures: {
        'commands/s': median(gateRuns.map((run) => run.perSecond)),
        'p99 ms': median(gateRuns.map((run) => run.p99)),
        'bare/s': median(bareRuns.map((run) => run.perSecond)),
        'bare p99 ms': median(bareRuns.map((run) => run.p99)),
        statements,
      },
    });
  }
  await rm(dataDir, { recursive: true, force: true });
  return rows;
}
