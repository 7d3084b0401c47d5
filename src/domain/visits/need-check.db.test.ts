import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from '#domain/test-world.ts';
import { previewNeed } from './check-need.ts';
import { decideNeed } from './decide-need.ts';
import { needDecisionsOf } from './decision-queries.ts';
import { requestVisit } from './request.ts';
import { requestsToCheck } from './request-queries.ts';
import { aRequest, grantedVisit, idCard } from './test-visits.ts';
import { visitsToPlan } from './visit-queries.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const stateOf = (caseId: string) =>
  world.read((db) =>
    db
      .selectFrom('case_file')
      .select(['state', 'outcome', 'outcome_ground'])
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow(),
  );

it('takes a request in from the telephone and from an anonymous visitor alike, and puts it on the list', async () => {
  const byPhone = await world.done(requestVisit, world.as('agent'), aRequest({ callBack: true }));
  const byPortal = await world.done(requestVisit, world.anonymous(), aRequest({ channel: 'portal' }));
  const waiting = await world.read((db) => requestsToCheck(db, 'musterstadt'));
  expect(waiting.map((one) => one.caseId)).toEqual(expect.arrayContaining([byPhone.caseId, byPortal.caseId]));
  const operators = await world.read((db) =>
    db
      .selectFrom('case_file')
      .select(['id', 'operator'])
      .where('id', 'in', [byPhone.caseId, byPortal.caseId])
      .execute(),
  );
  expect(operators.find((row) => row.id === byPhone.caseId)?.operator).toBe(world.as('agent').id);
  expect(operators.find((row) => row.id === byPortal.caseId)?.operator).toBeNull();
  const promises = await world.read((db) =>
    db.selectFrom('promise').select(['kind', 'due_at']).where('case_id', '=', byPhone.caseId).orderBy('kind').execute(),
  );
  // Monday 10:00 in Berlin: the call-back within one service day, the decision within three.
  expect(promises).toEqual([
    { kind: 'call-back', due_at: '2026-11-24T09:00:00.000Z' },
    { kind: 'decision', due_at: '2026-11-26T09:00:00.000Z' },
  ]);
});

it('grants: the case is in work and a visit waits to be planned', async () => {
  const { caseId, visitId } = await grantedVisit(world);
  expect(await stateOf(caseId)).toEqual({ state: 'in-work', outcome: null, outcome_ground: null });
  const toPlan = await world.read((db) => visitsToPlan(db, 'musterstadt'));
  expect(toPlan.find((one) => one.visitId === visitId)).toMatchObject({
    caseId,
    purpose: 'service',
    serviceMinutes: 20,
    persons: 1,
    serviceKeys: [idCard],
  });
  const again = await world.execute(decideNeed, world.as('dispatcher'), { caseId, facts: {}, proofKind: 'none' });
  expect(again).toEqual({ ok: false, problems: [{ code: 'visits.already-decided' }] });
});

it('refuses with ground and the next best way, and ends the case as refused', async () => {
  const { caseId } = await world.done(requestVisit, world.as('agent'), aRequest({ residentTakesPart: false }));
  const decided = await world.done(decideNeed, world.as('dispatcher'), { caseId, facts: {}, proofKind: 'told-only' });
  expect(decided).toMatchObject({ decision: 'refused', ground: 'third-party', visitId: null });
  expect(await stateOf(caseId)).toEqual({ state: 'ended', outcome: 'refused', outcome_ground: 'third-party' });
  const [decision] = await world.read((db) => needDecisionsOf(db, 'musterstadt', caseId));
  expect(decision?.nextBest.length).toBeGreaterThan(0);
  expect(decision?.sentence.de).toMatch(/\.$/);
});

it('asks back when it is unclear, and decides once the answer is there', async () => {
  const { caseId } = await world.done(requestVisit, world.as('agent'), aRequest());
  const first = await world.done(decideNeed, world.as('dispatcher'), { caseId, facts: {}, proofKind: 'none' });
  expect(first.decision).toBe('unclear');
  expect((await stateOf(caseId)).state).toBe('waiting-resident');
  const asked = await world.read((db) =>
    db.selectFrom('case_message').select(['direction', 'body']).where('case_id', '=', caseId).execute(),
  );
  expect(asked).toHaveLength(1);
  expect(asked[0]?.direction).toBe('to-resident');
  const second = await world.done(decideNeed, world.as('dispatcher'), {
    caseId,
    facts: { careLevel: 5 },
    proofKind: 'care-level-notice',
  });
  expect(second.decision).toBe('granted');
});

it('shows the rule and the facts it used without storing anything', async () => {
  const { caseId } = await world.done(requestVisit, world.as('agent'), aRequest());
  const check = await world.read((db) => previewNeed(db, 'musterstadt', caseId, { careLevel: 4 }, world.clock.now()));
  expect(check).toMatchObject({ ok: true, decision: 'granted', ground: 'care-level', rule: { version: 1 } });
  expect(check?.ok && check.used).toContainEqual({ name: 'careLevel', value: 4 });
  expect(await world.read((db) => needDecisionsOf(db, 'musterstadt', caseId))).toEqual([]);
});

