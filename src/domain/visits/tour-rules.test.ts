import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesOf } from '#platform/values/time-window.ts';
import { fitVisit, longestPause, type Stop, type Tour, type VisitToPlace } from './tour-rules.ts';
import { type TourSettings, travelMinutes } from './travel-rules.ts';

const settings: TourSettings = {
  depot: { lat: 51.47, lon: 7.1 },
  setupMinutes: 15,
  windowMinutes: 60,
  breakMinutes: 30,
  speedKmh: 28,
  detourFactor: 1.35,
  unknownTravelMinutes: 25,
};
// A Wednesday.
const tour: Tour = {
  day: '2026-11-25',
  start: 8 * 60,
  end: 16 * 60,
  open: true,
  skills: ['polish'],
  kit: { equipment: ['notebook', 'printer'], calibratedUntil: '2027-01-31', blanksLeft: 1 },
};
const visit: VisitToPlace = {
  visitId: 'new',
  position: { lat: 51.48, lon: 7.12 },
  serviceMinutes: 20,
  wishes: [],
  notBefore: null,
  equipment: ['notebook'],
  blanks: 0,
  skills: [],
};

const position = fc.option(
  fc.record({
    lat: fc.double({ min: 51.4, max: 51.55, noNaN: true }),
    lon: fc.double({ min: 6.9, max: 7.35, noNaN: true }),
  }),
);
const anyVisit = fc.record({
  position,
  serviceMinutes: fc.integer({ min: 5, max: 200 }),
  wishes: fc.array(
    fc
      .tuple(
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        fc.integer({ min: 7, max: 14 }),
        fc.integer({ min: 1, max: 4 }),
      )
      .map(([days, from, hours]) => ({
        days,
        from: `${String(from).padStart(2, '0')}:00`,
        to: `${String(from + hours).padStart(2, '0')}:30`,
      })),
    { maxLength: 3 },
  ),
});

/** A tour filled by the rules themselves, so that every plan it can reach is tried. */
function fill(visits: readonly (typeof visit | Omit<VisitToPlace, 'visitId'>)[]): { stops: Stop[]; refused: number } {
  const stops: Stop[] = [];
  let refused = 0;
  for (const [index, each] of visits.entries()) {
    const placed = { ...visit, ...each, visitId: `v${index}` };
    const fit = fitVisit(tour, stops, placed, settings);
    if (fit.fits) stops.push({ visitId: placed.visitId, position: placed.position, ...fit.during });
    else refused += 1;
  }
  return { stops, refused };
}

describe('a tour the rules have filled', () => {
  const tours = fc.array(anyVisit, { maxLength: 14 }).map((visits) => visits.map((each) => ({ ...visit, ...each })));

  it('never has the crew in two places, or on the road for less than the way takes', () => {
    fc.assert(
      fc.property(tours, (visits) => {
        const { stops } = fill(visits);
        let free = tour.start;
        let place: Stop['position'] = settings.depot;
        for (const stop of stops.toSorted((a, b) => a.begin - b.begin)) {
          expect(stop.begin).toBeGreaterThanOrEqual(free + travelMinutes(place, stop.position, settings));
          free = stop.end;
          place = stop.position;
        }
        expect(free + travelMinutes(place, settings.depot, settings)).toBeLessThanOrEqual(tour.end);
      }),
    );
  });

  it('leaves the crew its break', () => {
    fc.assert(
      fc.property(tours, (visits) => {
        expect(longestPause(tour, fill(visits).stops, settings)).toBeGreaterThanOrEqual(settings.breakMinutes);
      }),
    );
  });
});

it('promises a window the arrival lies in, and stays within a wish', () => {
  fc.assert(
    fc.property(anyVisit, (wished) => {
      const fit = fitVisit(tour, [], { ...visit, ...wished }, settings);
      if (!fit.fits) {
        expect(fit.reasons.length).toBeGreaterThan(0);
        return;
      }
      const { begin, end } = fit.during;
      expect(end - begin).toBe(fit.setup + wished.serviceMinutes);
      expect(minutesOf(fit.window.from)).toBeLessThanOrEqual(begin);
      expect(minutesOf(fit.window.to)).toBeGreaterThan(begin);
      const spans = wished.wishes.filter((wish) => wish.days.includes(3));
      if (wished.wishes.length > 0)
        expect(spans.some((span) => begin >= minutesOf(span.from) && begin < minutesOf(span.to))).toBe(true);
    }),
  );
});

