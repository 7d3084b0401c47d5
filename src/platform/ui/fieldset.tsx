import type { ComponentChildren } from 'preact';
import type { Lang } from '#platform/i18n/messages.ts';
import { FieldError, FieldHint, LabelText } from './field.tsx';
import { describedBy, fieldId } from './field-id.ts';

export interface FieldsetProps {
  lang: Lang;
  legend: string;
  /** Form name of the group; needed when it carries a hint or an error. */
  name?: string | undefined;
  hint?: ComponentChildren;
  error?: string | undefined;
  optional?: boolean | undefined;
  horizontal?: boolean | undefined;
  /** A larger legend for a part of a form that holds several fields. */
  large?: boolean | undefined;
  children: ComponentChildren;
}

/** Fields that belong together, with a legend that names what they are about. */
export function Fieldset({ lang, legend, name, hint, error, optional, horizontal, large, children }: FieldsetProps) {
  const id = fieldId(`${name ?? legend}-group`);
  return (
    <fieldset
      class={error ? 'kern-fieldset kern-fieldset--error' : 'kern-fieldset'}
      aria-describedby={describedBy(id, { hint, error })}
    >
      <legend class={large ? 'kern-label kern-label--large bn-legend-large' : 'kern-label'}>
        <LabelText lang={lang} label={legend} optional={optional} />
      </legend>
      <FieldHint id={id} hint={hint} />
      <div class={horizontal ? 'kern-fieldset__body kern-fieldset__body--horizontal' : 'kern-fieldset__body'}>
        {children}
      </div>
      <FieldError lang={lang} id={id} error={error} />
    </fieldset>
  );
}
