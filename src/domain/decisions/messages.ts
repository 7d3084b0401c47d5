import { defineMessages, type Lang } from '#platform/i18n/messages.ts';
import type { Place, Problem, ProblemCode } from './rules.ts';

export const messages = defineMessages({
  de: {
    'not-dmn': 'Die Datei ist keine lesbare DMN-Datei.',
    'unknown-decision': 'Diese Entscheidung gibt es im Modell nicht.',
    'no-logic': 'Die Entscheidung enthält keine Regel, die ausgewertet werden kann.',
    'unsupported-logic': 'Diese Art von Regel wird nicht unterstützt.',
    'broken-reference': 'Ein Verweis im Modell führt ins Leere.',
    'circular-requirement': 'Die Entscheidungen verweisen im Kreis aufeinander.',
    'wrong-cell-count': 'Die Zeile hat nicht so viele Zellen wie die Tabelle Spalten.',
    'formula-invalid': 'Die Formel ist nicht richtig geschrieben.',
    'unknown-name': 'Die Formel nennt eine Angabe, die es nicht gibt.',
    'uses-clock': 'Regeln dürfen nicht auf die Uhr sehen. Geben Sie das Datum als Angabe hinein.',
    'aggregation-needs-one-output': 'Summe, kleinster und größter Wert brauchen genau eine Ausgabespalte mit Zahlen.',
    'fact-wrong-type': 'Eine Angabe hat die falsche Art.',
    'fact-not-allowed': 'Eine Angabe hat einen Wert, der nicht vorgesehen ist.',
    'output-not-allowed': 'Die Regel ergibt einen Wert, der nicht vorgesehen ist.',
    'output-wrong-type': 'Die Regel ergibt einen Wert der falschen Art.',
    'rules-overlap': 'Mehrere Regeln treffen zu, erlaubt ist nur eine.',
    'rules-contradict': 'Mehrere Regeln treffen zu und widersprechen sich.',
    place: (place: Place) =>
      [
        `Tabelle „${place.table}“`,
        place.rule ? `Zeile ${place.rule.row} (${place.rule.id})` : '',
        place.cell ? `Spalte „${place.cell}“` : '',
      ]
        .filter(Boolean)
        .join(', '),
  },
  en: {
    'not-dmn': 'The file is not a readable DMN file.',
    'unknown-decision': 'The model has no such decision.',
    'no-logic': 'The decision holds no rule that can be evaluated.',
    'unsupported-logic': 'This kind of rule is not supported.',
    'broken-reference': 'A reference in the model leads nowhere.',
    'circular-requirement': 'The decisions refer to each other in a circle.',
    'wrong-cell-count': 'The row does not have as many cells as the table has columns.',
    'formula-invalid': 'The formula is not written correctly.',
    'unknown-name': 'The formula names a fact that does not exist.',
    'uses-clock': 'Rules must not look at the clock. Hand the date in as a fact.',
    'aggregation-needs-one-output': 'Sum, smallest and largest value need exactly one output column with numbers.',
    'fact-wrong-type': 'A fact is of the wrong kind.',
    'fact-not-allowed': 'A fact has a value that is not provided for.',
    'output-not-allowed': 'The rule gives a value that is not provided for.',
    'output-wrong-type': 'The rule gives a value of the wrong kind.',
    'rules-overlap': 'Several rules match, only one may.',
    'rules-contradict': 'Several rules match and contradict each other.',
    place: (place: Place) =>
      [
        `Table “${place.table}”`,
        place.rule ? `row ${place.rule.row} (${place.rule.id})` : '',
        place.cell ? `column “${place.cell}”` : '',
      ]
        .filter(Boolean)
        .join(', '),
  },
});

/** A problem as a sentence with its place, for the person who edits the table. */
export function describeProblem(problem: Omit<Problem, 'message'>, lang: Lang): string {
  const detail = problem.detail === '' ? '' : ` (${problem.detail})`;
  return `${messages[lang].place(problem)}: ${messages[lang][problem.code]}${detail}`;
}

/** A problem with its English sentence filled in. */
export function problemAt(place: Place, code: ProblemCode, detail = ''): Problem {
  const problem = { ...place, code, detail };
  return { ...problem, message: describeProblem(problem, 'en') };
}
