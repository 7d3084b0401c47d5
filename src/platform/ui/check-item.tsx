import type { ComponentChildren } from 'preact';

export interface CheckItemProps {
  type: 'checkbox' | 'radio';
  id: string;
  name: string;
  value: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
  invalid?: boolean | undefined;
  describedBy?: string | undefined;
  required?: boolean | undefined;
}

/** A box or dot with its label and hint; `Radios`, `Checkbox` and `Checkboxes` are made of it. */
export function CheckItem({
  type,
  id,
  name,
  value,
  label,
  hint,
  checked,
  disabled,
  invalid,
  describedBy,
  required,
}: CheckItemProps) {
  const described = [describedBy, hint ? `${id}-note` : ''].filter(Boolean).join(' ');
  const base = `kern-form-check__${type}`;
  return (
    <div class="kern-form-check">
      <input
        id={id}
        type={type}
        name={name}
        value={value}
        checked={checked}
        disabled={disabled}
        class={invalid ? `${base} ${base}--error` : base}
        aria-describedby={described || undefined}
        aria-invalid={invalid && type === 'checkbox' ? 'true' : undefined}
        aria-required={required ? 'true' : undefined}
      />
      <label class="kern-label" for={id}>
        {label}
      </label>
      {hint ? (
        <div class="kern-hint bn-check-hint" id={`${id}-note`}>
          {hint}
        </div>
      ) : null}
    </div>
  );
}
