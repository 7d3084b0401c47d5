import { evaluate } from 'feelin';
import { evaluateFormula, type Frame } from './evaluate-formula.ts';
import type { Cell, UnaryTest } from './rules.ts';

/**
 * Whether an input value passes a cell. Tests are three-valued: null ("cannot be said") is no match, also under `not`.
 *
 * feelin's own `unaryTest` is not used: it answers true when the test itself comes out as null and the input is null
 * (`list contains(null, "aG")`), and compares text with numbers, so that an unsaid fact would grant a service.
 */
export function matchCell(cell: Cell, input: unknown, frame: Frame): boolean {
  if (cell.tests.length === 0) return true;
  const answers = cell.tests.map((test) => matchTest(test, input, frame));
  const some = answers.includes(true) ? true : answers.includes(null) ? null : false;
  return cell.negated ? some === false : some === true;
}

function matchTest(test: UnaryTest, input: unknown, frame: Frame): boolean | null {
  if (test.kind === 'compare') return compare(test.operator, input, evaluateFormula(test.operand, frame));
  const asking = { ...frame, scope: { ...frame.scope, '?': input } };
  if (test.kind === 'within') {
    if (input === null) return null;
    return truth(evaluateFormula({ ...test.interval, text: `? in ${test.interval.text}` }, asking));
  }
  if (test.kind === 'asks') return truth(evaluateFormula(test.question, asking));
  const value = evaluateFormula(test.value, frame);
  if (sameValue(input, value)) return true;
  // A condition on other facts stands for itself, e.g. `Age > 17` in the column of another fact.
  if (value === true && !test.value.constant && typeof input !== 'boolean') return true;
  if (Array.isArray(value)) return value.some((each) => sameValue(input, each));
  if (typeof value === 'object' && value !== null && input !== null)
    return truth(evaluate('? in value', { '?': input, value }).value) === true;
  return false;
}

function compare(operator: string, input: unknown, operand: unknown): boolean | null {
  if (operator === '=') return sameValue(input, operand);
  if (operator === '!=') return !sameValue(input, operand);
  if (input === null || operand === null || typeof input !== typeof operand) return null;
  if (typeof input === 'number' && typeof operand === 'number') return compareNumbers(operator, input, operand);
  return truth(evaluate(`a ${operator} b`, { a: input, b: operand }).value);
}

function compareNumbers(operator: string, a: number, b: number): boolean | null {
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  if (operator === '>') return a > b;
  return operator === '>=' ? a >= b : null;
}

/** FEEL equality, null equal to null only. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => sameValue(each, b[index]));
  return evaluate('a = b', { a, b }).value === true;
}

function truth(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}
