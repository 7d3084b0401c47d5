import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { feeOn, publicServiceShape, searchServices } from './index.ts';

const root = join(import.meta.dirname, '../../..');
const townShape = z.object({ services: z.array(publicServiceShape) });
const servicesOf = (town: string) =>
  townShape.parse(JSON.parse(readFileSync(join(root, 'examples', town, 'town.json'), 'utf8'))).services;
const services = servicesOf('musterstadt');
const find = (words: string) => searchServices(services, words).map((found) => found.service.key);
const service = (key: string) => {
  const found = services.find((each) => each.key === key);
  if (!found) throw new Error(`no service ${key}`);
  return found;
};

const idCard = '99008001012000';
const provisionalId = '99008001012002';
const addressOnId = '99008001011001';
const passport = '99085001012000';
const registration = '99115005104000';
const deregistration = '99115005070000';
const conduct = '99049001001001';
const signature = '99014007035000';
const copy = '99014003035000';

describe('everyday words', () => {
  const callShape = z.object({ wish: z.string(), service: z.string() });
  const wishes = new Map(
    readFileSync(join(root, 'examples/calls/calls.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => callShape.parse(JSON.parse(line)))
      .map((call) => [`${call.wish}|${call.service}`, call] as const),
  );

  it.each([...wishes.values()].map((call) => [call.wish, call.service]))('the call "%s" finds %s', (wish, key) => {
    expect(find(wish).slice(0, 3)).toContain(key);
  });

  it.each([
    ['perso', idCard],
    ['Ausweis weg', idCard],
    ['personalausweiß abgelaufen', idCard],
    ['Persohnalausweis', idCard],
    ['my ID card has expired', idCard],
    ['mein alter Ausweis gilt nicht mehr, was nun', idCard],
    ['Ich muss ins Krankenhaus und brauche sofort einen vorlaeufigen Ausweis', provisionalId],
    ['temporary id card please', provisionalId],
    ['auf meinem Ausweis steht noch die alte Anschrift', addressOnId],
    ['Reisepas', passport],
    ['Reisepassantrag', passport],
    ['a passport for a trip to Turkey', passport],
    ['umziehen', registration],
    ['Wir sind letzte Woche umgezogen', registration],
    ['Mutter lebt jetzt im Seniorenheim und muss umgemeldet werden', registration],
    ['I moved house', registration],
    ['ich wandere aus, bitte abmelden', deregistration],
    ['fuehrungszeugnis', conduct],
    ['Fürungszeugniss fürs Ehrenamt', conduct],
    ['police clearance certificate', conduct],
    ['eine Vollmacht unterschreiben und beglaubigen lassen', signature],
    ['certified signature', signature],
    ['zwei beglaubigte Abschriften vom Zeugnis', copy],
    ['beglaubigte Kopi', copy],
    ['Nachweis für die Rentenkasse in Italien, dass ich noch lebe', 'life-certificate'],
    ['Meldebescheinigungen', 'registration-certificate'],
    ['den rosa Führerschein tauschen', 'driving-licence'],
  ])('"%s" finds %s first', (words, key) => {
    expect(find(words)[0]).toBe(key);
  });

  it.each(['', '   ', 'bitte ich und der', '???', 'xyzzy'])('"%s" finds nothing', (words) => {
    expect(find(words)).toEqual([]);
  });

  it('finds every service by its own name in both languages', () => {
    for (const each of services) {
      expect(find(each.name.de)[0]).toBe(each.key);
      expect(find(each.name.en)[0]).toBe(each.key);
    }
  });
});

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
