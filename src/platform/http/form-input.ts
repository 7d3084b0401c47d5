/** A posted form as it came: every field a text, or several texts under one name. */
export type FormBody = Readonly<Record<string, string | readonly string[]>>;

export type FormValue = string | FormValue[] | { [key: string]: FormValue };

const deepest = 5;

/**
 * Turns `resident.givenName=…&services=a&services=b` into `{ resident: { givenName }, services: ['a', 'b'] }`.
 * Empty texts are absent: an untouched field is not an answer. Technical fields (`csrf`, `commandId`) stay out.
 */
export function formInput(body: FormBody): { [key: string]: FormValue } {
  const root: { [key: string]: FormValue } = {};
  for (const [name, raw] of Object.entries(body)) {
    if (name === 'csrf' || name === 'commandId') continue;
    const path = name.split('.');
    if (path.length > deepest || path.some((key) => key === '' || key === '__proto__' || key === 'constructor'))
      continue;
    const value = typeof raw === 'string' ? raw.trim() : raw.map((text) => text.trim()).filter((text) => text !== '');
    if (value.length === 0) continue;
    let place = root;
    for (const key of path.slice(0, -1)) {
      const next = place[key];
      const inner: { [key: string]: FormValue } = typeof next === 'object' && !Array.isArray(next) ? next : {};
      place[key] = inner;
      place = inner;
    }
    place[path[path.length - 1] ?? ''] = typeof value === 'string' ? value : [...value];
  }
  return root;
}

/** A field's first text, trimmed; '' when it is absent. */
export function fieldText(body: FormBody, name: string): string {
  const value = body[name];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
}

/** All texts of a field that may come several times. */
export function fieldTexts(body: FormBody, name: string): string[] {
  const value = body[name];
  if (value === undefined) return [];
  return (typeof value === 'string' ? [value] : [...value]).map((text) => text.trim()).filter((text) => text !== '');
}
