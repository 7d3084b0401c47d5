import { z } from 'zod';
import { caseChannels, contactWays, relations, wayProblem } from '#domain/cases/rules.ts';
import { addressSchema } from '#platform/values/address.ts';
import { dateSchema } from '#platform/values/date.ts';
import { emailSchema } from '#platform/values/email.ts';
import { languageSchema } from '#platform/values/language.ts';
import { namePartSchema } from '#platform/values/person-name.ts';
import { phoneSchema } from '#platform/values/phone.ts';
import { timeSchema } from '#platform/values/time-window.ts';
import { institutionKinds, proofKinds } from './rules.ts';
import { instantSchema, plainText } from './text-rules.ts';

/** LeiKa key or the plain key of the town's catalogue. One the catalogue lacks is taken in too, and refused with ground. */
export const serviceKeySchema = z.string().regex(/^(\d{14}|[a-z][a-z0-9-]{1,59})$/);
const serviceKeysSchema = z
  .array(serviceKeySchema)
  .min(1)
  .max(10)
  .transform((keys) => [...new Set(keys)]);

const personFields = {
  givenName: namePartSchema.optional(),
  familyName: namePartSchema,
  phone: phoneSchema.optional(),
  email: emailSchema.optional(),
  contactWay: z.enum(contactWays).default('none'),
};

type Reachable = {
  contactWay: (typeof contactWays)[number];
  email?: string | undefined;
  phone?: string | undefined;
  address?: object | undefined;
};

function reachable(person: Reachable, context: z.RefinementCtx): void {
  const problem = wayProblem({
    contactWay: person.contactWay,
    email: person.email !== undefined,
    phone: person.phone !== undefined,
    address: person.address !== undefined,
  });
  if (problem) context.addIssue({ code: 'custom', message: problem.code, path: [problem.field] });
}

/** The person the visit is for; the address is where the crew goes. */
export const residentSchema = z
  .strictObject({ ...personFields, birthDate: dateSchema.optional(), address: addressSchema })
  .superRefine(reachable);

/** Who calls, or who is to be told instead of the resident. */
export const otherPersonSchema = z
  .strictObject({ ...personFields, relation: z.enum(relations), address: addressSchema.optional() })
  .superRefine(reachable);

/** What the crew must know to get in and to set up the kit. */
export const accessSchema = z.strictObject({
  lift: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  bell: plainText(100).optional(),
  dog: z.boolean().default(false),
  socket: z.boolean().optional(),
  table: z.boolean().optional(),
  note: plainText(500).optional(),
});

export const wishSchema = z
  .strictObject({ days: z.array(z.int().min(1).max(7)).min(1).max(7), from: timeSchema, to: timeSchema })
  .refine((wish) => wish.from < wish.to, { message: 'time-window.reversed', path: ['to'] });
/** When it suits: spans by weekday, and not before a date. No span means: any time. */
export const wishesSchema = z.strictObject({
  spans: z.array(wishSchema).max(14).default([]),
  notBefore: dateSchema.optional(),
});
export type Wishes = z.output<typeof wishesSchema>;

const commonFields = {
  channel: z.enum(caseChannels),
  /** When it really came in (a letter's date stamp); promises count from here. Absent: now. */
  receivedAt: instantSchema.optional(),
  lang: languageSchema.default('de'),
  access: accessSchema.prefault({}),
  wishes: wishesSchema.prefault({}),
  services: serviceKeysSchema,
  residentTakesPart: z.boolean(),
  skills: z
    .array(z.string().regex(/^[a-z][a-z-]*$/))
    .max(5)
    .default([]),
  /** In the person's own words. */
  message: plainText(3000).optional(),
  callBack: z.boolean().default(false),
};

/** `visits.request`: one person asks, or somebody asks for them. */
export const requestInput = z.strictObject({
  ...commonFields,
  resident: residentSchema,
  /** Absent: the resident asks. */
  caller: otherPersonSchema.optional(),
  /** Absent: whoever of the above has a way of contact. */
  contact: otherPersonSchema.optional(),
  livesIn: z.enum(institutionKinds).optional(),
  proofKinds: z.array(z.enum(proofKinds)).max(proofKinds.length).default([]),
});
export type RequestInput = z.input<typeof requestInput>;

/** `visits.request-group-date`: a home's management asks for several of its residents. */
export const groupDateInput = z.strictObject({
  ...commonFields,
  residentTakesPart: z.boolean().default(true),
  homeName: namePartSchema,
  homeKind: z.enum(institutionKinds).default('care-home'),
  address: addressSchema,
  contact: z
    .strictObject(personFields)
    .superRefine((person, context) => reachable({ ...person, address: {} }, context)),
  expectedResidents: z.int().min(1).max(200),
});
export type GroupDateInput = z.input<typeof groupDateInput>;

/** `visits.add-resident`: one more on the list of a group date. The address is the home's unless another is named. */
export const addResidentInput = z.strictObject({
  groupCaseId: z.uuid(),
  lang: languageSchema.default('de'),
  resident: z.strictObject({
    givenName: namePartSchema.optional(),
    familyName: namePartSchema,
    birthDate: dateSchema.optional(),
  }),
  services: serviceKeysSchema,
  consentGivenBy: z.enum(['resident', 'guardian', 'attorney']),
});
export const removeResidentInput = z.strictObject({ groupCaseId: z.uuid(), caseId: z.uuid() });
