import { CheckItem } from './check-item.tsx';
import type { Choice } from './choice.ts';
import type { FieldProps } from './field.tsx';
import { fieldId } from './field-id.ts';
import { Fieldset } from './fieldset.tsx';

export interface CheckboxesProps extends FieldProps {
  options: readonly Choice[];
  values?: readonly string[] | undefined;
}

/** Any number of answers; all boxes carry the same name. */
export function Checkboxes({ lang, name, label, hint, error, optional, options, values = [] }: CheckboxesProps) {
  const id = fieldId(name);
  return (
    <Fieldset lang={lang} legend={label} name={name} hint={hint} error={error} optional={optional}>
      {options.map((option, index) => (
        <CheckItem
          key={option.value}
          type="checkbox"
          id={index === 0 ? id : `${id}-${index + 1}`}
          name={name}
          value={option.value}
          label={option.label}
          hint={option.hint}
          checked={values.includes(option.value)}
          disabled={option.disabled}
          invalid={Boolean(error)}
        />
      ))}
    </Fieldset>
  );
}
