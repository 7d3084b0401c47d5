import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestVisit } from '#domain/visits/index.ts';
import type { BenchCluster } from './clusters.ts';
import { type Measured, measure, median, type Row } from './measure.ts';
import { type BenchProduct, openProduct } from './open-product.ts';
import { noteStatements, replay, warmUp } from './replay.ts';

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
      address: { street: 'Lindenweg', houseNumber: String((index % 90) + 1), postcode: '45999', place: 'Musterstadt' },
    },
    proofKinds: [],
    callBack: true,
  };
}

async function taker({ product, as }: BenchProduct) {
  const actor = await as('agent');
  return async (index: number) => {
    const outcome = await product.gate.execute({
      id: randomUUID(),
      command: requestVisit,
      actor,
      input: request(index),
    });
    if (!outcome.ok) throw new Error(outcome.problems.map(({ code, field }) => `${code} ${field ?? ''}`).join(', '));
  };
}

/** Intake through the gate beside a bare loop of the very same SQL statements, in turns. */
export async function benchIntake(cluster: BenchCluster, count = 500, rounds = 3): Promise<Row[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'buergernah-bench-intake-'));
  const rows: Row[] = [];
  for (const lanes of [1, 8, 32]) {
    const gateRuns: Measured[] = [];
    const bareRuns: Measured[] = [];
    let statements = 0;
    for (let round = 0; round < rounds; round += 1) {
      const recorder = await openProduct(await cluster.fresh(), dataDir, 1);
      const note = await taker(recorder);
      const transactions = noteStatements(recorder.database);
      for (let index = 0; index < count + warmUp(lanes); index += 1) await note(index);
      await recorder.close();
      statements = transactions[1]?.length ?? 0;
      bareRuns.push(await replay(await cluster.fresh(), transactions, lanes));

      const gate = await openProduct(await cluster.fresh(), dataDir, lanes);
      const take = await taker(gate);
      await measure(warmUp(lanes), lanes, (index) => take(count + index));
      gateRuns.push(await measure(count, lanes, take));
      await gate.close();
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
