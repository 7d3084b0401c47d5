import type { WrittenTable } from '#domain/decisions/index.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Checkbox } from '#platform/ui/checkbox.tsx';
import { Details } from '#platform/ui/details.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextArea } from '#platform/ui/text-area.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { messages } from './messages.ts';

interface Props {
  lang: Lang;
  form: FormBody;
  written: WrittenTable;
  row: number;
  readOnly: boolean;
}

/** One row: folded to the sentence people read, open with every cell. */
export function RowFields({ lang, form, written, row, readOnly }: Props) {
  const t = messages[lang];
  const text = (part: string, column: number) => fieldText(form, `rows.${row}.${part}.${column}`);
  const sentence = written.annotations.indexOf(lang);
  const isNew = written.outputs.every((_, column) => text('outputs', column) === '');
  const outcome = written.outputs.map((_, column) => text('outputs', column)).filter(Boolean)[0] ?? '';
  const summary = isNew ? t.newRow : t.row(row + 1, text('annotations', Math.max(sentence, 0)) || outcome);
  if (readOnly)
    return (
      <Details summary={summary}>
        <SummaryList
          lang={lang}
          rows={[
            ...written.inputs.map((label, column) => ({ key: label, value: text('inputs', column) })),
            ...written.outputs.map((label, column) => ({ key: label, value: text('outputs', column) })),
          ].filter(({ value }) => value !== '-' && value !== '')}
        />
      </Details>
    );
  const field = (part: string, column: number) => ({
    lang,
    name: `rows.${row}.${part}.${column}`,
    value: text(part, column),
  });
  return (
    <Details summary={summary}>
      <input type="hidden" name={`rows.${row}.id`} value={fieldText(form, `rows.${row}.id`)} />
      <TextField
        lang={lang}
        name={`rows.${row}.place`}
        label={t.place}
        hint={t.placeHint}
        width={4}
        inputMode="numeric"
        value={fieldText(form, `rows.${row}.place`)}
        optional
      />
      {written.inputs.map((label, column) => (
        <TextField key={label} {...field('inputs', column)} label={label} spellcheck={false} optional />
      ))}
      {written.outputs.map((label, column) => (
        <TextField key={label} {...field('outputs', column)} label={t.result(label)} spellcheck={false} />
      ))}
      {written.annotations.map((name, column) => (
        <TextArea key={name} {...field('annotations', column)} label={t.sentence(name)} rows={2} optional />
      ))}
      {isNew ? null : (
        <Checkbox
          lang={lang}
          name={`rows.${row}.strike`}
          label={t.strike}
          checked={fieldText(form, `rows.${row}.strike`) !== ''}
        />
      )}
    </Details>
  );
}
