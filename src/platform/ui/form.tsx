import type { ComponentChildren } from 'preact';

export interface FormProps {
  action?: string | undefined;
  /** `post` changes something and needs `csrf`; `get` only looks (a search). */
  method?: 'post' | 'get';
  csrf?: string | undefined;
  /** The command's own id: pressing twice is one request. */
  commandId?: string | undefined;
  multipart?: boolean | undefined;
  /** Further hidden fields. */
  hidden?: Readonly<Record<string, string | number | undefined>> | undefined;
  /** A question asked in a dialog before sending, where scripts run. */
  confirm?: string | undefined;
  id?: string | undefined;
  /** Accessible name, for pages with several forms. */
  label?: string | undefined;
  /** In one line, without the space of a page form (a search box, a single button). */
  inline?: boolean | undefined;
  /** `off`: the browser keeps nothing of what is typed here (health data). */
  autocomplete?: 'off' | undefined;
  children: ComponentChildren;
}

/** A form that works without scripts. The server's refusals are ours, so the browser's own checks are off. */
export function Form({
  action,
  method = 'post',
  csrf,
  commandId,
  multipart,
  hidden = {},
  confirm,
  id,
  label,
  inline,
  autocomplete,
  children,
}: FormProps) {
  return (
    <form
      id={id}
      action={action}
      method={method}
      encType={multipart ? 'multipart/form-data' : undefined}
      aria-label={label}
      autocomplete={autocomplete}
      data-confirm={confirm}
      data-once={method === 'post' ? '' : undefined}
      class={inline ? 'bn-form bn-form--inline' : 'bn-form'}
      noValidate
    >
      {csrf ? <input type="hidden" name="csrf" value={csrf} /> : null}
      {commandId ? <input type="hidden" name="commandId" value={commandId} /> : null}
      {Object.entries(hidden).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
    </form>
  );
}
