import { expect, test } from 'vitest';
import { Page } from './page.tsx';
import { readDateParts } from './read-date-parts.ts';
import { renderPage } from './render-page.ts';
import { themeCss } from './theme.ts';

const ui = { lang: 'de', nonce: 'abc', assets: { css: ['/a.css'], js: [] }, csrf: 'token' } as const;

test('a refused page says so first, and names page, surface and town', () => {
  const html = renderPage(
    <Page {...ui} title="Anruf" area="Leitstelle" town={{ name: 'Musterstadt' }} hasErrors>
      <p>Text</p>
    </Page>,
  );
  expect(html).toContain('<title>Fehler: Anruf – Leitstelle – Musterstadt</title>');
  expect(html).toContain('href="?lang=en"');
  expect(html.indexOf('href="#main"')).toBeLessThan(html.indexOf('<header'));
});

test('switching the language keeps the query', () => {
  const html = renderPage(
    <Page {...ui} title="Suche" query="q=a%26b&page=2">
      <p>Text</p>
    </Page>,
  );
  expect(html).toContain('href="?q=a%26b&amp;page=2&amp;lang=en"');
});

test('signing out is a post with the token', () => {
  const html = renderPage(
    <Page {...ui} title="Start" user={{ name: 'A. Beispiel', signOut: '/desk/sign-out' }}>
      <p>Text</p>
    </Page>,
  );
  expect(html).toContain('<form method="post" action="/desk/sign-out"><input type="hidden" name="csrf" value="token"');
});

test('a town may set custom properties and nothing else', () => {
  expect(themeCss({ light: { '--kern-color-action-default': '#1a3da5' } })).toBe(
    '@media (prefers-color-scheme: light){:root{--kern-color-action-default:#1a3da5}}',
  );
  expect(
    themeCss({ light: { color: 'red', '--a': 'red;} body{display:none', '--b': 'url(//x)', '--c': '</style>' } }),
  ).toBe('');
});

test('a theme stands in the page under the nonce, unescaped', () => {
  const html = renderPage(
    <Page {...ui} title="Start" town={{ name: 'M', theme: { light: { '--bn-accent': 'oklch(45% 0.1 250)' } } }}>
      <p>Text</p>
    </Page>,
  );
  expect(html).toContain(
    '<style nonce="abc">@media (prefers-color-scheme: light){:root{--bn-accent:oklch(45% 0.1 250)}}</style>',
  );
});

test('the boxes of a date come back as typed', () => {
  expect(readDateParts({ 'born-day': ' 4 ', 'born-month': '3', 'born-year': 12 }, 'born')).toEqual({
    day: '4',
    month: '3',
    year: '',
  });
});
