import type { z } from 'zod';
import type { Problem } from './refusal.ts';

/**
 * Translates what a schema found into problems of the catalogue. A schema's own message that looks
 * like a code (`phone.invalid`) is taken as the code; everything else maps by kind of issue.
 */
export function inputProblems(error: z.ZodError): [Problem, ...Problem[]] {
  const [first, ...rest] = error.issues.map(problemOf);
  return [first ?? { code: 'input.invalid' }, ...rest];
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  const field = issue.path.map(String).join('.');
  const at = field ? { field } : {};
  if (/^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/.test(issue.message)) return { code: issue.message, ...at };
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? { code: 'input.too-long', ...at, data: { max: Number(issue.maximum) } }
        : { code: 'input.out-of-range', ...at };
    case 'too_small':
      if (issue.origin !== 'string')
        return { code: issue.origin === 'array' ? 'input.required' : 'input.out-of-range', ...at };
      return Number(issue.minimum) === 1
        ? { code: 'input.required', ...at }
        : { code: 'input.too-short', ...at, data: { min: Number(issue.minimum) } };
    case 'invalid_value':
      return { code: issue.input === undefined ? 'input.required' : 'input.not-a-choice', ...at };
    case 'invalid_type':
      return { code: issue.input === undefined || issue.input === null ? 'input.required' : 'input.invalid', ...at };
    case 'unrecognized_keys':
      return { code: 'input.unknown-field', ...at };
    default:
      return { code: 'input.invalid', ...at };
  }
}
