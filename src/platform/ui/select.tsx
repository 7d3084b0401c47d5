import type { Choice } from './choice.ts';
import { Field, type FieldProps } from './field.tsx';
import { describedBy, fieldId } from './field-id.ts';
import { messages } from './messages.ts';

export interface SelectProps extends FieldProps {
  options: readonly Choice[];
  value?: string | undefined;
  /** Text of the empty first answer; `false` leaves it out. */
  placeholder?: string | false | undefined;
  autocomplete?: string | undefined;
}

/** One answer from a long list; up to about six answers `Radios` serve better. */
export function Select({
  lang,
  name,
  label,
  hint,
  error,
  optional,
  options,
  value,
  placeholder,
  autocomplete,
}: SelectProps) {
  const id = fieldId(name);
  return (
    <Field lang={lang} id={id} label={label} hint={hint} error={error} optional={optional}>
      <div class="kern-form-input__select-wrapper">
        <select
          id={id}
          name={name}
          class={error ? 'kern-form-input__select kern-form-input__select--error' : 'kern-form-input__select'}
          autocomplete={autocomplete}
          aria-describedby={describedBy(id, { hint, error })}
          aria-invalid={error ? 'true' : undefined}
          aria-required={optional ? undefined : 'true'}
        >
          {placeholder === false ? null : (
            <option value="" selected={!value}>
              {placeholder ?? messages[lang].pleaseChoose}
            </option>
          )}
          {options.map((option) => (
            <option
              key={option.value}
              value={option.value}
              selected={option.value === value}
              disabled={option.disabled}
            >
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </Field>
  );
}
