import type { DecisionModel, Facts, WrittenRule, WrittenTable } from '#domain/decisions/index.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';

/** The most rows the form takes. */
export const mostRows = 300;

/** A table as the fields of the editor's form. */
export function formOfTable(table: WrittenTable): FormBody {
  const form: Record<string, string> = {};
  for (const [row, rule] of table.rules.entries()) {
    form[`rows.${row}.id`] = rule.id;
    form[`rows.${row}.place`] = String(row + 1);
    for (const part of ['inputs', 'outputs', 'annotations'] as const)
      for (const [column, text] of rule[part].entries()) form[`rows.${row}.${part}.${column}`] = text;
  }
  return form;
}

/** Rows of the form, and one empty place; struck-out ones are still there. */
export function rowsOfForm(form: FormBody): number[] {
  const rows = Object.keys(form).flatMap((name) => {
    const row = /^rows\.(\d{1,3})\.(?:inputs|outputs|annotations)\./.exec(name)?.[1];
    return row !== undefined && fieldText(form, name) !== '' ? [Number(row)] : [];
  });
  const known = [...new Set(rows)].filter((row) => row < mostRows).toSorted((a, b) => a - b);
  return [...known, (known.at(-1) ?? -1) + 1];
}

/** The rules as typed, in the order of their places; struck-out and empty rows left out. */
export function readRules(form: FormBody, table: WrittenTable): WrittenRule[] {
  const rows = rowsOfForm(form).filter((row) => fieldText(form, `rows.${row}.strike`) === '');
  const read = rows.map((row) => {
    const texts = (part: string, columns: readonly string[]) =>
      columns.map((_, column) => fieldText(form, `rows.${row}.${part}.${column}`));
    const place = Number(fieldText(form, `rows.${row}.place`));
    return {
      place: Number.isFinite(place) && place > 0 ? place : mostRows,
      row,
      rule: {
        id: fieldText(form, `rows.${row}.id`) || `row-${row + 1}`,
        inputs: texts('inputs', table.inputs).map((text) => (text === '' ? '-' : text)),
        outputs: texts('outputs', table.outputs),
        annotations: texts('annotations', table.annotations),
      },
    };
  });
  return read
    .filter(({ rule }) => rule.outputs.some((text) => text !== ''))
    .toSorted((a, b) => a.place - b.place || b.row - a.row)
    .map(({ rule }) => rule);
}

/** The facts typed to try the table: text as the model wants it; empty is "not said". */
export function readFacts(form: FormBody, model: DecisionModel): Facts {
  return Object.fromEntries(
    model.inputs.map(({ name, typeRef }) => {
      const text = fieldText(form, `try.${name}`);
      if (text === '') return [name, null];
      if (typeRef === 'boolean') return [name, text === 'true'];
      if (typeRef === 'number') return [name, Number(text.replace(',', '.'))];
      const isList = model.types.find((type) => type.name === typeRef)?.isCollection ?? false;
      return [name, isList ? text.split(',').map((part) => part.trim()) : text];
    }),
  );
}
