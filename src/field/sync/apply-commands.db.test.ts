import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from '#domain/test-world.ts';
import { planVisit } from '../../domain/visits/plan-visit.ts';
import { settleConflict } from '../../domain/visits/settle-conflict.ts';
import { aTour, checklist, crewActor, grantedVisit, lifeCertificate } from '../../domain/visits/test-visits.ts';
import { unplanVisit } from '../../domain/visits/unplan-visit.ts';
import { sendOpen } from '../client/send.ts';
import { commandBefore, type NotedCommand } from '../progress-rules.ts';
import { applyCommands } from './apply-commands.ts';
import { type Envelope, envelopeSchema, type SyncOutcome } from './sync-rules.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

let day = 0;

/** A tour with two visits on a day of its own, and what a crew notes on it in one go. */
async function aDay() {
  const on = new Date(Date.parse('2026-11-30T00:00:00Z') + day++ * 86_400_000).toISOString().slice(0, 10);
  const { tourId } = await aTour(world, { day: on });
  const visits = [];
  for (const start of ['09:00', '12:00']) {
    const visit = await grantedVisit(world, { services: [lifeCertificate] });
    await world.done(planVisit, world.as('dispatcher'), { visitId: visit.visitId, tourId, start });
    visits.push(visit);
  }
  const recordedAt = `${on}T09:30:00.000Z`;
  const commands: Envelope[] = [];
  const noted: NotedCommand[] = [];
  const add = (name: string, input: Record<string, unknown>) => {
    const full = { recordedAt, tourId, ...input };
    const after = commandBefore(noted, { name, input: full });
    const envelope = envelopeSchema.parse({ id: randomUUID(), after, name, input: full, recordedAt });
    commands.push(envelope);
    noted.push({ id: envelope.id, name, input: full, state: 'unsent' });
  };
  const kit = { checklist, batteryPercent: 90 };
  add('visits.take-out-kit', kit);
  for (const { visitId, caseId } of visits) {
    const person = { visitId, caseId };
    add('visits.arrive', { visitId });
    add('visits.identify-person', { ...person, document: 'expired-document' });
    add('visits.record-consent', { ...person, givenBy: 'resident' });
    const form = { copies: 1, seenInPerson: true };
    add('visits.record-service', { ...person, serviceKey: lifeCertificate, result: 'done', form });
    add('visits.finish-person', { ...person, outcome: 'done' });
    add('visits.issue-receipt', { ...person, receiptId: randomUUID(), token: 'BN1.a.b.c.d' });
    add('visits.finish-visit', { visitId });
  }
  add('visits.return-kit', kit);
  return { tourId, visits, commands };
}

const parts = () => ({ ...world.product, database: world.product.database.as() });
const apply = (commands: readonly Envelope[]) => applyCommands(parts(), crewActor(world), commands);

/** What is in the tables of a tour, without what time and chance decide. */
async function rowsOf({ tourId, visits }: Awaited<ReturnType<typeof aDay>>) {
  return world.read(async (db) => {
    const ids = visits.map(({ visitId }) => visitId);
    const of = <T extends 'visit' | 'service_result' | 'receipt'>(table: T) => table;
    return {
      tour: await db.selectFrom('tour').select('state').where('id', '=', tourId).execute(),
      custody: (await db.selectFrom('kit_custody').select('id').where('tour_id', '=', tourId).execute()).length,
      visits: await db.selectFrom(of('visit')).select(['state', 'outcome']).where('id', 'in', ids).execute(),
      persons: await db
        .selectFrom('visit_person')
        .select(['outcome', 'identified_by'])
        .where('visit_id', 'in', ids)
        .execute(),
      results: await db.selectFrom('service_result').select(['result']).where('visit_id', 'in', ids).execute(),
      receipts: (await db.selectFrom('receipt').select('id').where('visit_id', 'in', ids).execute()).length,
      conflicts: (await db.selectFrom('field_conflict').select('id').where('visit_id', 'in', ids).execute()).length,
    };
  });
}

const whole = {
  tour: [{ state: 'finished' }],
  custody: 1,
  visits: Array.from({ length: 2 }, () => ({ state: 'ended', outcome: 'done' })),
  persons: Array.from({ length: 2 }, () => ({ outcome: 'done', identified_by: 'expired-document' })),
  results: [{ result: 'done' }, { result: 'done' }],
  receipts: 2,
  conflicts: 0,
};

