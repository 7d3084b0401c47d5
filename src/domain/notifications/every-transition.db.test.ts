import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  applicationsOf,
  decideApplication,
  documentOf,
  type Register,
  recordAnswer,
  sendAgain,
} from '#domain/applications/index.ts';
import { applyOnline, hedwig, type TestApplication } from '#domain/applications/test-application.ts';
import { type CaseOutcome, type CaseState, changeCase, transitions, withdraw } from '#domain/cases/index.ts';
import { erna, moving, openTestCase } from '#domain/cases/test-case.ts';
import { revokeDocument } from '#domain/documents/index.ts';
import { createWorld, type World } from '#domain/test-world.ts';
import type { Actor } from '#platform/commands/actor.ts';

const town = 'musterstadt';
let world: World;

const person = {
  familyName: 'Sonnenschein',
  givenNames: ['Hedwig'],
  birthDate: '1938-04-02',
  secondary: [],
};
const yes: Register = {
  askPerson: async () => ({ kind: 'ok', value: { persons: [person] } }),
  orderCertificate: async (_town, _order, key) => ({
    kind: 'ok',
    value: { reference: `R-${key.slice(0, 8)}`, person },
  }),
  deregister: async (_town, order, key) => ({
    kind: 'ok',
    value: { reference: `R-${key.slice(0, 8)}`, persons: [person], movedOutOn: order.movedOutOn },
  }),
};
let register = yes;

beforeAll(async () => {
  world = await createWorld({
    register: {
      askPerson: (...of) => register.askPerson(...of),
      orderCertificate: (...of) => register.orderCertificate(...of),
      deregister: (...of) => register.deregister(...of),
    },
  });
});
afterAll(() => world.close());

/** Who was told what by which way, in the order of telling, without what was told before. */
async function told(caseId: string, before = 0): Promise<string[]> {
  const rows = await world.read((db) =>
    db
      .selectFrom('notice')
      .select(['party_role', 'template', 'way', 'state'])
      .where('case_id', '=', caseId)
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
  );
  return rows.slice(before).map((row) => `${row.party_role} ${row.template} ${row.way} ${row.state}`);
}

/** A right of the role, so that the move can be tried through the gate. */
const rightOf: Readonly<Record<string, [right: string, actor: (caseId: string) => Actor]>> = {
  dispatcher: ['cases.move-on', () => world.as('dispatcher')],
  caseworker: ['cases.move-on', () => world.as('caseworker')],
  agent: ['cases.withdraw', () => world.as('agent')],
  crew: ['visits.arrive', () => world.as('crew')],
  lead: ['cases.finish-task', () => world.as('lead')],
  resident: ['cases.withdraw', (caseId) => world.resident(caseId)],
  system: ['cases.break-promise', () => world.system('test')],
};

async function putInto(caseId: string, state: CaseState): Promise<void> {
  const ended = state === 'ended' ? { outcome: 'done', ended_at: world.clock.now() } : {};
  await world.product.database.transaction(town, (tx) =>
    tx
      .updateTable('case_file')
      .set({ state, ...ended })
      .where('tenant', '=', town)
      .where('id', '=', caseId)
      .execute(),
  );
}

/** What the resident, who chose e-mail, hears of a step; nothing where it is only a step inside the office. */
function expectedOf(to: CaseState, outcome: CaseOutcome | undefined): string[] {
  if (outcome === 'deceased') return [];
  if (to === 'ended') return [`resident case-ended.${outcome} email sent`];
  const inside: readonly CaseState[] = ['in-clarification', 'planned'];
  return inside.includes(to) ? [] : [`resident case-state.${to} email sent`];
}

it('tells the right one of every step of a case, by the way they chose', async () => {
  const tried: { step: string; caseId: string; expected: string[] }[] = [];
  const steps = transitions.flatMap((row) =>
    row.from.flatMap((from) =>
      (row.outcomes ?? [undefined]).flatMap((outcome) => (from === row.to ? [] : [{ row, from, outcome }])),
    ),
  );
  for (const { row, from, outcome } of steps) {
    const { caseId } = await openTestCase(world, { parties: [erna] });
    await putInto(caseId, from);
    tried.push({
      step: `${row.action}: ${from} → ${row.to} ${outcome ?? ''}`,
      caseId,
      expected: expectedOf(row.to, outcome),
    });
  }
  await world.runJobs();
  for (const [index, { row, outcome }] of steps.entries()) {
    const caseId = tried[index]?.caseId ?? '';
    const [right, actor] = rightOf[row.roles[0] ?? ''] ?? [];
    if (!right || !actor) throw new Error(`nobody is a ${row.roles[0]}`);
    const ground = row.ground === 'required' ? 'criteria-not-met' : undefined;
    const move = moving(right, (step) => changeCase(step, caseId, { state: row.to, outcome, ground }));
    await world.done(move, actor(caseId), {});
  }
  await world.runJobs();
  const wrong = [];
  for (const { step, caseId, expected } of tried) {
    const [receipt, ...after] = await told(caseId);
    if (receipt !== 'resident received email sent' || JSON.stringify(after) !== JSON.stringify(expected))
      wrong.push({ step, receipt, after, expected });
  }
  expect(wrong).toEqual([]);
  expect(tried.length).toBeGreaterThan(70);
}, 240_000);

const certificate = 'registration-certificate';
/** Nothing is issued for it here: its end is told as the end of the case. */
const plain = 'life-certificate';

