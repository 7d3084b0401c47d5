import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeNext } from './safe-next.ts';

describe('where one goes on after signing in', () => {
  test.each(['/essen', '/essen/services?q=perso', '/essen/apply/x?s=a_b-c#field', '/essen?x=1', '/essen/my'])(
    '%s is an address of the town',
    (next) => {
      expect(safeNext('essen', next)).toBe(next);
    },
  );

  test.each([
    undefined,
    '',
    'essen',
    '/bochum',
    '/essenbach',
    '/desk',
    '//essen',
    '//essen.example/essen',
    '/\\essen.example',
    '/essen/\\..\\..',
    '/essen/../desk',
    '/essen/%2e%2e/desk',
    '/essen/..//elsewhere.example',
    'https://elsewhere.example/essen',
    'javascript:alert(1)',
    '/essen\nLocation: x',
    '/essen/\t/x',
    '/essen/my/sign-in?next=/essen',
    '/essen/my/sign-out',
    `/essen/${'x'.repeat(2000)}`,
  ])('%s is nowhere', (next) => {
    expect(safeNext('essen', next)).toBeUndefined();
  });

  test('whatever is typed, a browser stays in the town', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      '..',
      '%2e',
      '%2f',
      'essen',
      'my',
      '@',
      ':',
      '//',
      '?',
      '#',
      'a.example',
      ' ',
    );
    const typed = fc.oneof(
      fc.string(),
      fc.constantFrom('https://elsewhere.example/essen', '//essen/essen', '/\\essen/essen'),
      fc.array(part).map((parts) => `/essen${parts.join('')}`),
    );
    fc.assert(
      fc.property(typed, (next) => {
        const to = safeNext('essen', next);
        if (to === undefined) return;
        const url = new URL(to, 'https://town.example');
        expect(url.origin).toBe('https://town.example');
        expect(url.pathname).toMatch(/^\/essen(\/|$)/);
      }),
      { numRuns: 500 },
    );
  });
});
