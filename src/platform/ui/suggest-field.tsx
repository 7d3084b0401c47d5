import { TextField, type TextFieldProps } from './text-field.tsx';

/** What can be chosen while typing, and where that leads. */
export interface Suggestion {
  text: string;
  /** The language of the text, where it is not the page's. */
  lang?: string | undefined;
  href: string;
}

/**
 * A search box that suggests while one types, where scripts run (suggest.island.tsx). `from` is asked with `?q=` and
 * answers `{ items: Suggestion[] }`, best first, the same as the form's own page would show.
 */
export function SuggestField({
  from,
  script,
  nonce,
  ...field
}: TextFieldProps & { from: string; script: string | undefined; nonce: string }) {
  return (
    <>
      <TextField {...field} type="search" suggest={from} />
      {script ? <script type="module" src={script} nonce={nonce} /> : null}
    </>
  );
}

/** Source path of the browser code, as `assets.script` takes it. */
export const suggestScript = 'src/platform/ui/suggest.island.tsx';
