import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { createTour, decideNeed, planVisit, requestVisit, tourPackage } from '#domain/visits/index.ts';
import { applyCommands } from '#field/sync/apply-commands.ts';
import { batchSize, type Envelope } from '#field/sync/sync-rules.ts';
import type { Actor } from '#platform/commands/actor.ts';
import type { Command } from '#platform/commands/define-command.ts';
import type { BenchCluster } from './clusters.ts';
import { median, type Row } from './measure.ts';
import { type BenchProduct, openProduct, town } from './open-product.ts';
import { noteStatements, replay } from './replay.ts';

const service = 'life-certificate';
const starts = ['09:00', '12:00'];

async function done<T, I extends z.ZodType, O>(
  { product }: BenchProduct,
  command: Command<T, I, O>,
  actor: Actor,
  input: z.input<I>,
): Promise<O> {
  const outcome = await product.gate.execute({ id: randomUUID(), command, actor, input });
  if (!outcome.ok)
    throw new Error(
      `${command.name}: ${outcome.problems.map(({ code, field }) => `${code} ${field ?? ''}`).join(', ')}`,
    );
  return outcome.value;
}

/** Plans days of two visits each until a crew's notes on them make up `records`. */
async function planDays(bench: BenchProduct, records: number): Promise<{ tours: string[]; commands: Envelope[] }> {
  const [agent, dispatcher, crew1, crew2] = await Promise.all(['agent', 'dispatcher', 'crew1', 'crew2'].map(bench.as));
  if (!agent || !dispatcher || !crew1 || !crew2) throw new Error('somebody is missing');
  const { kit, vehicle } = await bench.database.read(town, async (db) => ({
    kit: await db.selectFrom('kit').select('id').where('tenant', '=', town).executeTakeFirstOrThrow(),
    vehicle: await db.selectFrom('vehicle').select('id').where('tenant', '=', town).executeTakeFirstOrThrow(),
  }));
  const items = await bench.database.read(town, (db) =>
    db.selectFrom('kit_item').select('equipment').where('kit_id', '=', kit.id).execute(),
  );
  const checklist = items.map(({ equipment }) => ({ equipment, state: 'present' }));
  const tours: string[] = [];
  const commands: Envelope[] = [];
  for (let day = 1; commands.length < records; day += 1) {
    const on = new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10);
    const { tourId } = await done(bench, createTour, dispatcher, {
      day: on,
      from: '08:00',
      to: '16:00',
      crew: [crew1.id, crew2.id],
      vehicleId: vehicle.id,
      kitId: kit.id,
    });
    tours.push(tourId);
    const recordedAt = new Date().toISOString();
    let after: string | null = null;
    const add = (name: Envelope['name'], input: Record<string, unknown>) => {
      const id = randomUUID();
      commands.push({ id, after, name, input: { tourId, recordedAt, ...input }, recordedAt });
      after = id;
    };
    add('visits.take-out-kit', { checklist, batteryPercent: 90 });
    for (const start of starts) {
      const { caseId } = await done(bench, requestVisit, agent, {
        channel: 'phone',
        services: [service],
        residentTakesPart: true,
        resident: {
          familyName: `Muster${commands.length}`,
          contactWay: 'none',
          address: {
            street: 'Lindenweg',
            houseNumber: '7',
            postcode: '45999',
            place: 'Musterstadt',
            lat: 51.478,
            lon: 7.118,
          },
        },
      });
      const { visitId } = await done(bench, decideNeed, dispatcher, {
        caseId,
        facts: { careLevel: 4 },
        proofKind: 'care-level-notice',
      });
      if (!visitId) throw new Error('not granted');
      await done(bench, planVisit, dispatcher, { visitId, tourId, start });
      const person = { visitId, caseId };
      add('visits.arrive', { visitId });
      add('visits.identify-person', { ...person, document: 'expired-document' });
      add('visits.record-consent', { ...person, givenBy: 'resident' });
      add('visits.record-service', {
        ...person,
        serviceKey: service,
        result: 'done',
        form: { copies: 1, seenInPerson: true },
      });
      add('visits.finish-person', { ...person, outcome: 'done' });
      add('visits.issue-receipt', { ...person, receiptId: randomUUID(), token: 'BN1.a.b.c.d' });
      add('visits.finish-visit', { visitId });
    }
    add('visits.return-kit', { checklist, batteryPercent: 80 });
  }
  return { tours, commands };
}

/** Sends everything in batches as a device does, and says how long it took. */
async function sendUp(bench: BenchProduct, commands: readonly Envelope[]): Promise<number> {
  const actor = { ...(await bench.as('crew1')), door: 'field', device: '018f0000-0000-7000-8000-00000000d001' };
  const parts = { ...bench.product, database: bench.product.database };
  const began = performance.now();
  for (let from = 0; from < commands.length; from += batchSize) {
    const applied = await applyCommands(parts, actor, commands.slice(from, from + batchSize));
    const refused = applied.find(({ state }) => state !== 'accepted');
    if (refused) throw new Error(`${refused.state} ${refused.problem?.code} ${refused.problem?.field ?? ''}`);
  }
  return (performance.now() - began) / 1000;
}

/** A crew's notes going up beside the bare SQL they cause, and the tours' data coming down. */
export async function benchSync(cluster: BenchCluster, records = 1000, rounds = 3): Promise<Row[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'buergernah-bench-sync-'));
  const planned = await cluster.fresh();
  const planner = await openProduct(planned, dataDir, 4);
  const { tours, commands } = await planDays(planner, records);
  const crew = await planner.as('crew1');
  const downBegan = performance.now();
  let bytes = 0;
  for (const tour of tours) {
    const content = await planner.database.read(town, (db) => tourPackage(db, town, tour, crew.id));
    bytes += JSON.stringify(content).length;
  }
  const down = (performance.now() - downBegan) / 1000;
  await planner.close();

  const ups: number[] = [];
  const bares: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const recorder = await openProduct(await cluster.fresh(planned), dataDir, 1);
    const transactions = noteStatements(recorder.database);
    await sendUp(recorder, commands);
    await recorder.close();
    const began = performance.now();
    await replay(await cluster.fresh(planned), transactions, 1, 0);
    bares.push((performance.now() - began) / 1000);
    const bench = await openProduct(await cluster.fresh(planned), dataDir, 4);
    ups.push(await sendUp(bench, commands));
    await bench.close();
  }
  await rm(dataDir, { recursive: true, force: true });
  return [
    {
      what: `field sync of ${commands.length} records up, beside its bare SQL`,
      ratio: median(bares.map((bare, index) => bare / (ups[index] ?? 1))),
      figures: {
        'up s': median(ups),
        'records/s': commands.length / median(ups),
        'bare s': median(bares),
        [`${tours.length} tours down s`]: down,
        'kB down': bytes / 1000,
        'memory MB': process.memoryUsage().rss / 1_000_000,
      },
    },
  ];
}
