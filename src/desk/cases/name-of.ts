import type { PartyRow } from '#domain/cases/index.ts';

/** A person of a case by name; an institution without a contact person by its own. */
export function nameOf(party: PartyRow): string {
  const person = [party.given_name, party.family_name].filter(Boolean).join(' ');
  return person === '' ? (party.organisation_name ?? '') : person;
}
