import { readFileSync } from 'node:fs';
import { z } from 'zod';

const place = z.object({
  street: z.string(),
  houseNumber: z.string(),
  postcode: z.string(),
  place: z.string(),
  ags: z.string(),
  lat: z.number().optional(),
  lon: z.number().optional(),
});

const person = z.object({
  givenName: z.string().optional(),
  familyName: z.string(),
  birthDate: z.string().nullish(),
  address: place,
});

/** What the caller told or can show. Absent means: not said. */
const evidence = z.object({
  careLevel: z.number().nullish(),
  marks: z.array(z.string()).nullish(),
  livesIn: z.string().nullish(),
  permanentlyImpaired: z.boolean().nullish(),
  temporarilyImpaired: z.boolean().nullish(),
  deferrable: z.boolean().nullish(),
  reachesOfficeAlone: z.boolean().nullish(),
});

const callSchema = z.object({
  id: z.string(),
  municipality: z.string(),
  channel: z.enum(['phone', 'mail', 'portal', 'institution', 'counter']),
  receivedAt: z.string(),
  caller: z.object({
    relation: z.string(),
    name: z.string().nullish(),
    contact: z
      .object({ phone: z.string().nullish(), email: z.string().nullish(), letter: z.boolean().nullish() })
      .nullish(),
  }),
  resident: person,
  residentTakesPart: z.boolean().default(true),
  groupDate: z.object({ home: z.string(), residents: z.number() }).nullish(),
  wish: z.string(),
  service: z.string(),
  evidence: evidence.default({}),
  accessHint: z.string().nullish(),
  availability: z.array(z.tuple([z.string(), z.string(), z.string()])).default([]),
  expected: z.object({ decision: z.string(), ground: z.string() }).optional(),
});
/** A call as `examples/calls/README.md` describes it. */
export type Call = z.output<typeof callSchema>;

/** Reads a file of calls, a JSON object per line. Throws with the line that cannot be read. */
export function readCalls(file: string): Call[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => {
      const read = callSchema.safeParse(jsonOrNothing(line));
      if (!read.success) throw new Error(`${file}, line ${number}: no call.\n${z.prettifyError(read.error)}`);
      return read.data;
    });
}

function jsonOrNothing(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The weekdays (1 Monday – 7) of "tue" or "mon-fri". */
export function daysOf(text: string): number[] {
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const [first = '', last = first] = text.toLowerCase().split('-');
  const from = names.indexOf(first.slice(0, 3)) + 1;
  const to = names.indexOf(last.slice(0, 3)) + 1;
  if (from === 0 || to === 0) return [];
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => ((from - 1 + index) % 7) + 1);
}

/** The relation as the forms know it. */
export function relationOf(call: Call): string {
  const known: Readonly<Record<string, string>> = {
    self: 'self',
    child: 'relative',
    partner: 'relative',
    spouse: 'relative',
    parent: 'relative',
    sibling: 'relative',
    grandchild: 'relative',
    relative: 'relative',
    neighbour: 'neighbour',
    friend: 'neighbour',
    carer: 'carer',
    guardian: 'guardian',
    attorney: 'attorney',
    'home-management': 'institution',
  };
  return known[call.caller.relation] ?? 'other';
}

/** "Karl-Heinz von der Heide" → given name and the rest. */
export function nameOf(name: string | null | undefined): { givenName: string; familyName: string } {
  const [givenName = '', ...rest] = (name ?? '').trim().split(/\s+/);
  if (rest.length > 0) return { givenName, familyName: rest.join(' ') };
  return { givenName: '', familyName: givenName || 'Unbekannt' };
}

export type Way = { way: 'email' | 'call' | 'letter'; email: string; phone: string };
/** How they want to be told; who names nothing gets a letter, because the address is known. */
export function wayOf(call: Call): Way {
  const { email, phone } = call.caller.contact ?? {};
  const way = email ? 'email' : phone ? 'call' : 'letter';
  return { way, email: email ?? '', phone: phone ?? '' };
}

export function liftOf(hint: string): 'yes' | 'no' | 'unknown' {
  if (/kein(en)? (Aufzug|Lift)/i.test(hint)) return 'no';
  return /Aufzug|Lift/i.test(hint) ? 'yes' : 'unknown';
}
