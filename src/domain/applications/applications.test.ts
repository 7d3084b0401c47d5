import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatten } from './compose-payload.ts';
import { applicationPayload } from './payload.ts';
import { readAnswer } from './post-connector.ts';
import { applicationStates, endOf, maySendAgain, stateAfter } from './rules.ts';

describe('the end of a case', () => {
  const card = { service: 'card', system: 'register', application: 'delivered' };
  const paper = { service: 'paper', system: undefined, application: undefined };

  it('waits for open visits and for every application', () => {
    expect(endOf({ asked: ['card'], done: [card], openVisits: 1 })).toBeUndefined();
    for (const application of [undefined, 'waiting', 'refused', 'set-aside'])
      expect(endOf({ asked: ['card'], done: [{ ...card, application }], openVisits: 0 })).toBeUndefined();
    expect(endOf({ asked: ['card'], done: [card], openVisits: 0 })).toBe('done');
  });

  it('is partly when something asked for was not done, and not ours when nothing was', () => {
    expect(endOf({ asked: ['card', 'paper'], done: [card], openVisits: 0 })).toBe('partly');
    expect(endOf({ asked: ['card', 'paper'], done: [card, paper], openVisits: 0 })).toBe('done');
    expect(endOf({ asked: ['card'], done: [], openVisits: 0 })).toBeUndefined();
  });
});

describe('an application', () => {
  it('is delivered for good', () => {
    for (const kind of ['delivered', 'refused', 'set-aside'] as const)
      expect(stateAfter('delivered', kind)).toBeUndefined();
  });

  it('can still arrive unless it is unpaid, taken back or there already, and be sent again where it lies', () => {
    for (const state of applicationStates) {
      const arrives = !['to-pay', 'withdrawn', 'delivered'].includes(state);
      expect(stateAfter(state, 'delivered')).toBe(arrives ? 'delivered' : undefined);
      expect(maySendAgain(state)).toBe(state === 'refused' || state === 'set-aside');
    }
  });
});

describe('an answer of the other side', () => {
  it('is a yes only with a reference, a no only with a code, and never an error of ours', () => {
    expect(readAnswer({ kind: 'answered', status: 201, body: { reference: 'R-1' } })).toEqual({
      ok: true,
      reference: 'R-1',
    });
    expect(readAnswer({ kind: 'answered', status: 200, body: {} })).toMatchObject({ kind: 'unavailable' });
    expect(readAnswer({ kind: 'answered', status: 422, body: { code: 'too-young' } })).toMatchObject({
      kind: 'refused',
      code: 'too-young',
    });
    expect(readAnswer({ kind: 'answered', status: 422, body: '<html>' })).toMatchObject({ kind: 'unavailable' });
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.jsonValue(), (status, body) => {
        const answer = readAnswer({ kind: 'answered', status, body });
        if (answer.ok) expect(answer.reference).toMatch(/^[A-Za-z0-9./-]{1,60}$/);
        // The reason becomes the one a desk reads: a code, never the other side's words.
        else if (answer.kind === 'unavailable') expect(answer.reason).toMatch(/^register\.[a-z-]+$/);
      }),
    );
  });
});

it('is sent flat from a form, without a visit and in a version of its own', () => {
  const fields = flatten({ zone: 'A', copies: 2, contents: ['birth-place'], family: [{ givenName: 'Mila' }] });
  expect(fields).toEqual({ zone: 'A', copies: 2, 'contents.0': 'birth-place', 'family.0.givenName': 'Mila' });
  const payload = {
    schema: 'buergernah.application/2',
    id: '018f0000-0000-7000-8000-00000000000a',
    town: { id: 'musterstadt', ags: '05999000', name: 'Stadt Musterstadt' },
    case: { number: 'K7M4PX92', openedAt: '2026-11-23T09:00:00.000Z' },
    service: { key: '0123', name: 'Parkausweis', form: 'permit', legalBasis: '§ 45 StVO', system: 'Straßen' },
    person: { familyName: 'Sonnenschein' },
    source: 'online',
    submittedAt: '2026-11-25T10:00:00.000Z',
    form: { key: 'permit', version: 3 },
    fields,
  };
  expect(applicationPayload.safeParse(payload).success).toBe(true);
  const visit = { recordedAt: '2026-11-25T10:00:00.000Z', recordedBy: '018f0000-0000-7000-8000-000000000001' };
  expect(applicationPayload.safeParse({ ...payload, visit }).success).toBe(false);
});

it('has no place for pictures, fingerprints or anything else nobody named', () => {
  const payload = {
    schema: 'buergernah.application/1',
    id: '018f0000-0000-7000-8000-00000000000a',
    town: { id: 'musterstadt', ags: '05999000', name: 'Stadt Musterstadt' },
    case: { number: 'K7M4PX92', openedAt: '2026-11-23T09:00:00.000Z' },
    service: { key: '0123', name: 'Personalausweis', form: 'id-card', legalBasis: '§ 9 PAuswG', system: 'Register' },
    person: { familyName: 'Sonnenschein' },
    visit: { recordedAt: '2026-11-25T10:00:00.000Z', recordedBy: '018f0000-0000-7000-8000-000000000001' },
    fields: { copies: 2, seen: true },
  };
  expect(applicationPayload.safeParse(payload).success).toBe(true);
  expect(applicationPayload.safeParse({ ...payload, photo: 'data:image/jpeg;base64,AAAA' }).success).toBe(false);
  const person = { ...payload.person, fingerprints: ['x'] };
  expect(applicationPayload.safeParse({ ...payload, person }).success).toBe(false);
  expect(applicationPayload.safeParse({ ...payload, fields: { photo: 'A'.repeat(2000) } }).success).toBe(false);
  expect(applicationPayload.safeParse({ ...payload, fields: { photo: { data: 'AAAA' } } }).success).toBe(false);
});
