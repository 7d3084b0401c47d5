import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { feeOn, publicServiceShape } from './index.ts';

const root = join(import.meta.dirname, '../../..');
const townShape = z.object({ services: z.array(publicServiceShape) });
const servicesOf = (town: string) =>
  townShape.parse(JSON.parse(readFileSync(join(root, 'examples', town, 'town.json'), 'utf8'))).services;
const services = servicesOf('musterstadt');
const service = (key: string) => {
  const found = services.find((each) => each.key === key);
  if (!found) throw new Error(`no service ${key}`);
  return found;
};

const idCard = '99008001012000';
const provisionalId = '99008001012002';
const addressOnId = '99008001011001';
const passport = '99085001012000';
const conduct = '99049001001001';

describe('fees', () => {
  const old = '1950-06-08';
  it.each([
    [idCard, '2026-02-06', old, 3700],
    [idCard, '2026-02-07', old, 4600],
    [idCard, '2026-02-06', '2005-01-01', 2280],
    [idCard, '2026-02-07', '2005-01-01', 2760],
    [idCard, '2026-11-20', '2002-11-21', 2760],
    [idCard, '2026-11-21', '2002-11-21', 4600],
    [idCard, '2026-11-21', undefined, 4600],
    [provisionalId, '2026-11-21', old, 1000],
    [passport, '2026-11-21', old, 7000],
    [passport, '2026-11-21', '2010-05-05', 3750],
    [conduct, '2026-11-21', old, 1300],
    [addressOnId, '2026-11-21', old, 0],
  ])('%s on %s, born %s: %i cents', (key, date, birthDate, cents) => {
    expect(feeOn(service(key), date, birthDate)?.due.cents).toBe(cents);
  });

  it('says what may be claimed or chosen besides', () => {
    expect(feeOn(service(conduct), '2026-11-21')?.others.map((fee) => [fee.kind, fee.cents])).toEqual([['reduced', 0]]);
    expect(feeOn(service(passport), '2026-11-21', old)?.others.map((fee) => fee.kind)).toEqual([
      'extra',
      'extra',
      'extra',
    ]);
  });

  it('does not guess a fee before the first one known', () => {
    expect(feeOn(service(idCard), '2001-01-01', old)).toBeUndefined();
  });
});

it.each(['bochum', 'essen', 'musterstadt'])(
  '%s offers the portfolio of the kit, each service once, with a fee today',
  (town) => {
    const offered = servicesOf(town);
    expect(new Set(offered.map((each) => each.key)).size).toBe(offered.length);
    expect(offered.filter((each) => !each.onSite && !each.online).map((each) => each.key)).toEqual(['driving-licence']);
    for (const each of offered) expect(feeOn(each, '2026-11-21')).toBeDefined();
  },
);