describe('the sync', () => {
  it('ends in the same rows however batches are cut, shuffled, repeated and lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ from: fc.nat(16), size: fc.integer({ min: 1, max: 8 }), seed: fc.nat() }), {
          maxLength: 8,
        }),
        async (deliveries) => {
          const today = await aDay();
          for (const { from, size, seed } of deliveries) {
            const batch = today.commands.slice(from, from + size);
            await apply([...batch].sort((one, other) => mixed(one.id, seed) - mixed(other.id, seed)));
          }
          // What was lost on the way comes again in the end, all of it, backwards.
          const last = await apply([...today.commands].reverse());
          expect(last.map(({ state }) => state)).toEqual(last.map(() => 'accepted'));
          expect(await rowsOf(today)).toEqual(whole);
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);

  it('loses and doubles nothing when answers are lost or two deliveries race', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.constantFrom('lost', 'answer-lost', 'twice', 'fine')), async (fates) => {
        const today = await aDay();
        const settled = new Map<string, SyncOutcome>();
        const outbox = {
          open: async () => today.commands.filter(({ id }) => settled.get(id)?.state !== 'accepted'),
          settle: async (outcomes: readonly SyncOutcome[]) => {
            for (const outcome of outcomes) settled.set(outcome.id, outcome);
          },
        };
        for (let round = 0; (await outbox.open()).length > 0; round++) {
          expect(round).toBeLessThan(60);
          await sendOpen(outbox, async (batch) => {
            const few = batch.slice(0, 5);
            const fate = round > 40 ? 'fine' : fates.next().value;
            if (fate === 'lost') return { ok: false };
            const [answer] = await Promise.all([apply(few), ...(fate === 'twice' ? [apply(few)] : [])]);
            if (fate === 'answer-lost') return { ok: false };
            return { ok: true, outcomes: answer.map(({ id, state }) => ({ id, state })) };
          });
        }
        expect(await rowsOf(today)).toEqual(whole);
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  it('lays a refusal on the desk once, lets the rest of the visit wait, and the other visit through', async () => {
    const today = await aDay();
    const [first] = today.visits;
    const visitId = first?.visitId ?? '';
    // The dispatcher takes the visit off the tour while the crew is without network.
    await world.done(unplanVisit, world.as('dispatcher'), { visitId });
    const answers = await apply(today.commands);
    const states = (id: string | undefined) =>
      today.commands.flatMap((command, index) => (command.input.visitId === id ? [answers[index]?.state] : []));
    expect(states(visitId)).toEqual(['refused', ...Array.from({ length: 6 }, () => 'waiting')]);
    expect(states(today.visits[1]?.visitId)).toEqual(Array.from({ length: 7 }, () => 'accepted'));
    expect(answers.find(({ state }) => state === 'refused')?.problem?.code).toBe('visits.re-planned');
    expect(await apply(today.commands)).toMatchObject(answers.map(({ state }) => ({ state })));
    const lying = () =>
      world.read((db) =>
        db.selectFrom('field_conflict').select(['id', 'command', 'state']).where('visit_id', '=', visitId).execute(),
      );
    const [conflict, ...more] = await lying();
    expect(conflict).toMatchObject({ command: 'visits.arrive', state: 'open' });
    expect(more).toEqual([]);
    // A person settles it: what waited is tried again, and lies on the desk in its turn.
    const settled = { conflictId: conflict?.id ?? '', result: 'dropped' as const };
    await world.done(settleConflict, world.as('dispatcher'), settled);
    const later = await apply(today.commands);
    expect(later.filter(({ state }) => state === 'refused')).toHaveLength(2);
    expect((await lying()).filter(({ state }) => state === 'open')).toHaveLength(1);
  });

  it('takes papers only into cases of own tours, and only after their bytes', async () => {
    const today = await aDay();
    const stranger = await grantedVisit(world);
    const paper = (caseId: string) =>
      envelopeSchema.parse({
        id: randomUUID(),
        name: 'cases.attach-paper',
        input: { caseId, name: 'Foto', mediaType: 'image/jpeg', size: 3, blob: 'a'.repeat(64) },
        recordedAt: world.clock.now(),
      });
    expect(await apply([paper(stranger.caseId)])).toMatchObject([
      { state: 'refused', problem: { code: 'visits.person-unknown' } },
    ]);
    expect(await apply([paper(today.visits[0]?.caseId ?? '')])).toMatchObject([
      { state: 'waiting', problem: { code: 'attachment.missing' } },
    ]);
  });
});

function mixed(id: string, seed: number): number {
  let hash = seed | 1;
  for (const sign of id) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return hash;
}
