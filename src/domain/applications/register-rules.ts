import { z } from 'zod';
import { dateSchema } from '#platform/values/date.ts';

const name = z.string().min(1).max(200);
const code = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

export const registerAddress = z.strictObject({
  street: z.string().max(100),
  houseNumber: z.string().max(20),
  postcode: z.string().max(10),
  place: z.string().max(100),
});
export type RegisterAddress = z.output<typeof registerAddress>;

/** The search term: whom the register is asked for. What is given besides name and birth date is compared, not searched. */
export const personQuery = z.strictObject({
  familyName: name,
  givenName: name.optional(),
  birthDate: dateSchema,
  address: registerAddress.optional(),
});
export type PersonQuery = z.output<typeof personQuery>;

/** What is kept of a question: one person, or everybody of an order. */
export const searchTerm = z.union([personQuery, z.array(personQuery).min(1).max(20)]);
export type SearchTerm = z.output<typeof searchTerm>;

/** A person as the register has them (§ 3 BMG, as far as a certificate needs it). */
export const registerPerson = z.strictObject({
  familyName: name,
  /** In their order; `usual` is the index of the one in use (§ 18 (1) BMG: marked). */
  givenNames: z.array(name).min(1).max(20),
  usual: z.int().min(0).optional(),
  doctoralDegree: z.string().max(40).optional(),
  birthDate: dateSchema,
  main: registerAddress.optional(),
  secondary: z.array(registerAddress).max(10),
});
export type RegisterPerson = z.output<typeof registerPerson>;

/** What an extended certificate adds on request (§ 18 (2) BMG), as a form asks for it. */
export const certificateContents = [
  'former-names',
  'birth-place',
  'civil-status',
  'former-addresses',
  'move-in-date',
  'spouse-and-children',
] as const;
export type CertificateContent = (typeof certificateContents)[number];

/** What the register says to these contents. */
export const certificateExtras = z.strictObject({
  formerNames: z.array(name).max(20).optional(),
  birthPlace: name.optional(),
  /** A code of the register's data set (DSMeld), for example `VH`, or words of its own. */
  civilStatus: name.optional(),
  formerAddresses: z.array(z.string().max(300)).max(50).optional(),
  movedInOn: dateSchema.optional(),
  family: z.array(z.string().max(300)).max(50).optional(),
});

export const personsAsked = z.strictObject({
  schema: z.literal('buergernah.register-person/1'),
  town: z.string(),
  person: personQuery,
});
export const certificateOrdered = z.strictObject({
  schema: z.literal('buergernah.register-certificate/1'),
  town: z.string(),
  person: personQuery,
  contents: z.array(z.enum(certificateContents)).max(certificateContents.length),
});
export const deregistrationOrdered = z.strictObject({
  schema: z.literal('buergernah.register-deregistration/1'),
  town: z.string(),
  /** The one who deregisters first, then the members of the family who move with them. */
  persons: z.array(personQuery).min(1).max(20),
  movedOutOn: dateSchema,
  /** Which dwelling is given up: the only one, or a secondary one while another stays (§ 21 (4) BMG). */
  dwelling: z.enum(['only', 'secondary']),
  /** Empty where they do not know it yet. */
  destination: z.strictObject({ country: name.optional(), address: z.string().max(500).optional() }),
});
export type CertificateOrder = Omit<z.output<typeof certificateOrdered>, 'schema' | 'town'>;
export type DeregistrationOrder = Omit<z.output<typeof deregistrationOrdered>, 'schema' | 'town'>;

const reference = z.string().regex(/^[A-Za-z0-9./-]{1,60}$/);
export const personsAnswered = z.object({ persons: z.array(registerPerson).max(50) });
export const certificateAnswered = z.object({
  reference,
  person: registerPerson,
  extras: certificateExtras.optional(),
});
export const deregistrationAnswered = z.object({
  reference,
  persons: z.array(registerPerson).min(1).max(20),
  movedOutOn: dateSchema,
});
export type PersonsAnswer = z.output<typeof personsAnswered>;
export type CertificateAnswer = z.output<typeof certificateAnswered>;
export type DeregistrationAnswer = z.output<typeof deregistrationAnswered>;

/** The register's no: a code, or which details contradict it, as codes. */
export const registerRefused = z.object({ code });
export const registerContradicts = z.object({ contradicts: z.array(code).min(1).max(50) });

/** What came back: an answer, a no for good, a contradiction, or nothing for now (`reason` is a code). */
export type RegisterAnswer<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'refused'; code: string }
  | { kind: 'contradicts'; fields: string[] }
  | { kind: 'unavailable'; reason: string };

/** Why a member of staff may ask the register for somebody; each question names one of these. */
export const askPurposes = [
  'check-identity',
  'check-address',
  'clear-up-application',
  'clear-up-contradiction',
] as const;
export type AskPurpose = (typeof askPurposes)[number];

/** Fields of an issued document that a certificate of registration fills. */
export const certificateFields = [
  'result.familyName',
  'result.givenNames',
  'result.doctoralDegree',
  'result.birthDate',
  'result.mainAddress',
  'result.secondaryAddresses',
  'result.formerNames',
  'result.birthPlace',
  'result.civilStatus',
  'result.formerAddresses',
  'result.movedInOn',
  'result.family',
] as const;

/** Fields of an issued document that a deregistration fills. */
export const deregistrationFields = [
  'result.persons',
  'result.movedOutOn',
  'result.country',
  'result.address',
] as const;
