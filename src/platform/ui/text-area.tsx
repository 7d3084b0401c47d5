import { Field, type FieldProps } from './field.tsx';
import { describedBy, fieldId } from './field-id.ts';

export interface TextAreaProps extends FieldProps {
  value?: string | undefined;
  rows?: number | undefined;
  maxLength?: number | undefined;
  /** Text for machines: every character counts, nobody's spelling does. */
  code?: boolean | undefined;
}

/** Several lines of text. */
export function TextArea({
  lang,
  name,
  label,
  hint,
  error,
  optional,
  value,
  rows = 4,
  maxLength,
  code = false,
}: TextAreaProps) {
  const id = fieldId(name);
  return (
    <Field lang={lang} id={id} label={label} hint={hint} error={error} optional={optional}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        maxLength={maxLength}
        class={[
          'kern-form-input__input bn-textarea',
          ...(code ? ['bn-textarea--code'] : []),
          ...(error ? ['kern-form-input__input--error'] : []),
        ].join(' ')}
        spellcheck={code ? false : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error ? 'true' : undefined}
        aria-required={optional ? undefined : 'true'}
        value={value}
      />
    </Field>
  );
}
