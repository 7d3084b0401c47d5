import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { languages } from '#platform/i18n/messages.ts';
import { componentPage, components } from './dev-page.tsx';
import { messages } from './messages.ts';
import { renderPage } from './render-page.ts';

const assets = { css: ['/assets/main.css'], js: ['/assets/main.js'] };

function values(html: string, attribute: string): string[] {
  return [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '');
}

const cases = components.flatMap((component) =>
  component.examples.flatMap((example) =>
    languages.map((lang) => ({ name: `${component.name}: ${example.title} (${lang})`, example, lang })),
  ),
);

describe.each(cases)('$name', ({ example, lang }) => {
  const html = render(example.render(lang));

  test('every control has a label and every reference its target', () => {
    const ids = values(html, 'id');
    expect(new Set(ids).size).toBe(ids.length);
    for (const described of values(html, 'aria-describedby').flatMap((list) => list.split(' '))) {
      expect(ids).toContain(described);
    }
    for (const target of values(html, 'for')) expect(ids).toContain(target);
    const labelled = values(html, 'for');
    const controls = [...html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)]
      .map((match) => match[0])
      .filter((tag) => !tag.includes('type="hidden"'));
    for (const control of controls) expect(labelled).toContain(/\sid="([^"]*)"/.exec(control)?.[1]);
  });

  test('no inline styles or handlers: the content security policy forbids them', () => {
    expect(html).not.toMatch(/\sstyle="/);
    expect(html).not.toMatch(/\son[a-z]+="/);
  });
});

test.each(languages)('the component page in %s is one document with unique ids and its own language', (lang) => {
  const html = renderPage(componentPage({ lang, nonce: 'n', assets }));
  expect(html.startsWith(`<!doctype html><html lang="${lang}">`)).toBe(true);
  expect(html.match(/<h1\b/g)).toHaveLength(1);
  expect(html).toContain('<script type="module" src="/assets/main.js" nonce="n">');
  const ids = values(html, 'id');
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('no text of ours is German on an English page', () => {
  const html = renderPage(componentPage({ lang: 'en', nonce: 'n', assets })).replace(/lang="de"[^>]*>Deutsch/g, '');
  const english = new Map<string, unknown>(Object.entries(messages.en));
  const german = Object.entries(messages.de)
    .filter(([key, text]) => typeof text === 'string' && text !== english.get(key))
    .map(([, text]) => String(text));
  const found = german.filter((text) =>
    new RegExp(`(?<![A-Za-zÄÖÜäöüß])${literal(text)}(?![A-Za-zÄÖÜäöüß])`).test(html),
  );
  expect(found).toEqual([]);
  expect(html.replace(/Lange Straße/g, '')).not.toMatch(/[äöüß]/);
});

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
