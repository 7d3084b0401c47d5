import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Lang, Walk } from './walk-to-paper.ts';

/** An issued PDF as a program reads it. */
export interface Paper {
  bytes: Buffer;
  text: string;
  /** What pdfinfo says, by its names. */
  info: ReadonlyMap<string, string>;
  /** As printed: four groups of four. */
  code: string;
}

export function readPaper(path: string): Paper {
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  const lines = execFileSync('pdfinfo', [path], { encoding: 'utf8' }).split('\n');
  const info = new Map(lines.map((line) => [line.split(':')[0] ?? '', line.replace(/^[^:]*:\s*/, '')]));
  const code = /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/.exec(text)?.[0] ?? '';
  return { bytes: readFileSync(path), text, info, code };
}

/** German in an English paper, and the other way round; names and addresses are neither. */
const foreign: Record<Lang, RegExp> = {
  de: /\b(the|according|certified|residence|name of|date of|valid|permit|register of)\b/i,
  en: /\b(der|und|nach dem|wird|bescheinigt|gilt|ausgestellt|Geburtsdatum|Vornamen|ledig|verheiratet|Bürgerbüro)\b/,
};

export function expectPaper(paper: Paper, { paper: wanted }: Walk, lang: Lang, number: string): void {
  expect(paper.info.get('Tagged')).toBe('yes');
  expect(paper.info.get('Title')).toBe(wanted.title[lang]);
  expect(paper.info.get('Encrypted')).toBe('no');
  expect(paper.bytes.toString('latin1')).toContain(`/Lang (${lang === 'de' ? 'de-DE' : 'en'}`);
  for (const said of [wanted.title[lang], wanted.holder, number, ...wanted.says[lang]])
    expect(paper.text).toContain(said);
  for (const unsaid of wanted.not[lang]) expect(paper.text).not.toContain(unsaid);
  expect(paper.code).not.toBe('');
  expect(paper.text).not.toMatch(foreign[lang]);
}
