import { describe, expect, test } from 'vitest';
import { factsOf, readNeedForm } from './need-form.ts';

describe('facts of the need check', () => {
  test('what was not said is absent', () => {
    expect(factsOf(readNeedForm({ careLevel: '', deferrable: '' }))).toEqual({ ok: true, facts: {} });
  });

  test('no is not the same as not said', () => {
    const typed = readNeedForm({ careLevel: '4', marks: ['aG', 'B'], deferrable: 'no', reachesOfficeAlone: 'yes' });
    expect(factsOf(typed)).toEqual({
      ok: true,
      facts: { careLevel: 4, marks: ['aG', 'B'], deferrable: false, reachesOfficeAlone: true },
    });
  });

  test.each([
    [{ careLevel: '6' }, 'careLevel'],
    [{ careLevel: 'four' }, 'careLevel'],
    [{ deferrable: 'maybe' }, 'deferrable'],
    [{ livesIn: 'castle' }, 'livesIn'],
  ])('%o is refused at its field', (form, field) => {
    const read = factsOf(readNeedForm(form));
    expect(read.ok ? [] : read.problems.map((problem) => problem.field)).toEqual([field]);
  });
});
