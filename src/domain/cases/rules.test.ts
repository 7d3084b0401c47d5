import { describe, expect, it } from 'vitest';
import { historySentence } from './history-messages.ts';
import { messages } from './messages.ts';
import {
  type CaseOutcome,
  caseOutcomes,
  caseStates,
  findTransition,
  mayObject,
  maySettle,
  nextStepOf,
  partySchema,
  phaseOf,
  possibleActions,
  retentionOver,
  roleAbove,
  seesContent,
  transitions,
  waitingResidentUntil,
  wayProblem,
} from './rules.ts';

const now = '2026-11-23T09:00:00.000Z';

describe('the table of steps', () => {
  it('leads from every running state to every outcome for somebody, and from nowhere to an end without one', () => {
    const everybody = ['resident', 'agent', 'dispatcher', 'caseworker', 'lead', 'crew', 'system'];
    for (const from of caseStates.filter((state) => state !== 'ended')) {
      for (const outcome of caseOutcomes)
        expect(findTransition({ from, to: 'ended', outcome, roles: everybody }), `${from} ${outcome}`).toBeDefined();
      expect(findTransition({ from, to: 'ended', roles: everybody })).toBeUndefined();
    }
    for (const to of caseStates.filter((state) => state !== 'ended'))
      expect(findTransition({ from: 'received', to, outcome: 'done', roles: everybody })).toBeUndefined();
  });

  it('ends only with outcomes and goes on without', () => {
    for (const row of transitions) expect(row.outcomes !== undefined, row.action).toBe(row.to === 'ended');
  });

  it('refuses nothing and reopens nothing without a ground', () => {
    for (const action of ['refuse', 'hand-on', 'reopen'])
      expect(transitions.find((row) => row.action === action)?.ground).toBe('required');
  });

  it('lets a resident withdraw and answer, and nothing that decides', () => {
    expect(possibleActions('waiting-resident', ['resident']).map((row) => row.action)).toEqual([
      'answer-office',
      'withdraw',
    ]);
    expect(possibleActions('ended', ['resident'])).toEqual([]);
    expect(findTransition({ from: 'in-work', to: 'ended', outcome: 'done', roles: ['resident'] })).toBeUndefined();
    expect(findTransition({ from: 'ended', to: 'in-work', roles: ['agent', 'crew', 'system'] })).toBeUndefined();
  });
});

describe('state and outcome', () => {
  it('have different words for every pair, in both languages', () => {
    const phases = [
      ...caseStates.filter((state) => state !== 'ended').map((state) => phaseOf(state, null)),
      ...caseOutcomes.map((outcome) => phaseOf('ended', outcome)),
    ];
    expect(phases).toHaveLength(15);
    for (const lang of ['de', 'en'] as const)
      expect(new Set(phases.map((phase) => messages[lang].phase[phase].sentence)).size).toBe(15);
  });

  it('does not exist as an end without an outcome', () => {
    expect(() => phaseOf('ended', null)).toThrow();
  });

  it('can be objected to only after an end that somebody else decided', () => {
    const open = caseOutcomes.filter((outcome: CaseOutcome) => mayObject('ended', outcome));
    expect(open).toEqual(['done', 'partly', 'refused', 'not-met', 'not-able', 'handed-on']);
    expect(mayObject('in-work', null)).toBe(false);
  });
});

