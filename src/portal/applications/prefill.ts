import type { Answers, FormDefinition } from '#domain/applications/index.ts';
import type { Account } from '#domain/identity/index.ts';

/** What the account of somebody signed in knows of the answers that say who they are; they may change it. */
export function prefill(form: FormDefinition, account: Account | undefined): Answers {
  if (!account) return {};
  const { applicant } = form;
  const { address, ...person } = account.attributes;
  const known = {
    givenName: person.givenName,
    familyName: person.familyName,
    birthDate: person.birthDate,
    email: person.email,
    phone: person.phone,
    street: address?.street,
    houseNumber: address?.houseNumber,
    postcode: address?.postcode,
    place: address?.place,
  };
  return Object.fromEntries(
    Object.entries(known).flatMap(([part, value]) => {
      const name = Object.entries(applicant).find(([key]) => key === part)?.[1];
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
}