it('keeps no health data anywhere after deciding', async () => {
  const { caseId } = await world.done(requestVisit, world.as('agent'), aRequest());
  const facts = { careLevel: 5, marks: ['ZQ9'], permanentlyImpaired: true, reachesOfficeAlone: false };
  const dispatcher = world.as('dispatcher');
  await world.read((db) => previewNeed(db, 'musterstadt', caseId, facts, world.clock.now()));
  await world.execute(decideNeed, dispatcher, { caseId, version: 99, facts, proofKind: 'care-level-notice' });
  await world.done(decideNeed, dispatcher, { caseId, facts, proofKind: 'severely-disabled-pass' });
  const everything = await dump();
  expect(everything).toContain(caseId);
  // The mark as typed, and any fact beside its value, in JSON or as PostgreSQL writes records.
  expect(everything).not.toContain('ZQ9');
  expect(everything).not.toMatch(/(careLevel|marks|permanentlyImpaired|reachesOfficeAlone)["\\]*\s*[:=]/);
  const kept = await world.read((db) =>
    db.selectFrom('need_decision').selectAll().where('case_id', '=', caseId).executeTakeFirstOrThrow(),
  );
  expect(kept).toMatchObject({ decision: 'granted', ground: 'care-level', proof_kind: 'severely-disabled-pass' });
  expect(Object.keys(kept).toSorted()).toEqual(
    [
      'case_id',
      'checked_by',
      'decided_at',
      'decision',
      'facts_used',
      'ground',
      'id',
      'next_best',
      'proof_kind',
      'rule_id',
      'rule_row',
      'rule_table',
      'rule_version',
      'sentence_de',
      'sentence_en',
      'tenant',
    ].toSorted(),
  );
});

/** Every row of every table, jobs included, as text. The tables of rules themselves are configuration and left out. */
async function dump(): Promise<string> {
  const { rows } = await world.product.database.pool.query<{ name: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') and table_name <> 'configuration'`,
  );
  expect(rows.length).toBeGreaterThan(30);
  const parts = await world.read(async (db) => {
    const texts: string[] = [];
    for (const { name } of rows) {
      const { rows: found } = await sql<{ text: string | null }>`
        select string_agg(t::text, chr(10)) as text from ${sql.raw(name)} t`.execute(db);
      texts.push(found[0]?.text ?? '');
    }
    return texts;
  });
  return parts.join('\n');
}

describe('who may, in the order unknown, forbidden, invalid, done', () => {
  const input = (caseId: string) => ({ caseId, facts: {}, proofKind: 'none' as const });
  it('answers each as it should', async () => {
    const { caseId } = await world.done(requestVisit, world.as('agent'), aRequest());
    const codeOf = async (actor: Parameters<World['execute']>[1], given: unknown) => {
      const id = crypto.randomUUID();
      const outcome = await world.product.gate.execute({ id, command: decideNeed, actor, input: given });
      return outcome.ok ? 'done' : outcome.problems[0].code;
    };
    expect(await codeOf(world.as('dispatcher'), input(crypto.randomUUID()))).toBe('case.unknown');
    expect(await codeOf(world.as('dispatcher', 'bochum'), input(caseId))).toBe('case.unknown');
    expect(await codeOf(world.as('agent'), input(caseId))).toBe('access.forbidden');
    expect(await codeOf(world.resident(caseId), input(caseId))).toBe('access.forbidden');
    expect(await codeOf(world.anonymous(), input(caseId))).toBe('access.sign-in');
    expect(await codeOf(world.as('dispatcher'), { ...input(caseId), facts: { careLevel: 9 } })).toBe(
      'input.out-of-range',
    );
    expect(await codeOf(world.as('dispatcher'), { ...input(caseId), grade: 4 })).toBe('input.unknown-field');
    expect(await codeOf(world.as('dispatcher'), input(caseId))).toBe('done');
  });

  it('a program decides for the office: nobody of the staff has the case then', async () => {
    const { caseId } = await world.done(requestVisit, world.as('agent'), aRequest());
    const program = {
      ...world.as('dispatcher'),
      kind: 'machine' as const,
      id: crypto.randomUUID(),
      door: 'api' as const,
    };
    await world.done(decideNeed, program, { caseId, facts: { careLevel: 4 }, proofKind: 'care-level-notice' });
    const row = await world.read((db) =>
      db
        .selectFrom('case_file')
        .select(['responsibility', 'responsible_staff'])
        .where('id', '=', caseId)
        .executeTakeFirstOrThrow(),
    );
    expect(row).toEqual({ responsibility: 'accepted', responsible_staff: null });
  });

  it('refuses what cannot be right about a request', async () => {
    const codes = async (changed: Parameters<typeof aRequest>[0]) => {
      const outcome = await world.execute(requestVisit, world.as('agent'), aRequest(changed));
      return outcome.ok ? [] : outcome.problems.map((problem) => `${problem.code} ${problem.field}`);
    };
    expect(await codes({ receivedAt: '2026-12-24T08:00:00+01:00' })).toEqual(['input.out-of-range receivedAt']);
    expect(await codes({ services: [] })).toEqual(['input.required services']);
    expect(await codes({ contact: { familyName: 'Ott', relation: 'relative', contactWay: 'email' } })).toEqual([
      'party.way-needs-email contact.email',
    ]);
  });
});
