import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadFonts } from './fonts.ts';
import { printable } from './glyphs.ts';
import { type Letter, renderLetter } from './letter.ts';
import { renderSlip } from './slip.ts';

const sender = { name: 'Stadt Musterstadt', lines: ['Rathausplatz 1', '12345 Musterstadt'], phone: '+49 1234 5678' };
const letter: Letter = {
  lang: 'de',
  sender,
  recipient: ['Ayşe Yılmaz-Łukasiewicz', 'c/o Nguyễn Thị Ánh', 'Hauptstraße 50a', '12345 Musterstadt'],
  date: '2026-11-21',
  subject: 'Wir kommen zu Ihnen',
  reference: 'K7M-4PX-92',
  paragraphs: ['Guten Tag,', { list: ['Ausweis', 'Foto'] }, { facts: [['Tag', '24. November']] }, 'Bis bald.'],
  closing: ['Mit freundlichen Grüßen', 'Ihr Vor-Ort-Service'],
  qr: { text: 'https://stadt.example/v/K7M4PX92#abc', caption: 'Ihre Anfrage' },
};

const raw = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const pages = (bytes: Uint8Array) => raw(bytes).match(/\/Type \/Page\b/g)?.length;
const tags = (bytes: Uint8Array) => new Set(Array.from(raw(bytes).matchAll(/\/S \/(\w+)/g), (match) => match[1]));

// What each page draws, stream by stream: enough to see that nothing is drawn outside a tag.
function contents(bytes: Uint8Array): string[] {
  const found: string[] = [];
  const text = raw(bytes);
  for (const match of text.matchAll(/\/FlateDecode\s*>>\s*stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const stream = bytes.subarray(start, text.indexOf('endstream', start));
    const plain = inflateSync(stream).toString('latin1');
    if (/\bBDC\b/.test(plain)) found.push(plain);
  }
  return found;
}

describe('letter', () => {
  it('says what it is: PDF/A-2a, PDF/UA-1, language, title, structure', async () => {
    const bytes = await renderLetter(letter);
    const text = raw(bytes);
    expect(text).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>A</);
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(text).toContain('/Lang (de-DE)');
    expect(text).toContain('/DisplayDocTitle true');
    expect(text).toContain('/OutputIntents');
    expect([...tags(bytes)]).toEqual(
      expect.arrayContaining(['Document', 'H1', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Figure']),
    );
    expect(pages(bytes)).toBe(1);
  });

  it('embeds every font it uses', async () => {
    const text = raw(await renderLetter(letter));
    expect(text).toMatch(/\+FiraSans-Regular/);
    expect(text).toMatch(/\+FiraSans-SemiBold/);
    expect(text).not.toMatch(/Helvetica/);
  });

  it('draws nothing outside a tag or an artifact', async () => {
    const drawn = contents(await renderLetter({ ...letter, footer: 'Fuß' }));
    expect(drawn).toHaveLength(1);
    for (const page of drawn) {
      let depth = 0;
      for (const line of page.split('\n')) {
        if (/\b(BDC|BMC)$/.test(line)) depth += 1;
        if (/^EMC$/.test(line)) depth -= 1;
        if (/\b(TJ|Tj|S|f)$/.test(line)) expect(depth, line).toBeGreaterThan(0);
      }
      expect(depth).toBe(0);
    }
  });

  it('gives the same bytes for the same letter', async () => {
    expect(Buffer.compare(await renderLetter(letter), await renderLetter(letter))).toBe(0);
  });

  it('goes over several pages and stays in English when asked', async () => {
    const long = 'A visit is an offer of the town; there is no legal claim to it. '.repeat(12);
    const bytes = await renderLetter({ ...letter, lang: 'en', paragraphs: Array.from({ length: 12 }, () => long) });
    expect(pages(bytes)).toBeGreaterThanOrEqual(2);
    expect(raw(bytes)).toContain('/Lang (en-GB)');
  });

  it('takes texts nobody wanted', async () => {
    const awkward = `${'x'.repeat(3000)}\u0000\u202e👍\n\n\n`;
    const bytes = await renderLetter({
      ...letter,
      subject: awkward,
      recipient: Array.from({ length: 12 }, () => 'Donaudampfschifffahrtsgesellschaft '.repeat(3)),
      paragraphs: [awkward, { list: [awkward] }, { facts: [[awkward, awkward]] }, ''],
    });
    expect(pages(bytes)).toBeGreaterThan(1);
    expect((await renderLetter({ ...letter, paragraphs: [], recipient: [], closing: '' })).length).toBeGreaterThan(
      1000,
    );
  });
});

it('makes a slip of one small page with number and QR code', async () => {
  const bytes = await renderSlip({
    lang: 'de',
    size: 'A5',
    sender,
    date: '2026-11-21',
    title: 'Beleg',
    number: 'K7M4PX92',
    code: 'HK4M-7PXW-29CD',
    statement: ['Heute erledigt:', { list: ['Personalausweis beantragt'] }],
    qr: { text: 'x'.repeat(620), caption: 'Ohne Netz prüfbar' },
  });
  expect(pages(bytes)).toBe(1);
  expect(raw(bytes)).toContain('/MediaBox [0 0 419.53 595.28]');
  expect(tags(bytes)).toContain('Figure');
});

describe('signs', () => {
  const { glyphs, regular } = loadFonts();

  it('has all letters people are called by here', () => {
    const names = 'ÄÖÜßẞäöü Łódź Şükrü İpek Ğ Çelik Nguyễn Thị Ánh Řehoř Đorđević Țepeș Ő Þórr „–“ € §';
    expect(printable(names, glyphs)).toBe(names.normalize('NFC'));
    expect(readFileSync(regular).length).toBeLessThan(120_000);
  });

  it('never writes an empty box', () => {
    expect(printable('a\u00adb\u2011c\u202fd 王 👍', glyphs)).not.toMatch(/[\u2011\u202f王👍]/u);
    expect(printable('b\u2011c', glyphs)).toMatch(/^b[-‐]c$/);
    expect(printable('王', glyphs)).toBe('?');
  });
});
