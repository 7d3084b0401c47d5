import { Field, type FieldProps } from './field.tsx';
import { describedBy, fieldId } from './field-id.ts';
import { messages } from './messages.ts';

export interface TimeFieldProps extends FieldProps {
  /** `HH:MM` in local time. */
  value?: string | undefined;
}

/** A time of day. */
export function TimeField({ lang, name, label, hint, error, optional, value }: TimeFieldProps) {
  const id = fieldId(name);
  const shown = hint ?? messages[lang].timeHint;
  return (
    <Field lang={lang} id={id} label={label} hint={shown} error={error} optional={optional}>
      <input
        id={id}
        name={name}
        type="time"
        value={value}
        class={
          error
            ? 'kern-form-input__input bn-width-8 kern-form-input__input--error'
            : 'kern-form-input__input bn-width-8'
        }
        aria-describedby={describedBy(id, { hint: shown, error })}
        aria-invalid={error ? 'true' : undefined}
        required={!optional}
      />
    </Field>
  );
}
