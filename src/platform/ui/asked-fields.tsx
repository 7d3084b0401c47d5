import type { Lang } from '#platform/i18n/messages.ts';
import { Button } from './button.tsx';
import { Checkbox } from './checkbox.tsx';
import { Checkboxes } from './checkboxes.tsx';
import type { Choice } from './choice.ts';
import { DateField } from './date-field.tsx';
import { Details } from './details.tsx';
import { Fieldset } from './fieldset.tsx';
import { FileField } from './file-field.tsx';
import { messages } from './messages.ts';
import { Radios } from './radios.tsx';
import { readDateParts } from './read-date-parts.ts';
import { Select } from './select.tsx';
import { TextArea } from './text-area.tsx';
import { TextField } from './text-field.tsx';
import { type UploadItem, UploadList } from './upload-list.tsx';

/** How one answer of a form that is data is asked for. */
export type AskedControl =
  | { kind: 'text'; inputMode?: 'numeric' | 'decimal' | 'email'; maxLength?: number; width?: 4 | 8 | 16 }
  | { kind: 'long-text'; maxLength: number }
  | { kind: 'date'; birthday: boolean }
  | { kind: 'one-of' | 'from-list' | 'some-of'; options: readonly Choice[] }
  | { kind: 'yes-no' }
  | { kind: 'confirm' }
  | { kind: 'files'; max: number };

export interface AskedFieldProps {
  kind: 'field';
  name: string;
  label: string;
  help?: string;
  autocomplete?: string;
  optional: boolean;
  control: AskedControl;
  /** What was answered so far, right or wrong. */
  value: unknown;
}

export interface AskedGroupProps {
  kind: 'group';
  name: string;
  label: string;
  help?: string;
  items: readonly { legend: string; fields: readonly AskedFieldProps[] }[];
  add: string;
  min: number;
  max: number;
}

export interface AskedFieldsProps {
  lang: Lang;
  blocks: readonly (AskedFieldProps | AskedGroupProps)[];
  errorAt: (name: string) => string | undefined;
  /** Files already sent, by field; each may carry the button that takes it away. */
  files?: (name: string) => readonly UploadItem[];
  maxMegabytes: number;
}

/**
 * The fields of a page of a form that is data. Buttons of repeated groups and files send `action`:
 * `add:family`, `remove:family.1`.
 */
export function AskedFields(props: AskedFieldsProps) {
  const { blocks } = props;
  const otherButtons = blocks.some((block) => block.kind === 'group' || block.control.kind === 'files');
  return (
    <>
      {otherButtons ? <EnterGoesOn /> : null}
      {blocks.map((block) =>
        block.kind === 'group' ? (
          <Group key={block.name} {...props} group={block} />
        ) : (
          <One key={block.name} {...props} field={block} />
        ),
      )}
    </>
  );
}

/** Enter presses a form's first button: without this one it would take away a person instead of going on. */
function EnterGoesOn() {
  return <button type="submit" class="kern-sr-only" tabIndex={-1} aria-hidden="true" />;
}

function Group({ group, ...props }: AskedFieldsProps & { group: AskedGroupProps }) {
  const { lang, errorAt } = props;
  const t = messages[lang];
  return (
    <Fieldset lang={lang} legend={group.label} name={group.name} hint={group.help} error={errorAt(group.name)} large>
      {group.items.map((item, index) => (
        <div class="bn-asked-item" key={item.legend}>
          <Fieldset lang={lang} legend={item.legend} name={`${group.name}-${index}`} large>
            {item.fields.map((field) => (
              <One key={field.name} {...props} field={field} />
            ))}
            {group.items.length > group.min ? (
              <Button
                variant="tertiary"
                name="action"
                value={`remove:${group.name}.${index}`}
                label={`${t.remove}: ${item.legend}`}
              >
                {t.remove}
              </Button>
            ) : null}
          </Fieldset>
        </div>
      ))}
      {group.items.length < group.max ? (
        <Button variant="secondary" name="action" value={`add:${group.name}`}>
          {group.add}
        </Button>
      ) : null}
    </Fieldset>
  );
}

const written = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function One({ field, lang, errorAt, files, maxMegabytes }: AskedFieldsProps & { field: AskedFieldProps }) {
  const { name, label, control, value, optional } = field;
  const t = messages[lang];
  const common = {
    lang,
    name,
    label,
    error: errorAt(name),
    optional,
    ...(field.help === undefined ? {} : { hint: field.help }),
  };
  switch (control.kind) {
    case 'text':
      return (
        <TextField
          {...common}
          type={control.inputMode === 'email' ? 'email' : field.autocomplete === 'tel' ? 'tel' : 'text'}
          value={written(value)}
          autocomplete={field.autocomplete}
          inputMode={control.inputMode}
          maxLength={control.maxLength}
          width={control.width}
        />
      );
    case 'long-text':
      return <TextArea {...common} value={written(value)} maxLength={control.maxLength} />;
    case 'date':
      return <DateField {...common} value={dateValue(value)} birthday={control.birthday} />;
    case 'one-of':
      return <Radios {...common} options={control.options} value={written(value)} />;
    case 'from-list':
      return <Select {...common} options={control.options} value={written(value)} autocomplete={field.autocomplete} />;
    case 'some-of':
      return <Checkboxes {...common} options={control.options} values={listed(value)} />;
    case 'yes-no':
      return (
        <Radios
          {...common}
          options={[
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ]}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : ''}
        />
      );
    case 'confirm':
      return (
        <Checkbox
          lang={lang}
          name={name}
          label={label}
          hint={field.help}
          error={common.error}
          checked={value === true}
          required
        />
      );
    case 'files':
      return <Files {...common} max={control.max} sent={files?.(name) ?? []} maxMegabytes={maxMegabytes} />;
  }
}

function Files({
  max,
  sent,
  ...field
}: Parameters<typeof FileField>[0] & { max: number; sent: readonly UploadItem[] }) {
  const t = messages[field.lang];
  return (
    <>
      {sent.length > 0 ? <UploadList lang={field.lang} label={t.filesSent} items={sent} /> : null}
      {sent.length < max ? (
        <FileField
          {...field}
          label={sent.length > 0 ? `${field.label}: ${t.another}` : field.label}
          optional={field.optional || sent.length > 0}
          accept="image/jpeg,image/png,image/webp,application/pdf"
          multiple={max - sent.length > 1}
        />
      ) : null}
      <Details summary={t.photoHelpTitle}>
        <p class="kern-body">{t.photoHelp}</p>
      </Details>
    </>
  );
}

function listed(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** An ISO date, or the three parts of something that is none. */
function dateValue(value: unknown): string | { day: string; month: string; year: string } {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const parts = Object.fromEntries(Object.entries(value).map(([part, text]) => [`date-${part}`, written(text)]));
  return readDateParts(parts, 'date');
}
