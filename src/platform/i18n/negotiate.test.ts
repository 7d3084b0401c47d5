import { expect, test } from 'vitest';
import { chosenLanguage, negotiateLanguage } from './negotiate.ts';

test('what was chosen now wins over what was chosen before and what the browser asks for', () => {
  expect(negotiateLanguage({ query: 'en', cookie: 'de', acceptLanguage: 'de' })).toBe('en');
  expect(negotiateLanguage({ cookie: 'en', acceptLanguage: 'de' })).toBe('en');
  expect(negotiateLanguage({ acceptLanguage: 'en-GB,en;q=0.9' })).toBe('en');
});

test('weights order the wishes of the browser, zero means never', () => {
  expect(negotiateLanguage({ acceptLanguage: 'en;q=0.3, de;q=0.8' })).toBe('de');
  expect(negotiateLanguage({ acceptLanguage: 'pl, en;q=0.5' })).toBe('en');
  expect(negotiateLanguage({ acceptLanguage: 'en;q=0' })).toBe('de');
});

test('nonsense falls back to German', () => {
  expect(negotiateLanguage({ query: 'xx', cookie: '<script>', acceptLanguage: ';;q=9,' })).toBe('de');
  expect(negotiateLanguage({})).toBe('de');
  expect(chosenLanguage('fr')).toBeUndefined();
  expect(chosenLanguage('EN')).toBe('en');
});
