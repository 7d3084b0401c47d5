/** One thing that is wrong, by its code in the problem catalogue. */
export interface Problem {
  code: string;
  /** Path of the input field it belongs to, as in a form's field name: `resident.birthDate`. */
  field?: string;
  /** Values for the sentence: codes, dates, numbers. Never personal text. */
  data?: Readonly<Record<string, string | number>>;
}

/** Thrown inside a command when it must not happen. Anything else thrown is a bug. */
export class Refusal extends Error {
  readonly problems: readonly [Problem, ...Problem[]];

  constructor(...problems: [Problem, ...Problem[]]) {
    super(problems.map((problem) => problem.code).join(', '));
    this.name = 'Refusal';
    this.problems = problems;
  }
}
