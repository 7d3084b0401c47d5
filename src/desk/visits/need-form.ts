import { type NeedFacts, needFactsSchema } from '#domain/visits/index.ts';
import { inputProblems } from '#platform/commands/input-problems.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import { type FormBody, fieldText, fieldTexts } from '#platform/http/form-input.ts';

export const yesNoFacts = [
  'permanentlyImpaired',
  'temporarilyImpaired',
  'deferrable',
  'reachesOfficeAlone',
  'residentOfTown',
] as const;
export type YesNoFact = (typeof yesNoFacts)[number];

/** What stands in the form of the need check. It lives in the page alone: health data is never stored. */
export interface TypedNeed {
  careLevel: string;
  marks: string[];
  livesIn: string;
  yesNo: Record<YesNoFact, string>;
  proofKind: string;
  question: string;
  /** The result the page showed when "decide" was pressed. */
  previewed: string;
}

export function readNeedForm(form: FormBody): TypedNeed {
  return {
    careLevel: fieldText(form, 'careLevel'),
    marks: fieldTexts(form, 'marks'),
    livesIn: fieldText(form, 'livesIn'),
    yesNo: {
      permanentlyImpaired: fieldText(form, 'permanentlyImpaired'),
      temporarilyImpaired: fieldText(form, 'temporarilyImpaired'),
      deferrable: fieldText(form, 'deferrable'),
      reachesOfficeAlone: fieldText(form, 'reachesOfficeAlone'),
      residentOfTown: fieldText(form, 'residentOfTown'),
    },
    proofKind: fieldText(form, 'proofKind'),
    question: fieldText(form, 'question'),
    previewed: fieldText(form, 'previewed'),
  };
}

/** The facts as the decision table takes them. What was not said is absent, which is not the same as "no". */
export function factsOf(
  typed: TypedNeed,
): { ok: true; facts: NeedFacts } | { ok: false; problems: readonly [Problem, ...Problem[]] } {
  const said = Object.fromEntries(
    yesNoFacts.flatMap((name) => (typed.yesNo[name] === '' ? [] : [[name, readYesNo(typed.yesNo[name])]])),
  );
  const parsed = needFactsSchema.safeParse(
    {
      ...said,
      ...(typed.careLevel === '' ? {} : { careLevel: Number(typed.careLevel) }),
      ...(typed.marks.length === 0 ? {} : { marks: typed.marks }),
      ...(typed.livesIn === '' ? {} : { livesIn: typed.livesIn }),
    },
    { reportInput: true },
  );
  return parsed.success ? { ok: true, facts: parsed.data } : { ok: false, problems: inputProblems(parsed.error) };
}

/** Anything but the two answers stays a text, so that the schema refuses it. */
function readYesNo(answer: string): boolean | string {
  if (answer === 'yes') return true;
  return answer === 'no' ? false : answer;
}
