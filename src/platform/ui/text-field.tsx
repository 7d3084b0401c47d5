import { Field, type FieldProps } from './field.tsx';
import { describedBy, fieldId } from './field-id.ts';

export interface TextFieldProps extends FieldProps {
  value?: string | number | undefined;
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url';
  autocomplete?: string | undefined;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | undefined;
  maxLength?: number | undefined;
  /** How long the answer is in characters: the box is cut to it. */
  width?: 2 | 4 | 8 | 16 | undefined;
  readOnly?: boolean | undefined;
  spellcheck?: boolean;
  /** Id of a `<datalist>` on the page. */
  list?: string | undefined;
  /** Address of suggestions; see `SuggestField`. */
  suggest?: string | undefined;
}

/** One line of text. */
export function TextField({
  lang,
  name,
  label,
  hint,
  error,
  optional,
  value,
  type = 'text',
  width,
  list,
  suggest,
  ...input
}: TextFieldProps) {
  const id = fieldId(name);
  const looks = [
    'kern-form-input__input',
    error ? 'kern-form-input__input--error' : '',
    width ? `bn-width-${width}` : '',
  ];
  const attributes = {
    id,
    name,
    value,
    class: looks.filter(Boolean).join(' '),
    'aria-describedby': describedBy(id, { hint, error }),
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-required': optional || input.readOnly ? undefined : ('true' as const),
    ...input,
  };
  return (
    <Field lang={lang} id={id} label={label} hint={hint} error={error} optional={optional && type !== 'search'}>
      {type === 'password' ? (
        <input type="password" {...attributes} />
      ) : (
        <input type={type} list={list} data-suggest={suggest} {...attributes} />
      )}
    </Field>
  );
}
