import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type TourOfDay, type VisitSummary, visitSettingsSchema } from '#domain/visits/index.ts';
import { legsOf, stripsOf } from './tour-legs.ts';

const town: unknown = JSON.parse(readFileSync('examples/bochum/town.json', 'utf8'));
const settings = z.object({ visits: visitSettingsSchema }).parse(town).visits;

/** Local times of a winter day in Germany, as instants. */
const at = (time: string) =>
  `2026-11-30T${String(Number(time.slice(0, 2)) - 1).padStart(2, '0')}:${time.slice(3)}:00.000Z`;

function stop(name: string, from: string, to: string): VisitSummary {
  return {
    visitId: name,
    version: 1,
    caseId: name,
    number: 'K7M4PX92',
    purpose: 'service',
    state: 'planned',
    outcome: null,
    name,
    address: '',
    position: settings.depot,
    persons: 1,
    serviceKeys: [],
    serviceMinutes: 20,
    setupMinutes: 15,
    travelMinutes: 0,
    notBefore: null,
    tourId: 'tour',
    beginsAt: at(from),
    endsAt: at(to),
    windowStart: at(from),
    windowEnd: at(to),
    arrivedAt: null,
    remindedAt: null,
  };
}

function tour(from: string, to: string, stops: VisitSummary[]): TourOfDay {
  return {
    tourId: 'tour',
    version: 1,
    day: '2026-11-30',
    state: 'planned',
    startsAt: at(from),
    endsAt: at(to),
    skills: [],
    crew: [],
    vehicle: { id: 'car', name: 'car' },
    kit: { id: 'kit', name: 'kit', calibratedUntil: '2027-01-01', batteryPercent: 100 },
    stops,
  };
}

const words = { travel: 'travel', back: 'back', setup: 'setup', pause: 'pause' };

describe('the legs of a tour', () => {
  test('setup comes before the service, and a long day has its break in the longest pause', () => {
    const legs = legsOf(tour('08:00', '16:00', [stop('a', '08:30', '09:05'), stop('b', '13:00', '13:35')]), settings);
    expect(legs.legs.map(({ setup, service, travel }) => ({ setup, service, travel }))).toEqual([
      { setup: 15, service: 20, travel: 0 },
      { setup: 15, service: 20, travel: 0 },
    ]);
    expect(stripsOf(legs, words).map(({ start, end, label }) => `${start}–${end} ${label}`)).toEqual([
      '08:30–08:45 setup',
      '08:45–09:05 1 a',
      '09:05–09:35 pause',
      '13:00–13:15 setup',
      '13:15–13:35 2 b',
    ]);
  });

  test('a short day needs no break', () => {
    expect(legsOf(tour('08:00', '13:00', [stop('a', '08:30', '09:05')]), settings).pause).toBeUndefined();
  });

  test('a tour without stops goes nowhere', () => {
    const legs = legsOf(tour('08:00', '13:00', []), settings);
    expect(legs.returns).toBeUndefined();
    expect(stripsOf(legs, words)).toEqual([]);
  });
});
