import type { z } from 'zod';
import type { partySchema } from '#domain/cases/rules.ts';
import type { Answers, ApplicantFields, FormDefinition } from './form-rules.ts';

/** The resident's party of the case as the answers say it; not yet checked. A form that asks no address leaves it out. */
export function partyOf(form: FormDefinition, answers: Answers): z.input<typeof partySchema> {
  const { applicant } = form;
  const said = (part: keyof ApplicantFields): string | undefined => {
    const name = applicant[part];
    const value = name === undefined ? undefined : answers[name];
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const known = <K extends string>(key: K, value: string | undefined) => (value === undefined ? {} : { [key]: value });
  const way = said('contactWay');
  return {
    role: 'resident',
    relation: 'self',
    ...known('givenName', said('givenName')),
    familyName: said('familyName'),
    ...known('birthDate', said('birthDate')),
    ...known('phone', said('phone')),
    ...known('email', said('email')),
    ...(said('street') === undefined
      ? {}
      : {
          address: {
            street: said('street') ?? '',
            houseNumber: said('houseNumber') ?? '',
            postcode: said('postcode') ?? '',
            place: said('place') ?? '',
          },
        }),
    contactWay: way === 'email' || way === 'letter' || way === 'call' ? way : 'none',
  };
}
