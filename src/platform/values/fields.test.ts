import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { addressLines, addressSchema } from './address.ts';
import { agsSchema, landOfAgs } from './ags.ts';
import { makeCommandId, parseCommandId } from './command-id.ts';
import { dateInGermany, dateSchema, isDate, parseDateFields, yearsBetween } from './date.ts';
import { emailSchema } from './email.ts';
import { namePartSchema } from './person-name.ts';
import { parsePhone } from './phone.ts';
import { postcodeSchema } from './postcode.ts';
import { overlaps, timeWindowSchema } from './time-window.ts';

const code = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;

describe('command id', () => {
  it('is a version 7 UUID that sorts by time', () => {
    const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(fc.nat(), fc.nat(), bytes, bytes, (early, later, a, b) => {
        const first = makeCommandId(1.7e12 + early, a);
        const second = makeCommandId(1.7e12 + early + 1 + later, b);
        expect(first < second).toBe(true);
        expect(parseCommandId(first.toUpperCase())).toBe(first);
        expect(first[14]).toBe('7');
      }),
    );
    expect(parseCommandId('not-an-id')).toBeUndefined();
  });
});

describe('date', () => {
  it('names the field that is wrong', () => {
    const problem = (day: string, month: string, year: string) => {
      const parsed = parseDateFields({ day, month, year });
      return parsed.ok ? parsed.date : parsed.problem;
    };
    expect(problem('', ' ', '')).toBe('date.missing');
    expect(problem('3', '', '1950')).toBe('date.month-missing');
    expect(problem('32', '1', '1950')).toBe('date.day-invalid');
    expect(problem('3', '13', '1950')).toBe('date.month-invalid');
    expect(problem('3', '1', '50')).toBe('date.year-invalid');
    expect(problem('29', '2', '2025')).toBe('date.no-such-day');
    expect(problem('29.', 'Feb', '2024')).toBe('2024-02-29');
    expect(problem('1', 'März', '1950')).toBe('1950-03-01');
    expect(problem('1', 'ma', '1950')).toBe('date.month-invalid');
  });

  it('agrees with the calendar on every real date', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1800-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }),
        (date) => {
          const text = date.toISOString().slice(0, 10);
          const [year = '', month = '', day = ''] = text.split('-');
          expect(isDate(text)).toBe(true);
          expect(parseDateFields({ day, month, year })).toEqual({ ok: true, date: text });
        },
      ),
    );
    expect(code(dateSchema, '2026-02-30')).toBe('date.invalid');
    expect(code(dateSchema, '')).toBe('date.missing');
  });

  it('knows the day in Germany and whole years', () => {
    expect(dateInGermany('2026-11-20T23:30:00Z')).toBe('2026-11-21');
    expect(yearsBetween('1950-11-21', '2026-11-20')).toBe(75);
  });
});

describe('phone', () => {
  it.each([
    ['0234 / 910-1234', '+492349101234'],
    ['(0234) 9101234', '+492349101234'],
    ['+49 (0)234 9101234', '+492349101234'],
    ['0049 234 910 1234', '+492349101234'],
    ['+49 0234 9101234', '+492349101234'],
    ['+48 22 123 45 67', '+48221234567'],
    ['0171–5550123', '+491715550123'],
  ])('reads %s', (text, phone) => expect(parsePhone(text)).toBe(phone));

  it('refuses numbers without an area code and words', () => {
    expect(parsePhone('9101234')).toBeUndefined();
    expect(parsePhone('keine')).toBeUndefined();
    expect(parsePhone('+49')).toBeUndefined();
  });
});

describe('names', () => {
  it.each(['Müller', "O'Brien", 'Łukasiewicz', 'Yılmaz', 'Nguyễn Thị Ánh', 'von der Heide-Öztürk', '王', 'Þórr'])(
    'takes %s',
    (name) => expect(namePartSchema.parse(`  ${name} `)).toBe(name.normalize('NFC')),
  );

  it('takes people with a single name, refuses what is none', () => {
    expect(code(namePartSchema, '   ')).toBe('name.missing');
    expect(code(namePartSchema, 'a\nb')).toBe('name.bad-character');
    expect(code(namePartSchema, 'a\u202eb')).toBe('name.bad-character');
    expect(code(namePartSchema, 'x'.repeat(101))).toBe('name.too-long');
  });
});

describe('mail addresses', () => {
  it('takes plain and umlaut addresses, never two', () => {
    expect(emailSchema.parse(' Anna.Kowalska@Example.ORG ')).toBe('Anna.Kowalska@example.org');
    expect(emailSchema.safeParse('rathaus@müller.example').success).toBe(true);
    for (const text of ['a@b', 'a b@c.de', 'a@b.de,c@d.de', 'a@b.de\nbcc:x@y.de', '<a@b.de>', '@b.de'])
      expect(code(emailSchema, text)).toBe('email.invalid');
    expect(code(emailSchema, '')).toBe('email.missing');
  });
});

describe('keys and places', () => {
  it('reads postcode, AGS and ARS', () => {
    expect(postcodeSchema.parse(' D-44787 ')).toBe('44787');
    expect(code(postcodeSchema, '4478')).toBe('postcode.invalid');
    expect(agsSchema.parse('05911000')).toBe('05911000');
    expect(agsSchema.parse('059110000000')).toBe('05911000');
    expect(code(agsSchema, '17000000')).toBe('ags.invalid');
    expect(landOfAgs('05911000')).toBe('NW');
  });

  it('names the missing line of an address', () => {
    const whole = { street: 'Hauptstraße', houseNumber: '50a', postcode: '12345', place: 'Musterstadt' };
    expect(addressLines(addressSchema.parse(whole))).toEqual(['Hauptstraße 50a', '12345 Musterstadt']);
    expect(code(addressSchema, { ...whole, street: ' ' })).toBe('address.street-missing');
    expect(code(addressSchema, { ...whole, houseNumber: 'a' })).toBe('address.house-number-invalid');
    expect(code(addressSchema, { ...whole, lat: 99 })).toBe('address.position-invalid');
  });
});

describe('windows', () => {
  it('refuses a reversed window and knows overlap', () => {
    expect(code(timeWindowSchema, { from: '11:00', to: '10:00' })).toBe('time-window.reversed');
    const window = timeWindowSchema.parse({ from: '9:30', to: '11:00' });
    expect(overlaps(window, { from: '11:00', to: '12:00' })).toBe(false);
    expect(overlaps(window, { from: '10:59', to: '12:00' })).toBe(true);
  });
});
