import { CheckItem } from './check-item.tsx';
import type { Choice } from './choice.ts';
import type { FieldProps } from './field.tsx';
import { fieldId } from './field-id.ts';
import { Fieldset } from './fieldset.tsx';

export interface RadiosProps extends FieldProps {
  options: readonly Choice[];
  value?: string | undefined;
  /** Side by side; only for two or three short answers. */
  horizontal?: boolean | undefined;
}

/** One answer from a few. An error summary's link lands on the first answer. */
export function Radios({ lang, name, label, hint, error, optional, options, value, horizontal }: RadiosProps) {
  const id = fieldId(name);
  return (
    <Fieldset
      lang={lang}
      legend={label}
      name={name}
      hint={hint}
      error={error}
      optional={optional}
      horizontal={horizontal}
    >
      {options.map((option, index) => (
        <CheckItem
          key={option.value}
          type="radio"
          id={index === 0 ? id : `${id}-${index + 1}`}
          name={name}
          value={option.value}
          label={option.label}
          hint={option.hint}
          checked={option.value === value}
          disabled={option.disabled}
          invalid={Boolean(error)}
        />
      ))}
    </Fieldset>
  );
}
