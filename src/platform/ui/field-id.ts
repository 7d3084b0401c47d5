/** The HTML id of the field with this form name; error summaries link to it. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`;
}

/** The `aria-describedby` value for a field with this id: hint first, then error. */
export function describedBy(id: string, texts: { hint?: unknown; error?: unknown }): string | undefined {
  const ids = [texts.hint ? `${id}-hint` : '', texts.error ? `${id}-error` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
