import type { ComponentChildren } from 'preact';
import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

/** What every form field takes. Ids come from `name`, errors and hints are linked to the control. */
export interface FieldProps {
  lang: Lang;
  name: string;
  label: string;
  hint?: ComponentChildren;
  /** The sentence that says what is wrong; its presence marks the field as invalid. */
  error?: string | undefined;
  /** Fields are required unless said otherwise; only optional ones are marked. */
  optional?: boolean | undefined;
}

/** The label text with "(freiwillig)" / "(optional)" behind it where that is so. */
export function LabelText({ lang, label, optional }: { lang: Lang; label: string; optional?: boolean | undefined }) {
  return (
    <>
      {label}
      {optional ? <span class="kern-label__optional"> {messages[lang].optional}</span> : null}
    </>
  );
}

export function FieldHint({ id, hint }: { id: string; hint?: ComponentChildren }) {
  return hint ? (
    <div class="kern-hint" id={`${id}-hint`}>
      {hint}
    </div>
  ) : null;
}

export function FieldError({ lang, id, error }: { lang: Lang; id: string; error?: string | undefined }) {
  return error ? (
    <p class="kern-error" id={`${id}-error`}>
      <span class="kern-icon kern-icon--danger" aria-hidden="true" />
      <span class="kern-body">
        <span class="kern-sr-only">{messages[lang].errorPrefix} </span>
        {error}
      </span>
    </p>
  ) : null;
}

/** Label, hint, control, error: the frame of a field with one control. */
export function Field({
  lang,
  id,
  label,
  hint,
  error,
  optional,
  children,
}: Omit<FieldProps, 'name'> & { id: string; children: ComponentChildren }) {
  return (
    <div class={error ? 'kern-form-input kern-form-input--error' : 'kern-form-input'}>
      <label class="kern-label" for={id}>
        <LabelText lang={lang} label={label} optional={optional} />
      </label>
      <FieldHint id={id} hint={hint} />
      {children}
      <FieldError lang={lang} id={id} error={error} />
    </div>
  );
}
