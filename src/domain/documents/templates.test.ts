import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentCode, hashOfCode, hashOfHolder } from './document-code.ts';
import { type DocumentTemplate, fillText, templateProblems, templateSchema } from './template-rules.ts';

const template = (value: string): DocumentTemplate =>
  templateSchema.parse({
    key: 'permit',
    services: ['permit'],
    title: { de: 'Ausweis', en: 'Permit' },
    paragraphs: { de: ['Zone {{answers.zone}}'], en: ['Zone {{ answers.zone }}'] },
    facts: [{ label: { de: 'Ab', en: 'From' }, value }],
  });

describe('a template', () => {
  it('is refused when it asks for what nobody fills, or in a form there is not', () => {
    expect(templateProblems(template('{{answers.from|date}}'), ['answers.zone', 'answers.from'])).toEqual([]);
    expect(templateProblems(template('{{answers.form}}'), ['answers.zone', 'answers.from'])).toEqual([
      'permit: there is no field answers.form',
    ]);
    expect(templateProblems(template('{{case.date|time}}'), ['answers.zone'])).toEqual([
      'permit: case.date cannot be written as time',
    ]);
  });

  it('fills in texts, dates and lists, and leaves out what nobody knows', () => {
    const fields = { zone: 'A', born: '1938-04-02', homes: ['Weg 1', 'Weg 2'], none: '' };
    expect(fillText('Zone {{zone}}, geboren am {{born|date}}', fields, 'de')).toBe('Zone A, geboren am 2. April 1938');
    expect(fillText('{{homes}}', fields, 'en')).toBe('Weg 1\nWeg 2');
    expect(fillText('{{none}} {{nothing}}', fields, 'de')).toBeUndefined();
    expect(fillText('{{none}} {{zone}}', fields, 'de')).toBe('A');
    expect(fillText('Nur Text.', fields, 'de')).toBe('Nur Text.');
  });

  it('prints what somebody answered as text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const filled = fillText('>{{typed}}<', { typed, 'case.number': 'K7M' }, 'de');
        // A placeholder in an answer is no placeholder: it is printed, never filled.
        if (typed !== '')
          expect(filled).toContain(
            typed
              .replace(/[ \t]+/g, ' ')
              .replace(/ +([,.;:])/g, '$1')
              .trim(),
          );
      }),
    );
    expect(fillText('{{typed}}', { typed: '{{case.number}}', 'case.number': 'K7M' }, 'de')).toBe('{{case.number}}');
    expect(fillText('{{__proto__}} {{constructor}}', {}, 'de')).toBeUndefined();
  });
});

describe('a code', () => {
  const key = new Uint8Array(32).fill(7);

  it('hangs on the document and the key, and its holder on the name however it is typed', () => {
    const code = documentCode(key, 'a');
    expect(documentCode(key, 'a')).toBe(code);
    expect(documentCode(key, 'b')).not.toBe(code);
    expect(documentCode(new Uint8Array(32).fill(8), 'a')).not.toBe(code);
    expect(hashOfCode(key, code).equals(hashOfCode(key, documentCode(key, 'b')))).toBe(false);
    const holder = hashOfHolder(key, code, 'Łukasiewicz-Nguyễn');
    expect(hashOfHolder(key, code, ' łukasiewicz nguyen ').equals(holder)).toBe(true);
    expect(hashOfHolder(key, code, 'Lukasiewicz').equals(holder)).toBe(false);
    expect(hashOfHolder(key, documentCode(key, 'b'), 'Łukasiewicz-Nguyễn').equals(holder)).toBe(false);
  });
});
