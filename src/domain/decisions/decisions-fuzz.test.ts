import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateDecision, parseDecisions } from './index.ts';
import { table } from './test-table.ts';

describe('whatever is written or handed in', () => {
  const scraps = fc.constantFrom(
    '>= ',
    '"a"',
    ', ',
    'not(',
    ')',
    '[1..',
    '5]',
    'age',
    '?',
    ' in ',
    'null',
    '{x: ',
    '}',
    '-',
    ' + ',
    'if ',
    '(',
    '.',
    '@',
    '1',
    'date("2026-02-30")',
    'for i in ',
    '\u0000',
    '🙂',
  );
  const written = fc.oneof(
    fc.array(scraps, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('reading and evaluating answer, and never throw', async () => {
    await fc.assert(
      fc.asyncProperty(written, written, fc.anything(), async (cell, output, age) => {
        const xml = table({ facts: [['age']], rules: [[cell, output]] });
        const parsed = await parseDecisions(xml);
        const result = parsed.ok ? evaluateDecision(parsed.model, 'ticket', { age }) : parsed;
        if (!result.ok) expect(result.problems[0]?.message).toBeTruthy();
      }),
      { numRuns: 400 },
    );
  });

  it('a damaged file is refused or read, never a crash', async () => {
    const xml = table({
      rules: [
        ['> 3', '"a"'],
        ['< 3', '"b"'],
      ],
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(xml.length), fc.nat(40), fc.string(), async (start, length, text) => {
        const parsed = await parseDecisions(xml.slice(0, start) + text + xml.slice(start + length));
        if (parsed.ok) for (const { id } of parsed.model.decisions) evaluateDecision(parsed.model, id, { age: 4 });
        else expect(parsed.problems[0]?.message).toBeTruthy();
      }),
      { numRuns: 400 },
    );
  });

  it('a formula nested beyond reason is a problem of its cell', async () => {
    const deep = `${'('.repeat(20_000)}1${')'.repeat(20_000)}`;
    expect(await parseDecisions(table({ rules: [['-', deep]] }))).toMatchObject({
      ok: false,
      problems: [{ code: 'formula-invalid', rule: { row: 1, id: 'r1' }, cell: 'result' }],
    });
  });
});
