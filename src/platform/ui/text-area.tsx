import { Field, type FieldProps } from './field.tsx';
import { describedBy, fieldId } from './field-id.ts';

export interface TextAreaProps extends FieldProps {
  value?: string | undefined;
  rows?: number | undefined;
  maxLength?: number | undefined;
}

/** Several lines of text. */
export function TextArea({ lang, name, label, hint, error, optional, value, rows = 4, maxLength }: TextAreaProps) {
  const id = fieldId(name);
  return (
    <Field lang={lang} id={id} label={label} hint={hint} error={error} optional={optional}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        maxLength={maxLength}
        class={
          error
            ? 'kern-form-input__input bn-textarea kern-form-input__input--error'
            : 'kern-form-input__input bn-textarea'
        }
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error ? 'true' : undefined}
        aria-required={optional ? undefined : 'true'}
        value={value}
      />
    </Field>
  );
}
