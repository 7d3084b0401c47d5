import type { ComponentChildren } from 'preact';
import type { Lang } from '#platform/i18n/messages.ts';
import { CheckItem } from './check-item.tsx';
import { FieldError } from './field.tsx';
import { describedBy, fieldId } from './field-id.ts';

export interface CheckboxProps {
  lang: Lang;
  name: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: string | undefined;
  checked?: boolean | undefined;
  /** What the form sends when the box is ticked. */
  value?: string | undefined;
  /** Must be ticked (a consent); unlike other fields a single box is optional by nature. */
  required?: boolean | undefined;
}

/** One box to tick. */
export function Checkbox({ lang, name, label, hint, error, checked, value = 'yes', required }: CheckboxProps) {
  const id = fieldId(name);
  return (
    <div class={error ? 'bn-single-check bn-single-check--error' : 'bn-single-check'}>
      <CheckItem
        type="checkbox"
        id={id}
        name={name}
        value={value}
        label={label}
        hint={hint}
        checked={checked}
        invalid={Boolean(error)}
        describedBy={describedBy(id, { error })}
        required={required}
      />
      <FieldError lang={lang} id={id} error={error} />
    </div>
  );
}
