import type { AccountAttributes } from '#domain/identity/index.ts';
import type { FormBody } from '#platform/http/form-input.ts';
import { datePartsOf } from '#platform/ui/read-date-parts.ts';
import { asksForOther } from './request-form.ts';

/**
 * What the account has told, put where nothing was typed: into the resident's fields when somebody asks for themselves,
 * into the caller's when they ask for another. Whoever changes their mind about that takes nothing of theirs along.
 */
export function prefill(fields: FormBody, known: AccountAttributes): FormBody {
  const own = ownFields(known);
  const typed = Object.entries(fields).filter(
    ([name, value]) => !(name.startsWith('resident.') && value === own[name.slice('resident.'.length)]),
  );
  const { givenName, familyName } = own;
  const role = asksForOther(fields) ? 'caller' : 'resident';
  const told = Object.entries(role === 'caller' ? { givenName, familyName } : own);
  return {
    ...Object.fromEntries(told.flatMap(([name, value]) => (value ? [[`${role}.${name}`, value]] : []))),
    ...(known.phone ? { phone: known.phone } : {}),
    ...(known.email ? { email: known.email } : {}),
    ...Object.fromEntries(typed),
  };
}

function ownFields({ givenName, familyName, birthDate, address }: AccountAttributes): Record<string, string> {
  const found = {
    givenName,
    familyName,
    ...datePartsOf('birthDate', birthDate),
    'address.street': address?.street,
    'address.houseNumber': address?.houseNumber,
    'address.postcode': address?.postcode,
    'address.place': address?.place,
  };
  return Object.fromEntries(Object.entries(found).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
