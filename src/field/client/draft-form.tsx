import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Alert } from '#platform/ui/alert.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { type Draft, keepDraft, readDraft } from './memory.ts';
import { messages } from './messages.ts';
import { useApp, useSaid } from './state.ts';

export interface Fault {
  name: string;
  text: string;
}

const noFaults: readonly Fault[] = [];

function valuesOf(form: HTMLFormElement): Draft {
  const values: Draft = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') values[name] = value;
  return values;
}

/**
 * A form that keeps every keystroke, sealed, under `id`: a killed page opens again as it was. `submit` answers what is
 * wrong; nothing wrong means it was noted.
 */
export function DraftForm({
  id,
  tourId,
  initial = {},
  label,
  submit,
  children,
}: {
  /** Without an id nothing is kept: a PIN. */
  id?: string;
  tourId?: string;
  initial?: Draft;
  label?: string;
  submit: (values: Draft) => Promise<readonly Fault[]> | readonly Fault[];
  children: (values: Draft, errorAt: (name: string) => string | undefined) => ComponentChildren;
}) {
  const { lang } = useApp();
  const [values, setValues] = useState<Draft | undefined>(id ? undefined : initial);
  const [faults, setFaults] = useSaid(noFaults);
  const [failed, setFailed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const busy = useRef(false);
  useEffect(() => {
    if (!id) return;
    let left = false;
    readDraft(id).then(
      (kept) => {
        if (!left) setValues({ ...initial, ...kept });
      },
      () => setValues(initial),
    );
    return () => {
      left = true;
    };
    // The draft belongs to its id; `initial` only fills what it does not say.
  }, [id]);
  useEffect(() => {
    if (faults.length > 0) form.current?.querySelector<HTMLElement>('.bn-error-summary')?.focus();
  }, [faults]);
  if (!values) return null;
  const typed = () => {
    if (!form.current) return;
    const now = valuesOf(form.current);
    setValues(now);
    if (id && tourId) keepDraft(id, tourId, now).catch(() => setFailed(true));
  };
  const send = async () => {
    // Two quick presses are one note.
    if (busy.current || !form.current) return;
    busy.current = true;
    try {
      setFailed(false);
      setFaults(await submit(valuesOf(form.current)));
    } catch {
      setFailed(true);
    } finally {
      busy.current = false;
    }
  };
  const errorAt = (name: string) => faults.find((fault) => fault.name === name)?.text;
  return (
    <form
      ref={form}
      class="bn-form fd-form"
      noValidate
      autocomplete="off"
      aria-label={label}
      onInput={typed}
      onChange={typed}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary lang={lang} errors={[...faults]} />
      {failed ? <Alert lang={lang} tone="danger" title={messages[lang].saveFailed} live /> : null}
      {children(values, errorAt)}
    </form>
  );
}
