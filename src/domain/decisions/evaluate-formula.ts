import { evaluate } from 'feelin';
import { problemAt } from './messages.ts';
import type { Formula, ItemType, Place, Problem } from './rules.ts';

/** One evaluation at work: what it may see, what it has read and what went wrong so far. */
export interface Frame {
  place: Place;
  /** Values by name: facts, results of required decisions, functions, local names. */
  scope: Readonly<Record<string, unknown>>;
  /** The names of `scope` that are facts handed in; the others are derived. */
  facts: ReadonlySet<string>;
  types: readonly ItemType[];
  used: Map<string, unknown>;
  problems: Problem[];
}

// A table must give the same answer tomorrow: without a clock the FEEL functions of the day know nothing.
const noClock = { today: () => null, now: () => null };

/** The value of a FEEL expression. Unknown names and bad syntax become problems; arithmetic on null is null. */
export function evaluateFormula(formula: Formula, frame: Frame): unknown {
  if (formula.constant) return formula.constant.value;
  for (const read of formula.reads) if (frame.facts.has(read)) frame.used.set(read, frame.scope[read]);
  // Most formulas are just a name; the parser would take a hundred times as long to say so.
  const [name] = formula.reads;
  if (name !== undefined && name === formula.text.trim()) return frame.scope[name] ?? null;
  try {
    const { value, warnings } = evaluate(formula.text, { ...noClock, ...frame.scope });
    for (const warning of warnings)
      if (warning.type === 'NO_VARIABLE_FOUND' || warning.type === 'NO_FUNCTION_FOUND')
        frame.problems.push(problemAt(frame.place, 'unknown-name', warning.message));
    return value ?? null;
  } catch (error) {
    frame.problems.push(problemAt(frame.place, 'formula-invalid', error instanceof Error ? error.message : ''));
    return null;
  }
}
