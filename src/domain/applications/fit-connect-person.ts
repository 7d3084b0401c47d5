import { type PartyInput, partySchema } from '#domain/cases/index.ts';
import type { ReceivedService } from './fit-connect-settings.ts';

/**
 * The person of a received submission, from where the town says they stand in the data. What does not fit is left out:
 * the whole data lies in the case anyway. `undefined` without a family name.
 */
export function personOf(data: unknown, at: ReceivedService['person']): PartyInput | undefined {
  const text = (pointer: string | undefined) => {
    const value = pointer === undefined ? undefined : valueAt(data, pointer);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const familyName = text(at.familyName);
  if (familyName === undefined) return undefined;
  const address = {
    street: text(at.street),
    houseNumber: text(at.houseNumber),
    postcode: text(at.postcode),
    place: text(at.place),
  };
  const optional = {
    givenName: text(at.givenName),
    birthDate: text(at.birthDate),
    phone: text(at.phone),
    email: text(at.email),
    address: Object.values(address).every((part) => part !== undefined) ? address : undefined,
  };
  const base = { role: 'resident', relation: 'self', contactWay: 'none' } as const;
  const known: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(optional)) {
    if (value !== undefined && partySchema.safeParse({ ...base, familyName, [name]: value }).success)
      known[name] = value;
  }
  const contactWay = known.email ? 'email' : known.address ? 'letter' : known.phone ? 'call' : 'none';
  const party = partySchema.safeParse({ ...base, familyName, ...known, contactWay });
  return party.success ? party.data : undefined;
}

/** JSON Pointer (RFC 6901); `undefined` where nothing stands. */
export function valueAt(data: unknown, pointer: string): unknown {
  let value = data;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = Object.entries(value).find(([name]) => name === key)?.[1];
  }
  return value;
}

/** The data line by line, `path: value`, for people who have no form to it; cut where a message ends. */
export function readableLines(data: unknown, limit = 4900): string {
  const lines: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (value !== null && typeof value === 'object') {
      for (const [name, inner] of Object.entries(value)) walk(inner, path === '' ? name : `${path} › ${name}`);
    } else if (value !== null && value !== '') lines.push(`${path}: ${String(value)}`);
  };
  walk(data, '');
  const text = lines.join('\n');
  return text.length <= limit ? text : `${text.slice(0, limit)} …`;
}