it('takes the same place when asked for it by its time', () => {
  fc.assert(
    fc.property(anyVisit, (wished) => {
      const placed = { ...visit, ...wished };
      const best = fitVisit(tour, [], placed, settings);
      if (!best.fits) return;
      expect(fitVisit(tour, [], placed, settings, { at: best.during.begin })).toEqual(best);
    }),
  );
});

it('measures no way as zero and both ways as one', () => {
  fc.assert(
    fc.property(position, position, (from, to) => {
      expect(travelMinutes(from, to, settings)).toBe(travelMinutes(to, from, settings));
      if (from !== null) expect(travelMinutes(from, from, settings)).toBe(0);
    }),
  );
});

describe('why a visit does not fit', () => {
  const codes = (changed: Partial<VisitToPlace>, stops: Stop[] = [], at?: number) => {
    const fit = fitVisit(tour, stops, { ...visit, ...changed }, settings, { at });
    return fit.fits ? [] : fit.reasons.map((reason) => reason.code);
  };
  const lunch: Stop = { visitId: 'other', position: visit.position, begin: 10 * 60, end: 12 * 60 };

  it.each([
    ['nothing speaks against it', {}, []],
    ['too long', { serviceMinutes: 500 }, ['too-long-for-day']],
    ['wished on a Tuesday', { wishes: [{ days: [2], from: '09:00', to: '11:00' }] }, ['outside-wish']],
    ['wished in the evening', { wishes: [{ days: [3], from: '17:00', to: '18:00' }] }, ['outside-wish']],
    ['the card is not ready', { notBefore: '2026-11-26' }, ['not-before']],
    ['no camera in the kit', { equipment: ['camera', 'printer'] }, ['equipment-missing']],
    ['two blanks needed, one left', { blanks: 2 }, ['no-blank-left']],
    ['nobody signs', { skills: ['polish', 'sign-language'] }, ['skill-missing']],
    ['several things at once', { blanks: 2, skills: ['turkish'] }, ['no-blank-left', 'skill-missing']],
    ['hardly a minute left', { serviceMinutes: 440 }, ['no-break']],
  ] as const)('%s', (_name, changed, expected) => {
    expect(codes(changed)).toEqual(expected);
  });

  it('says when the kit must go to calibration first', () => {
    const expired = { ...tour, kit: { ...tour.kit, calibratedUntil: '2026-11-24' } };
    expect(fitVisit(expired, [], visit, settings)).toEqual({
      fits: false,
      reasons: [{ code: 'calibration-expired', data: { until: '2026-11-24' } }],
    });
  });

  it('says when the time is taken, and when it lies outside the tour', () => {
    expect(codes({}, [lunch], 11 * 60)).toEqual(['overlaps']);
    expect(codes({}, [lunch], 7 * 60)).toEqual(['outside-tour']);
    expect(codes({}, [], 15 * 60 + 50)).toEqual(['outside-tour']);
  });

  it('lets a dispatcher set a wish aside, but not the stock', () => {
    const wished = { ...visit, wishes: [{ days: [2], from: '09:00', to: '11:00' }], blanks: 2 };
    const fit = fitVisit(tour, [], wished, settings, { accepted: ['outside-wish', 'no-blank-left'] });
    expect(fit.fits ? [] : fit.reasons.map((reason) => reason.code)).toEqual(['no-blank-left']);
  });

  it('sets the kit up once per place', () => {
    const fit = fitVisit(tour, [lunch], visit, settings, { at: 12 * 60 });
    expect(fit).toMatchObject({ fits: true, setup: 0, travel: 0, during: { begin: 720, end: 740 } });
  });
});
