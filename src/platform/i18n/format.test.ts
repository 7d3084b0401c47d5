import { expect, test } from 'vitest';
import {
  formatDate,
  formatDateTime,
  formatLongDate,
  formatMoney,
  formatNumber,
  formatRange,
  formatShortDay,
  formatTime,
  formatTimeRange,
} from './format.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('a bare date stays the same day in every time zone', () => {
  expect(formatDate('de', '2026-02-07')).toBe('7. Februar 2026');
  expect(formatDate('en', '2026-02-07')).toBe('7 February 2026');
  expect(formatLongDate('de', '2026-02-07')).toBe('Samstag, 7. Februar 2026');
  expect(formatShortDay('de', '2026-02-07')).toBe('Sa., 07.02.');
});

test('an instant is shown as it is in Berlin, in summer and winter', () => {
  expect(formatDateTime('de', '2026-02-06T23:30:00Z')).toBe('7. Februar 2026, 00:30 Uhr');
  expect(formatDateTime('en', '2026-07-01T12:30:00Z')).toBe('1 July 2026, 14:30');
  expect(formatDate('de', new Date('2026-12-31T23:00:00Z'))).toBe('1. Januar 2027');
  expect(formatTime('de', '2026-03-29T01:00:00Z')).toBe('03:00 Uhr');
});

test('a local time of day passes unchanged', () => {
  expect(formatTime('de', '09:05')).toBe('09:05 Uhr');
  expect(formatTime('en', '09:05')).toBe('09:05');
  expect(formatTimeRange('de', '10:00', '11:00')).toBe('10:00 bis 11:00 Uhr');
});

test('a range names its day once where one day holds it', () => {
  expect(formatRange('de', '2026-02-07T09:00:00Z', '2026-02-07T10:00:00Z')).toBe(
    '7. Februar 2026, 10:00 bis 11:00 Uhr',
  );
  expect(formatRange('en', '2026-02-07T09:00:00Z', '2026-02-08T10:00:00Z')).toBe(
    '7 February 2026, 10:00 to 8 February 2026, 11:00',
  );
});

test('money comes from whole cents', () => {
  expect(plain(formatMoney('de', 2760))).toBe('27,60 €');
  expect(plain(formatMoney('en', 2760))).toBe('€27.60');
  expect(plain(formatMoney('de', 0))).toBe('0,00 €');
  expect(formatNumber('de', 1234.56)).toBe('1.234,6');
});
