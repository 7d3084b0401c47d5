import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { asAnswers } from './as-answers.ts';
import { documentOf } from './document-of.ts';
import { holds } from './form-condition-rules.ts';
import { type AnswerRow, askedOf, copiesIn, describeAnswers, type FormDefinition } from './form-rules.ts';
import { readForm } from './read-form.ts';
import type { ApplicationTables } from './tables.ts';

export interface GivenAnswers {
  application: string;
  form: string;
  formVersion: number;
  definition: FormDefinition;
  answers: Record<string, unknown>;
}

/** What was answered in the online applications of a case, with the form in the version that asked. */
export async function answersOf(
  db: Db<ApplicationTables & Pick<PlatformTables, 'configuration'>>,
  tenant: string,
  caseId: string,
): Promise<GivenAnswers[]> {
  const rows = await db
    .selectFrom('application_answers')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('application_id')
    .execute();
  const found: GivenAnswers[] = [];
  for (const row of rows) {
    const form = await readForm(db, tenant, row.form, row.form_version);
    if (!form) continue;
    const { application_id: application, form: name, form_version: formVersion } = row;
    const answers = { ...asAnswers(row.answers) };
    found.push({ application, form: name, formVersion, definition: form.definition, answers });
  }
  return found;
}

/** The answers beside their questions, as people read them; files stand among the papers. */
export function answerRows({ definition, answers }: GivenAnswers, lang: 'de' | 'en'): AnswerRow[] {
  const names = askedOf(definition, answers).pages.flatMap(({ fields }) => fields);
  return describeAnswers(definition, names, answers, lang).filter((row) => row.lines.length > 0);
}

/** How an issued document is to be handed over. */
export interface HandOver {
  /** How many were asked for: it is one document, printed so often. */
  copies: number;
  /** Collected at the office. */
  pickUp: boolean;
}

export function handOverOf(given: readonly GivenAnswers[], document: string): HandOver {
  const asked = given.find(({ application }) => documentOf(application) === document);
  if (!asked) return { copies: 1, pickUp: false };
  const { definition, answers } = asked;
  return {
    copies: copiesIn(definition, answers),
    pickUp: definition.pickUp !== undefined && holds(definition.pickUp, answers),
  };
}
