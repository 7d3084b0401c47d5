import type { WebAnswer, WebClient } from '../../e2e/web-client.ts';

interface Control {
  /** What a browser would send untouched. */
  values: string[];
  /** The answers there are; none for a text field. */
  options: string[] | undefined;
}

/** A form as it stands on a page. */
export interface PageForm {
  action: string;
  label: string;
  controls: Map<string, Control>;
  buttons: { name: string; value: string; text: string }[];
}

export type Filled = Readonly<Record<string, string | readonly string[]>>;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

export function unescapeHtml(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name) => entities[name] ?? whole);
}

/** The text of a piece of HTML. */
export function textOf(html: string): string {
  return unescapeHtml(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

function attributes(tag: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', value] of tag.matchAll(/([\w:-]+)(?:="([^"]*)")?/g))
    found.set(name.toLowerCase(), unescapeHtml(value ?? ''));
  return found;
}

/** Every form of a page, with what a browser would send if nobody touched it. */
export function formsOf(html: string): PageForm[] {
  const all = [...html.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)];
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', body = '']) => {
    const of = attributes(head);
    const form: PageForm = {
      action: of.get('action') ?? '',
      label: of.get('aria-label') ?? '',
      controls: new Map(),
      buttons: [],
    };
    for (const [, input = ''] of body.matchAll(/<input\b([^>]*)>/g)) addInput(form, attributes(input));
    for (const [, head = '', text = ''] of body.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g))
      form.controls.set(attributes(head).get('name') ?? '', { values: [unescapeHtml(text)], options: undefined });
    for (const [, head = '', inner = ''] of body.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
      const options = [...inner.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => attributes(option));
      const chosen = options.find((option) => option.has('selected')) ?? options[0];
      form.controls.set(attributes(head).get('name') ?? '', {
        values: chosen ? [chosen.get('value') ?? ''] : [],
        options: options.map((option) => option.get('value') ?? ''),
      });
    }
    const id = of.get('id');
    for (const [whole, head = '', text = ''] of all) {
      const button = attributes(head);
      // A button may stand elsewhere on the page and name its form.
      if (button.has('form') ? button.get('form') !== id : !body.includes(whole)) continue;
      form.buttons.push({ name: button.get('name') ?? '', value: button.get('value') ?? '', text: textOf(text) });
    }
    return form;
  });
}

function addInput(form: PageForm, input: Map<string, string>): void {
  const name = input.get('name');
  if (!name || input.get('type') === 'submit') return;
  const choice = input.get('type') === 'radio' || input.get('type') === 'checkbox';
  const value = input.get('value') ?? (choice ? 'on' : '');
  const known = form.controls.get(name) ?? { values: [], options: choice ? [] : undefined };
  if (choice) known.options = [...(known.options ?? []), value];
  if (!choice || input.has('checked')) known.values = [...known.values, value];
  form.controls.set(name, known);
}

/** The form of a page that has all these fields, or whose address fits. Throws when there is none. */
export function formWith(page: WebAnswer, wanted: { fields?: readonly string[]; action?: RegExp }): PageForm {
  const found = formsOf(page.text).find(
    (form) =>
      (wanted.fields ?? []).every((name) => form.controls.has(name)) && (wanted.action?.test(form.action) ?? true),
  );
  if (found) return found;
  const missing = [...(wanted.fields ?? []), wanted.action?.source].filter(Boolean).join(', ');
  throw new Error(`no form with ${missing} on the page "${titleOf(page)}" (status ${page.status})${problemsOf(page)}`);
}

/** Which of these answers the form offers for a field. */
export function offered(form: PageForm, name: string, answers: readonly string[]): string[] {
  const options = form.controls.get(name)?.options ?? [];
  return answers.filter((answer) => options.includes(answer));
}

/**
 * Fills a form and sends it as a browser would: only fields it has, only answers it offers, hidden fields as they came.
 * `button` is the one pressed, by its value.
 */
export async function submit(
  client: Pick<WebClient, 'post'>,
  page: WebAnswer,
  form: PageForm,
  filled: Filled,
  button?: string,
): Promise<WebAnswer> {
  const body: Record<string, string | readonly string[]> = {};
  for (const [name, control] of form.controls) if (control.values.length > 0) body[name] = control.values;
  for (const [name, value] of Object.entries(filled)) {
    const control = form.controls.get(name);
    const values = typeof value === 'string' ? [value] : value;
    if (!control) throw new Error(`the form on "${titleOf(page)}" has no field ${name}`);
    const foreign = control.options && values.find((one) => !control.options?.includes(one));
    if (foreign !== undefined) throw new Error(`the form on "${titleOf(page)}" has no answer ${foreign} for ${name}`);
    body[name] = values;
  }
  const pressed = form.buttons.find((one) => one.value === button);
  if (button !== undefined && !pressed) throw new Error(`no button ${button} on "${titleOf(page)}"`);
  if (pressed?.name) body[pressed.name] = pressed.value;
  const url = new URL(form.action.replace(/#.*/, ''), 'http://form.invalid');
  return client.post(`${url.pathname}${url.search}`, body);
}

/** The answer must lead on; what a page complained about otherwise is the error. */
export function movedOn(answer: WebAnswer, what: string): string {
  if (answer.status === 303 && answer.location !== undefined) return answer.location;
  throw new Error(`${what}: "${titleOf(answer)}" (status ${answer.status})${problemsOf(answer)}`);
}

export function titleOf(page: WebAnswer): string {
  return textOf(/<title>([\s\S]*?)<\/title>/.exec(page.text)?.[1] ?? '');
}

/** What the error summary of a page says. */
export function problemsOf(page: WebAnswer): string {
  const box = /<[^>]*class="[^"]*bn-error-summary[^"]*"[\s\S]*?<\/ul>/.exec(page.text)?.[0];
  return box ? `: ${textOf(box)}` : '';
}

/** The value beside a key of a summary list. */
export function shownFor(page: WebAnswer, key: string): string | undefined {
  for (const [, name = '', value = ''] of page.text.matchAll(/<dt[^>]*>([\s\S]*?)<\/dt>\s*<dd[^>]*>([\s\S]*?)<\/dd>/g))
    if (textOf(name) === key) return textOf(value);
  return undefined;
}