interface Walk {
  name: string;
  of: TestApplication;
  act?: (of: { caseId: string; application: string }) => Promise<unknown>;
  expected: string[];
}

const decide = (decision: 'approve' | 'decline') => (of: { application: string }) =>
  world.done(decideApplication, world.as('caseworker'), {
    application: of.application,
    decision,
    ...(decision === 'decline' ? { ground: 'evidence-missing' as const } : {}),
  });
const answered = (answer: Parameters<typeof recordAnswer.run>[1]['answer']) => (of: { application: string }) =>
  world.done(recordAnswer, world.system('test'), { application: of.application, answer });
const takeBack = (of: { caseId: string }) => world.done(withdraw, world.resident(of.caseId), { caseId: of.caseId });

const received = {
  'to-pay': 'resident application.to-pay email sent',
  'on-desk': 'resident application.on-desk email sent',
};
const walks: Walk[] = [
  { name: 'sent, to be paid', of: { service: plain, state: 'to-pay' }, expected: [received['to-pay']] },
  { name: 'sent, a caseworker decides', of: { service: plain, state: 'on-desk' }, expected: [received['on-desk']] },
  {
    name: 'approved, nothing to issue',
    of: { service: plain, state: 'on-desk' },
    act: decide('approve'),
    expected: [received['on-desk'], 'resident case-ended.done email sent'],
  },
  {
    name: 'approved, a document is issued',
    of: { service: certificate, state: 'on-desk' },
    act: decide('approve'),
    expected: [received['on-desk'], 'resident document-issued email sent'],
  },
  {
    name: 'declined',
    of: { service: plain, state: 'on-desk' },
    act: decide('decline'),
    expected: [received['on-desk'], 'resident application.declined email sent'],
  },
  {
    name: 'refused by the system',
    of: { service: plain, state: 'on-desk' },
    act: answered({ kind: 'refused', code: 'person-unknown' }),
    expected: [received['on-desk'], 'resident application.refused email sent'],
  },
  ...(['to-pay', 'on-desk'] as const).map(
    (state): Walk => ({
      name: `taken back while ${state}`,
      of: { service: plain, state },
      act: takeBack,
      expected: [received[state], 'resident application.withdrawn email sent'],
    }),
  ),
  {
    name: 'by letter, the document enclosed',
    of: { service: certificate, party: { ...hedwig, contactWay: 'letter' } },
    expected: ['resident document-issued letter to-print'],
  },
  {
    name: 'by telephone, the document to be collected',
    of: { service: certificate, party: { ...hedwig, phone: '+492341234567', contactWay: 'call' } },
    expected: ['resident document-issued call to-call'],
  },
  {
    name: 'nobody wants to be told',
    of: { service: certificate, party: { ...hedwig, contactWay: 'none' } },
    expected: ['resident document-issued none skipped'],
  },
  {
    name: 'a document withdrawn',
    of: { service: certificate, state: 'on-desk' },
    act: async (of) => {
      await decide('approve')(of);
      await world.runJobs();
      const document = documentOf(of.application);
      await world.done(revokeDocument, world.as('caseworker'), { document, ground: 'details-wrong' });
    },
    expected: [received['on-desk'], 'resident document-issued email sent', 'resident document-revoked email sent'],
  },
];

it('tells the right one of every step of an application', async () => {
  register = yes;
  const opened: { walk: Walk; caseId: string; application: string }[] = [];
  for (const walk of walks) opened.push({ walk, ...(await applyOnline(world, walk.of)) });
  await world.runJobs();
  for (const { walk, ...of } of opened) await walk.act?.(of);
  await world.runJobs();
  const wrong = [];
  for (const { walk, caseId } of opened) {
    // A system that answers at once needs no receipt: its answer is one. Whether it came first is chance.
    const all = (await told(caseId)).filter(
      (one) => walk.of.state !== undefined || !one.includes('application.waiting'),
    );
    if (JSON.stringify(all) !== JSON.stringify(walk.expected)) wrong.push({ name: walk.name, all, is: walk.expected });
  }
  expect(wrong).toEqual([]);
  const [enclosed] = await world.read((db) =>
    db
      .selectFrom('notice')
      .select('enclosure')
      .where('way', '=', 'letter')
      .where('enclosure', 'is not', null)
      .execute(),
  );
  expect(enclosed?.enclosure).toMatch(/^[0-9a-f]{64}$/);
}, 120_000);

it('tells of a contradiction what does not match and nothing of what the register has, then of the document', async () => {
  register = { ...yes, orderCertificate: async () => ({ kind: 'contradicts', fields: ['address', 'member-2'] }) };
  const { caseId, application } = await applyOnline(world);
  await world.runJobs();
  const said = (await told(caseId)).filter((one) => !one.includes('application.waiting'));
  expect(said).toEqual(['resident application.contradicts email sent']);
  const mail = world.mails.at(-1);
  expect(mail?.text).toContain('- die Anschrift');
  expect(mail?.text).toContain('- eine mitreisende Person');
  expect(mail?.text).not.toContain('Lindenweg');
  register = yes;
  await world.done(sendAgain, world.as('caseworker'), { application });
  await world.runJobs();
  expect((await told(caseId)).at(-1)).toBe('resident document-issued email sent');
  expect((await world.read((db) => applicationsOf(db, town, caseId)))[0]?.state).toBe('delivered');
});
