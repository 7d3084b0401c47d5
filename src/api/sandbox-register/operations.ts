import {
  certificateOrdered,
  deregistrationOrdered,
  type PersonQuery,
  personsAsked,
} from '#domain/applications/register-rules.ts';
import { contradictions, disclosed, extrasOf, type Resident, search } from './population.ts';

/** A status and its JSON. */
export interface Said {
  status: number;
  body: Readonly<Record<string, unknown>>;
}

type Population = ReadonlyMap<string, readonly Resident[]>;
const refused = (code: string): Said => ({ status: 422, body: { code } });
const contradicted = (fields: readonly string[]): Said => ({ status: 409, body: { contradicts: fields } });

export const operations = ['persons', 'certificates', 'deregistrations'] as const;
export type Operation = (typeof operations)[number];

/** What the register answers to a question or an order; `reference` is that of the order's key. */
export function answerTo(
  operation: Operation,
  body: unknown,
  of: { population: Population; reference: string; today: string },
): Said {
  switch (operation) {
    case 'persons': {
      const asked = personsAsked.safeParse(body);
      if (!asked.success) return refused('payload-invalid');
      const found = search(residentsOf(of, asked.data.town), asked.data.person);
      if (found.some((one) => one.barred)) return refused('disclosure-barred');
      return { status: 200, body: { persons: found.map(disclosed) } };
    }
    case 'certificates': {
      const ordered = certificateOrdered.safeParse(body);
      if (!ordered.success) return refused('payload-invalid');
      const one = oneOf(residentsOf(of, ordered.data.town), ordered.data.person);
      if ('status' in one) return one;
      const { contents, town } = ordered.data;
      const extras = extrasOf(one, contents, residentsOf(of, town));
      return { status: 201, body: { reference: of.reference, person: disclosed(one), extras } };
    }
    case 'deregistrations':
      return deregister(body, of);
  }
}

function deregister(body: unknown, of: Parameters<typeof answerTo>[2]): Said {
  const ordered = deregistrationOrdered.safeParse(body);
  if (!ordered.success) return refused('payload-invalid');
  const { persons, movedOutOn, town } = ordered.data;
  // § 17 (2) BMG: not earlier than one week before moving out.
  if (movedOutOn > plusDays(of.today, 7)) return refused('too-early');
  const residents = residentsOf(of, town);
  const found: Resident[] = [];
  for (const [index, person] of persons.entries()) {
    const one = oneOf(residents, person);
    if ('status' in one) return index === 0 ? one : contradicted([`member-${index}`]);
    found.push(one);
  }
  const [first] = found;
  if (!first) return refused('payload-invalid');
  const strangers = found.flatMap((one, index) => (one.household === first.household ? [] : [`member-${index}`]));
  if (strangers.length > 0) return contradicted(strangers);
  if (ordered.data.dwelling === 'secondary' && first.secondary.length === 0) return contradicted(['dwelling']);
  if (found.some((one) => movedOutOn < one.movedInOn)) return contradicted(['moved-out-on']);
  return { status: 201, body: { reference: of.reference, persons: found.map(disclosed), movedOutOn } };
}

/** Who is meant, or why nobody: unknown, several, barred, or not as the register has it. */
function oneOf(residents: readonly Resident[], query: PersonQuery): Resident | Said {
  const found = search(residents, query);
  const exact = found.filter((one) => contradictions(one, query).length === 0);
  const [only] = exact.length === 1 ? exact : found;
  if (!only) return refused('person-unknown');
  if (exact.length > 1 || (exact.length === 0 && found.length > 1)) return refused('person-ambiguous');
  if (only.barred) return refused('disclosure-barred');
  const fields = contradictions(only, query);
  return fields.length > 0 ? contradicted(fields) : only;
}

function residentsOf(of: { population: Population }, town: string): readonly Resident[] {
  return of.population.get(town) ?? [];
}

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
