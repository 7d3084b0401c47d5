import type { DateField as DatePart } from '#platform/values/date.ts';
import type { FieldProps } from './field.tsx';
import { fieldId } from './field-id.ts';
import { Fieldset } from './fieldset.tsx';
import { messages } from './messages.ts';

/** What a person typed into the three boxes, or a date from the database. */
export type DateFieldValue =
  | string
  | { day?: string | undefined; month?: string | undefined; year?: string | undefined };

export interface DateFieldProps extends FieldProps {
  /** An ISO date (`2026-11-21`) or the three parts as typed. */
  value?: DateFieldValue | undefined;
  /** Date of birth: lets the browser fill the three boxes. */
  birthday?: boolean | undefined;
  /** Which boxes the error is about, as `parseDateFields` says; all three otherwise. */
  errorParts?: readonly DatePart[] | undefined;
}

const parts = ['day', 'month', 'year'] as const;

function split(value: DateFieldValue | undefined): {
  day?: string | undefined;
  month?: string | undefined;
  year?: string | undefined;
} {
  if (typeof value !== 'string') return value ?? {};
  const [year, month, day] = value.slice(0, 10).split('-');
  return { day: day?.replace(/^0/, ''), month: month?.replace(/^0/, ''), year };
}

/**
 * A date in three boxes, sent as `<name>-day`, `<name>-month`, `<name>-year`;
 * `readDateParts` reads them again. An error summary's link lands on the day.
 */
export function DateField({ lang, name, label, hint, error, optional, value, birthday, errorParts }: DateFieldProps) {
  const id = fieldId(name);
  const texts = messages[lang];
  const typed = split(value);
  const wrong = (part: DatePart) => Boolean(error) && (errorParts ?? parts).includes(part);
  return (
    <Fieldset
      lang={lang}
      legend={label}
      name={name}
      hint={hint ?? (birthday ? texts.birthdayHint : texts.dateHint)}
      error={error}
      optional={optional}
      horizontal
    >
      {parts.map((part) => (
        <div class="kern-form-input bn-date-part" key={part}>
          <label class="kern-label" for={part === 'day' ? id : `${id}-${part}`}>
            {texts[part]}
          </label>
          <input
            id={part === 'day' ? id : `${id}-${part}`}
            name={`${name}-${part}`}
            type="text"
            inputMode="numeric"
            maxLength={{ day: 2, month: 10, year: 4 }[part]}
            class={`kern-form-input__input ${part === 'year' ? 'bn-width-4' : 'bn-width-2'}${wrong(part) ? ' kern-form-input__input--error' : ''}`}
            autocomplete={birthday ? `bday-${part}` : 'off'}
            value={typed[part]}
            aria-invalid={wrong(part) ? 'true' : undefined}
            aria-required={optional ? undefined : 'true'}
          />
        </div>
      ))}
    </Fieldset>
  );
}
