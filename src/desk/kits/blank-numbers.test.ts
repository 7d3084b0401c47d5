import { describe, expect, test } from 'vitest';
import { blankNumbers } from './blank-numbers.ts';

const problemOf = (first: string, last: string) => {
  const read = blankNumbers(first, last);
  return read.ok ? undefined : read.problem;
};

describe('runs of blank numbers', () => {
  test('both ends are in, zeros are kept, case and spaces are forgiven', () => {
    expect(blankNumbers('vpab 00099', 'VPAB00102')).toEqual({
      ok: true,
      numbers: ['VPAB00099', 'VPAB00100', 'VPAB00101', 'VPAB00102'],
    });
  });

  test('a single number', () => {
    expect(blankNumbers('A1234', '')).toEqual({ ok: true, numbers: ['A1234'] });
    expect(blankNumbers('A1234', 'A1234')).toEqual({ ok: true, numbers: ['A1234'] });
  });

  test.each([
    ['', 'A2', { code: 'input.required', field: 'from' }],
    ['VPAB00101', 'VPAC00102', { code: 'visits.blank-number-invalid', field: 'to' }],
    ['VPAB101', 'VPAB0102', { code: 'visits.blank-number-invalid', field: 'to' }],
    ['ABCD', 'ABCE', { code: 'visits.blank-number-invalid', field: 'to' }],
    ['VPAB00102', 'VPAB00101', { code: 'input.out-of-range', field: 'to' }],
    ['VPAB00001', 'VPAB00201', { code: 'input.out-of-range', field: 'to' }],
  ])('%s to %s is refused', (first, last, problem) => {
    expect(problemOf(first, last)).toEqual(problem);
  });
});
