import { type AskedBlock, type AskedField, askedBlocks, type FormDefinition } from '#domain/applications/index.ts';
import { type FormBody, fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { parseDateFields } from '#platform/values/date.ts';

type Values = Record<string, unknown>;

/**
 * What was typed on a page, as answers. Nothing is refused here: what is no number or no date stays as it was typed, so
 * that it can be shown again and be refused with a sentence.
 */
export function readPage(
  form: FormDefinition,
  fields: readonly string[],
  before: Readonly<Values>,
  sent: FormBody,
): Values {
  const answers: Values = { ...before };
  for (const block of askedBlocks(form, fields, before, 'de')) {
    if (block.kind === 'field' && block.control.kind === 'files') continue;
    const value = block.kind === 'group' ? readGroup(block, sent) : readField(block, sent);
    if (value === undefined) delete answers[block.name];
    else answers[block.name] = value;
  }
  return answers;
}

function readGroup(group: Extract<AskedBlock, { kind: 'group' }>, sent: FormBody): unknown {
  const items = group.items.map(({ fields }) =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const value = readField(field, sent);
        return value === undefined ? [] : [[field.name.split('.')[2] ?? '', value]];
      }),
    ),
  );
  return items.length === 0 ? undefined : items;
}

function readField({ name, control }: AskedField, sent: FormBody): unknown {
  const text = fieldText(sent, name).normalize('NFC');
  switch (control.kind) {
    case 'date': {
      const parts = readDateParts(sent, name);
      if (parts.day === '' && parts.month === '' && parts.year === '') return undefined;
      const parsed = parseDateFields(parts);
      return parsed.ok ? parsed.date : parts;
    }
    case 'some-of': {
      const texts = fieldTexts(sent, name);
      return texts.length === 0 ? undefined : texts;
    }
    case 'yes-no':
      return text === 'yes' ? true : text === 'no' ? false : undefined;
    case 'confirm':
      return text === 'yes' ? true : undefined;
    case 'text':
      if (control.inputMode === 'numeric' && /^-?\d{1,15}$/.test(text)) return Number(text);
      if (control.inputMode === 'decimal' && /^-?\d{1,12}([.,]\d{1,6})?$/.test(text))
        return Number(text.replace(',', '.'));
      return text === '' ? undefined : text.replace(/\s+/gu, ' ');
    case 'long-text':
      return text === '' ? undefined : text.replace(/\r\n?/g, '\n');
    default:
      return text === '' ? undefined : text;
  }
}

/** The answers after a button of a repeated group was pressed: one more, or one less. */
export function changeGroup(answers: Readonly<Values>, action: string): Values | undefined {
  const [, what, name = '', index] = /^(add|remove):([a-z][A-Za-z0-9]*)(?:\.(\d{1,2}))?$/.exec(action) ?? [];
  if (what === undefined) return undefined;
  const items: readonly unknown[] = Array.isArray(answers[name]) ? answers[name] : [];
  // The page shows one where none was answered yet: another one makes two.
  if (what === 'add') return { ...answers, [name]: [...(items.length === 0 ? [{}] : items), {}] };
  const left = items.filter((_, at) => at !== Number(index));
  return { ...answers, [name]: left };
}

/** People one did not fill in at all are not people with everything missing. */
export function dropEmptyItems(form: FormDefinition, fields: readonly string[], answers: Readonly<Values>): Values {
  const kept: Values = { ...answers };
  for (const block of askedBlocks(form, fields, answers, 'de')) {
    const items = kept[block.name];
    if (block.kind !== 'group' || !Array.isArray(items)) continue;
    const filled: unknown[] = items.filter((item: unknown) => Object.keys(item ?? {}).length > 0);
    kept[block.name] = filled.length >= block.min ? filled : items.slice(0, Math.max(block.min, filled.length));
  }
  return kept;
}
