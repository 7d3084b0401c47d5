import { Field, type FieldProps } from './field.tsx';
import { describedBy, fieldId } from './field-id.ts';
import { messages } from './messages.ts';

export interface FileFieldProps extends FieldProps {
  /** Media types or endings as in HTML's `accept`. */
  accept?: string | undefined;
  multiple?: boolean | undefined;
  /** Shown as hint; the server enforces it. */
  maxMegabytes?: number | undefined;
  /** Ask a phone for its camera at once. */
  capture?: 'environment' | 'user' | undefined;
}

/** Files to send; the form needs `multipart`. */
export function FileField({
  lang,
  name,
  label,
  hint,
  error,
  optional,
  accept,
  multiple,
  maxMegabytes,
  capture,
}: FileFieldProps) {
  const id = fieldId(name);
  const limit = maxMegabytes ? messages[lang].fileLimit(maxMegabytes) : undefined;
  const shown =
    hint && limit ? (
      <>
        {hint} {limit}
      </>
    ) : (
      hint || limit
    );
  return (
    <Field lang={lang} id={id} label={label} hint={shown} error={error} optional={optional}>
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        capture={capture}
        class={error ? 'kern-form-input__input kern-form-input__input--error' : 'kern-form-input__input'}
        aria-describedby={describedBy(id, { hint: shown, error })}
        aria-invalid={error ? 'true' : undefined}
        required={!optional}
      />
    </Field>
  );
}
