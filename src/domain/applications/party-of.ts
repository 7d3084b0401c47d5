import type { z } from 'zod';
import type { partySchema } from '#domain/cases/rules.ts';
import type { Answers, ApplicantFields, FormDefinition } from './form-rules.ts';

/** The resident's party of the case as the answers say it; not yet checked. An address counts whole or not at all. */
export function partyOf(form: FormDefinition, answers: Answers): z.input<typeof partySchema> {
  const { applicant } = form;
  const said = (part: keyof ApplicantFields): string | undefined => {
    const name = applicant[part];
    const value = name === undefined ? undefined : answers[name];
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const known = <K extends string>(key: K, value: string | undefined) => (value === undefined ? {} : { [key]: value });
  const way = said('contactWay');
  const asksAddress = (['street', 'houseNumber', 'postcode', 'place'] as const).every(
    (part) => said(part) !== undefined,
  );
  return {
    role: 'resident',
    relation: 'self',
    ...known('givenName', said('givenName')),
    familyName: said('familyName'),
    ...known('birthDate', said('birthDate')),
    ...known('phone', said('phone')),
    ...known('email', said('email')),
    ...(asksAddress
      ? {
          address: {
            street: said('street') ?? '',
            houseNumber: said('houseNumber') ?? '',
            postcode: said('postcode') ?? '',
            place: said('place') ?? '',
          },
        }
      : {}),
    contactWay: way === 'email' || way === 'letter' || way === 'call' ? way : 'none',
  };
}
