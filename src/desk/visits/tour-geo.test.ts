import { describe, expect, test } from 'vitest';
import { bearing, offsetKm } from './tour-geo.ts';

const origin = { lat: 51.48, lon: 7.22 };

describe('places around the depot', () => {
  test('a hundredth of a degree north is a little over a kilometre', () => {
    const { east, north } = offsetKm(origin, { lat: 51.49, lon: 7.22 });
    expect(north).toBeCloseTo(1.112, 2);
    expect(east).toBeCloseTo(0, 5);
  });

  test.each([
    [{ lat: 51.5, lon: 7.22 }, 'n'],
    [{ lat: 51.5, lon: 7.252 }, 'ne'],
    [{ lat: 51.48, lon: 7.3 }, 'e'],
    [{ lat: 51.46, lon: 7.188 }, 'sw'],
    [{ lat: 51.48, lon: 7.1 }, 'w'],
    [{ lat: 51.5, lon: 7.188 }, 'nw'],
  ])('%o lies %s', (place, direction) => {
    expect(bearing(origin, place).direction).toBe(direction);
  });

  test('the depot itself lies nowhere', () => {
    expect(bearing(origin, origin)).toEqual({ km: 0, direction: undefined });
  });
});
