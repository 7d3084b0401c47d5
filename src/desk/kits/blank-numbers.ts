import type { Problem } from '#platform/commands/refusal.ts';

export const mostBlanks = 200;

/** Every number of a run as printed on the blanks ("VPAB00101" to "VPAB00120"), both ends in it. */
export function blankNumbers(
  first: string,
  last: string,
): { ok: true; numbers: string[] } | { ok: false; problem: Problem } {
  const [from, to] = [first, last].map((text) => text.replace(/\s+/g, '').toUpperCase());
  if (!from) return { ok: false, problem: { code: 'input.required', field: 'from' } };
  if (!to || to === from) return { ok: true, numbers: [from] };
  const start = /^(.*?)(\d+)$/.exec(from);
  const end = /^(.*?)(\d+)$/.exec(to);
  const digits = start?.[2] ?? '';
  if (!start || !end || start[1] !== end[1] || digits.length !== end[2]?.length)
    return { ok: false, problem: { code: 'visits.blank-number-invalid', field: 'to' } };
  const count = Number(end[2]) - Number(digits) + 1;
  if (count < 1 || count > mostBlanks) return { ok: false, problem: { code: 'input.out-of-range', field: 'to' } };
  return {
    ok: true,
    numbers: Array.from(
      { length: count },
      (_, index) => `${start[1]}${String(Number(digits) + index).padStart(digits.length, '0')}`,
    ),
  };
}
