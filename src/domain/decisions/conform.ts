import { date, duration, FeelDate, FeelDateTime, FeelDuration, FeelTime, parseDateTime, time } from 'feelin';
import type { Frame } from './evaluate-formula.ts';
import { matchCell } from './match-cell.ts';
import type { Cell, ItemType } from './rules.ts';

type Conformed = { ok: true; value: unknown } | { ok: false; flaw: 'wrong-type' | 'not-allowed'; detail: string };

/**
 * A value as its declared type wants it: null always fits ("not said"), ISO text becomes a date, a list of one and its
 * element stand for each other (DMN 1.3 §10.3.2.9.4). What does not fit is said, never bent.
 */
export function conform(value: unknown, typeRef: string | undefined, frame: Frame): Conformed {
  if (value === undefined || value === null) return { ok: true, value: null };
  if (typeRef === undefined) return { ok: true, value };
  const type = frame.types.find((each) => each.name === typeRef);
  return type ? conformToType(value, type, frame) : conformToBase(value, typeRef);
}

function conformToType(value: unknown, type: ItemType, frame: Frame): Conformed {
  if (!type.isCollection) {
    const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
    return conformItem(single, type, frame);
  }
  const items: unknown[] = [];
  for (const item of Array.isArray(value) ? value : [value]) {
    const conformed = conformItem(item, type, frame);
    if (!conformed.ok) return conformed;
    items.push(conformed.value);
  }
  return { ok: true, value: items };
}

function conformItem(value: unknown, type: ItemType, frame: Frame): Conformed {
  if (value === null) return { ok: true, value };
  const conformed =
    type.components.length > 0 ? conformStructure(value, type, frame) : conform(value, type.typeRef, frame);
  if (!conformed.ok || !type.allowed || isAllowed(conformed.value, type.allowed, frame)) return conformed;
  return { ok: false, flaw: 'not-allowed', detail: describe(value) };
}

function conformStructure(value: unknown, type: ItemType, frame: Frame): Conformed {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(value, type.name);
  const parts: Record<string, unknown> = { ...value };
  for (const part of type.components) {
    const conformed =
      parts[part.name] == null ? { ok: true as const, value: null } : conformToType(parts[part.name], part, frame);
    if (!conformed.ok) return conformed;
    parts[part.name] = conformed.value;
  }
  return { ok: true, value: parts };
}

/** Whether a value is one of those allowed; null is always. */
export function isAllowed(value: unknown, allowed: Cell, frame: Frame): boolean {
  return value === null || matchCell(allowed, value, frame);
}

const span = { is: (value: unknown) => value instanceof FeelDuration, parse: duration };
const dateTime = { is: (value: unknown) => value instanceof FeelDateTime, parse: parseDateTime };
const temporal = new Map<string, { is: (value: unknown) => boolean; parse: (text: string) => unknown }>([
  ['date', { is: (value) => value instanceof FeelDate, parse: date }],
  ['time', { is: (value) => value instanceof FeelTime, parse: time }],
  ['date and time', dateTime],
  ['dateTime', dateTime],
  ['days and time duration', span],
  ['dayTimeDuration', span],
  ['years and months duration', span],
  ['yearMonthDuration', span],
]);

function conformToBase(given: unknown, base: string): Conformed {
  const value = Array.isArray(given) && given.length === 1 ? given[0] : given;
  if (base === 'string' || base === 'number' || base === 'boolean')
    return typeof value === base ? { ok: true, value } : wrong(value, base);
  const kind = temporal.get(base);
  if (!kind) return { ok: true, value: given };
  const parsed = typeof value === 'string' ? kind.parse(value) : value;
  return kind.is(parsed) ? { ok: true, value: parsed } : wrong(value, base);
}

function wrong(value: unknown, type: string): Conformed {
  return { ok: false, flaw: 'wrong-type', detail: `${describe(value)}, ${type}` };
}

function describe(value: unknown): string {
  return JSON.stringify(value) ?? typeof value;
}
