import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingHours,
  dueInServiceTime,
  holidayName,
  isHoliday,
  isWorkingDay,
  nextWorkingDay,
  serviceCalendar115,
  workingCalendarSchema,
} from './working-time.ts';

const nrw = serviceCalendar115('NW');

describe('holidays of the Land', () => {
  it('knows Fronleichnam and Allerheiligen in Nordrhein-Westfalen, not in Berlin', () => {
    expect(isHoliday('2026-06-04', 'NW')).toBe(true);
    expect(holidayName('2027-11-01', 'NW')).toEqual({ de: 'Allerheiligen', en: "All Saints' Day" });
    expect(isHoliday('2026-06-04', 'BE')).toBe(false);
    expect(isHoliday('2027-11-01', 'BE')).toBe(false);
  });

  it('skips holidays and weekends to the next working day', () => {
    expect(nextWorkingDay('2026-06-03', nrw)).toBe('2026-06-05');
    expect(nextWorkingDay('2026-12-24', nrw)).toBe('2026-12-28');
    expect(isWorkingDay('2026-11-01', nrw)).toBe(false);
  });
});

describe('addWorkingHours', () => {
  it('counts opening hours only', () => {
    const { due, explanation } = addWorkingHours({ from: '2026-11-20T14:00:00Z', hours: 10, calendar: nrw });
    expect(due).toBe('2026-11-23T14:00:00Z');
    expect(explanation).toEqual([
      { kind: 'counted', date: '2026-11-20', from: '15:00', to: '18:00', minutes: 180 },
      { kind: 'weekend', date: '2026-11-21' },
      { kind: 'weekend', date: '2026-11-22' },
      { kind: 'counted', date: '2026-11-23', from: '08:00', to: '15:00', minutes: 420 },
    ]);
  });

  it('ends at closing time, not at the next opening', () => {
    expect(addWorkingHours({ from: '2026-11-20T14:00:00Z', hours: 3, calendar: nrw }).due).toBe('2026-11-20T17:00:00Z');
  });

  it('keeps the local clock over both changes of the clock', () => {
    expect(addWorkingHours({ from: '2026-03-27T09:00:00Z', hours: 10, calendar: nrw }).due).toBe(
      '2026-03-30T08:00:00Z',
    );
    expect(addWorkingHours({ from: '2026-10-23T08:00:00Z', hours: 10, calendar: nrw }).due).toBe(
      '2026-10-26T09:00:00Z',
    );
  });

  it('never lets more hours end earlier, and counts exactly the hours asked for', () => {
    const hours = fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4);
    const from = fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(from, hours, hours, (start, a, b) => {
        const first = addWorkingHours({ from: start.toISOString(), hours: Math.min(a, b), calendar: nrw });
        const second = addWorkingHours({ from: start.toISOString(), hours: Math.max(a, b), calendar: nrw });
        expect(Date.parse(second.due)).toBeGreaterThanOrEqual(Date.parse(first.due));
        const counted = first.explanation.reduce((sum, step) => sum + (step.kind === 'counted' ? step.minutes : 0), 0);
        expect(counted).toBeCloseTo(Math.min(a, b) * 60, 6);
      }),
      { numRuns: 60 },
    );
  });
});

describe('dueInServiceTime', () => {
  it('answers a Friday call at the same hour of Monday', () => {
    const { due, explanation } = dueInServiceTime('2026-11-20T14:00:00Z', 24, nrw);
    expect(due).toBe('2026-11-23T14:00:00Z');
    expect(explanation).toEqual([
      { kind: 'start', date: '2026-11-20', at: '15:00' },
      { kind: 'weekend', date: '2026-11-21' },
      { kind: 'weekend', date: '2026-11-22' },
      { kind: 'day', date: '2026-11-23', at: '15:00' },
    ]);
  });

  it('steps over Fronleichnam and says so', () => {
    const { due, explanation } = dueInServiceTime('2026-06-03T10:30:00Z', 24, nrw);
    expect(due).toBe('2026-06-05T10:30:00Z');
    expect(explanation).toContainEqual({
      kind: 'holiday',
      date: '2026-06-04',
      name: { de: 'Fronleichnam', en: 'Corpus Christi' },
    });
  });

  it('starts with the next opening when nobody is there', () => {
    expect(dueInServiceTime('2026-11-21T22:00:00Z', 24, nrw).due).toBe('2026-11-24T07:00:00Z');
    expect(dueInServiceTime('2026-11-23T04:00:00Z', 24, nrw).due).toBe('2026-11-24T07:00:00Z');
  });

  it('keeps the local hour over a change of the clock', () => {
    expect(dueInServiceTime('2026-03-27T09:00:00Z', 24, nrw).due).toBe('2026-03-30T08:00:00Z');
    expect(dueInServiceTime('2026-10-23T08:00:00Z', 24, nrw).due).toBe('2026-10-26T09:00:00Z');
  });

  it('counts short promises in opening hours', () => {
    expect(dueInServiceTime('2026-11-23T16:00:00Z', 2, nrw).due).toBe('2026-11-24T08:00:00Z');
    expect(dueInServiceTime('2026-11-23T10:00:00Z', 48, nrw).due).toBe('2026-11-25T10:00:00Z');
    expect(dueInServiceTime('2026-11-23T10:00:00Z', 26, nrw).due).toBe('2026-11-24T12:00:00Z');
  });

  it('honours days the town itself is closed', () => {
    const calendar = workingCalendarSchema.parse({
      land: 'NW',
      closedDays: [{ date: '2026-11-24', reason: 'Betriebsausflug' }],
    });
    const { due, explanation } = dueInServiceTime('2026-11-23T10:00:00Z', 24, calendar);
    expect(due).toBe('2026-11-25T10:00:00Z');
    expect(explanation).toContainEqual({ kind: 'closed', date: '2026-11-24', reason: 'Betriebsausflug' });
  });
});
