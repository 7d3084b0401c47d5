import { z } from 'zod';
import { addressSchema } from '#platform/values/address.ts';
import { dateSchema } from '#platform/values/date.ts';
import { emailSchema } from '#platform/values/email.ts';
import { namePartSchema } from '#platform/values/person-name.ts';
import { phoneSchema } from '#platform/values/phone.ts';

export const partyRoles = ['caller', 'resident', 'contact', 'institution'] as const;
export type PartyRole = (typeof partyRoles)[number];

/** How the person stands to the resident. A guardian or attorney may act for them, the others only help. */
export const relations = [
  'self',
  'relative',
  'neighbour',
  'carer',
  'guardian',
  'attorney',
  'institution',
  'other',
] as const;
export type Relation = (typeof relations)[number];

export const contactWays = ['email', 'letter', 'call', 'none'] as const;
export type ContactWay = (typeof contactWays)[number];

/** A person or an institution of a case. Refuses a way of contact for which the data is missing: `party.way-needs-email`, … */
export const partySchema = z
  .strictObject({
    role: z.enum(partyRoles),
    relation: z.enum(relations),
    givenName: namePartSchema.optional(),
    familyName: namePartSchema.optional(),
    organisationName: namePartSchema.optional(),
    birthDate: dateSchema.optional(),
    address: addressSchema.optional(),
    phone: phoneSchema.optional(),
    email: emailSchema.optional(),
    contactWay: z.enum(contactWays),
  })
  .superRefine((party, context) => {
    const problem = wayProblem({
      contactWay: party.contactWay,
      email: party.email !== undefined,
      phone: party.phone !== undefined,
      address: party.address !== undefined,
    });
    if (problem) context.addIssue({ code: 'custom', message: problem.code, path: [problem.field] });
    if (party.familyName === undefined && party.organisationName === undefined)
      context.addIssue({ code: 'custom', message: 'name.missing', path: ['familyName'] });
  });
export type PartyInput = z.output<typeof partySchema>;

/** Which data a way of contact lacks; `undefined` when it can be used. */
export function wayProblem(has: { contactWay: ContactWay; email: boolean; phone: boolean; address: boolean }) {
  if (has.contactWay === 'email' && !has.email) return { code: 'party.way-needs-email', field: 'email' } as const;
  if (has.contactWay === 'call' && !has.phone) return { code: 'party.way-needs-phone', field: 'phone' } as const;
  if (has.contactWay === 'letter' && !has.address)
    return { code: 'party.way-needs-address', field: 'address' } as const;
  return undefined;
}