describe('what happens next', () => {
  const promise = (kind: 'call-back' | 'visit-window' | 'decision', dueAt: string) => ({
    kind,
    state: 'open' as const,
    dueAt,
  });
  const base = { changedAt: '2026-11-20T09:00:00.000Z', now, promises: [] };

  it('is the resident, with a limit of its own, when we wait for them', () => {
    expect(
      nextStepOf({ ...base, state: 'waiting-resident', promises: [promise('call-back', '2026-11-24T09:00:00.000Z')] }),
    ).toEqual({ code: 'you-answer', who: 'resident', until: waitingResidentUntil(base.changedAt) });
    expect(waitingResidentUntil('2026-11-01T00:00:00.000Z', 14)).toBe('2026-11-15T00:00:00.000Z');
  });

  it('is the nearest open promise, and we say so when we are late', () => {
    const later = promise('visit-window', '2026-11-26T10:00:00.000Z');
    const sooner = promise('call-back', '2026-11-24T09:00:00.000Z');
    expect(nextStepOf({ ...base, state: 'planned', promises: [later, sooner] })).toEqual({
      code: 'we-call-back',
      who: 'office',
      until: sooner.dueAt,
    });
    expect(nextStepOf({ ...base, state: 'in-work', promises: [promise('call-back', base.changedAt)] })).toEqual({
      code: 'we-are-late',
      who: 'office',
    });
  });

  it('is nothing after the end, unless an objection is open', () => {
    expect(nextStepOf({ ...base, state: 'ended' })).toEqual({ code: 'nothing', who: 'nobody' });
    expect(nextStepOf({ ...base, state: 'ended', objectionOpen: true }).code).toBe('we-look-at-objection');
    const decision = promise('decision', '2026-11-26T10:00:00.000Z');
    const notYetMarked = { ...base, state: 'ended', waitsFor: 'document', promises: [decision] } as const;
    expect(nextStepOf(notYetMarked).code).toBe('nothing');
    const calls = [decision, promise('call-back', '2026-11-27T10:00:00.000Z')];
    expect(nextStepOf({ ...notYetMarked, promises: calls }).code).toBe('we-call-back');
  });
});

describe('people', () => {
  it('need the data their way of contact uses', () => {
    const has = { email: false, phone: false, address: false };
    expect(wayProblem({ contactWay: 'email', ...has })?.code).toBe('party.way-needs-email');
    expect(wayProblem({ contactWay: 'call', ...has })?.code).toBe('party.way-needs-phone');
    expect(wayProblem({ contactWay: 'letter', ...has })?.code).toBe('party.way-needs-address');
    expect(wayProblem({ contactWay: 'none', ...has })).toBeUndefined();
    const parsed = partySchema.safeParse({ role: 'resident', relation: 'self', contactWay: 'call' });
    expect(parsed.error?.issues.map((issue) => issue.message)).toEqual(['party.way-needs-phone', 'name.missing']);
  });

  it('of the 115 see a case only when its secret has opened it', () => {
    const agent = { kind: 'staff', roles: ['agent'] };
    expect(seesContent(agent, 'a')).toBe(false);
    expect(seesContent({ ...agent, caseId: 'b' }, 'a')).toBe(false);
    expect(seesContent({ ...agent, caseId: 'a' }, 'a')).toBe(true);
    expect(seesContent({ kind: 'staff', roles: ['agent', 'dispatcher'] }, 'a')).toBe(true);
    expect(seesContent({ kind: 'anonymous', roles: ['anonymous'] }, 'a')).toBe(false);
  });

  it('settle what is theirs or below them; nothing sinks', () => {
    expect(maySettle(['agent'], 'agent')).toBe(true);
    expect(maySettle(['lead'], 'agent')).toBe(true);
    expect(maySettle(['agent'], 'dispatcher')).toBe(false);
    expect(maySettle(['caseworker'], 'dispatcher')).toBe(false);
    expect([roleAbove('agent'), roleAbove('dispatcher'), roleAbove('lead')]).toEqual(['dispatcher', 'lead', 'lead']);
  });
});

it('keeps personal data while its class runs, and for ever when the town names none', () => {
  expect(retentionOver('2026-01-01T00:00:00.000Z', 365, now)).toBe(false);
  expect(retentionOver('2025-11-23T09:00:00.000Z', 365, now)).toBe(true);
  expect(retentionOver('2000-01-01T00:00:00.000Z', undefined, now)).toBe(false);
  expect(retentionOver(null, 1, now)).toBe(false);
});

it('tells the history in words, and leaves entries of others to them', () => {
  const ended = { type: 'case.state-changed', data: { from: 'in-work', to: 'ended', outcome: 'refused' } };
  expect(historySentence('de', ended)).toBe('Neuer Stand: Abgelehnt.');
  expect(historySentence('en', { type: 'promise.made', data: { kind: 'call-back' } })).toBe(
    'We have promised: Call-back.',
  );
  expect(historySentence('de', { type: 'visit.planned', data: {} })).toBeUndefined();
});
