import { z } from 'zod';
import { dateSchema } from '#platform/values/date.ts';
import { emailSchema } from '#platform/values/email.ts';

/** How surely an account knows its holder (eIDAS, Art. 8): user name and password, ELSTER certificate, online ID card. */
export const accountLevels = ['low', 'substantial', 'high'] as const;
export type AccountLevel = (typeof accountLevels)[number];

/** Is a sign-in sure enough? Nobody signed in is enough for `none` only. */
export function meetsLevel(have: AccountLevel | undefined, want: AccountLevel | 'none'): boolean {
  const rank = (level: AccountLevel | 'none') => ['none', ...accountLevels].indexOf(level);
  return rank(have ?? 'none') >= rank(want);
}

const text = z.string().trim().min(1).max(200);

/** What an account may tell of its holder. Anything may be missing: a temporary sign-in tells next to nothing. */
export const accountAttributesSchema = z.object({
  givenName: text.optional(),
  familyName: text.optional(),
  birthName: text.optional(),
  title: text.optional(),
  placeOfBirth: text.optional(),
  nationality: text.optional(),
  phone: text.optional(),
  /** ISO date. */
  birthDate: dateSchema.optional(),
  email: emailSchema.optional(),
  address: z
    .object({
      street: text.optional(),
      houseNumber: text.optional(),
      postcode: text.optional(),
      place: text.optional(),
      country: text.optional(),
    })
    .optional(),
});
export type AccountAttributes = z.output<typeof accountAttributesSchema>;

/** A claim by its name ("given_name", "urn:oid:2.5.4.42"), or a part of one by a path ("/address/locality"). */
const claim = z.string().min(1).max(120);

/**
 * Part `account` of a town's configuration: what the account in front of it is called, and how its provider says level
 * and attributes. The claims' names default to those of OpenID Connect Core 1.0, section 5.1.
 */
export const accountSettingsSchema = z.strictObject({
  name: z.object({ de: z.string().min(1), en: z.string().min(1) }),
  /** What the provider returns as `acr`, by level. An `acr` that is not listed counts as the lowest. */
  levels: z.strictObject({
    low: z.array(z.string()).default([]),
    substantial: z.array(z.string()).default([]),
    high: z.array(z.string()).default([]),
  }),
  /** What is asked for; the bridge decides what it maps from the attribute table. */
  scope: z.string().default('openid profile email address'),
  /** The claim an account is recognised by. Where it is missing the sign-in is a temporary one. */
  pseudonym: claim.default('sub'),
  claims: z
    .strictObject({
      givenName: claim.default('given_name'),
      familyName: claim.default('family_name'),
      birthName: claim.default('birth_family_name'),
      title: claim.default('title'),
      placeOfBirth: claim.default('/place_of_birth/locality'),
      nationality: claim.default('/nationalities/0'),
      phone: claim.default('phone_number'),
      birthDate: claim.default('birthdate'),
      email: claim.default('email'),
      streetAddress: claim.default('/address/street_address'),
      postcode: claim.default('/address/postal_code'),
      place: claim.default('/address/locality'),
      country: claim.default('/address/country'),
    })
    .prefault({}),
});
export type AccountSettings = z.output<typeof accountSettingsSchema>;

type Claims = Readonly<Record<string, unknown>>;

/** The text a claim holds; nothing for what is not there, empty or no text. */
export function claimText(claims: Claims, name: string): string | undefined {
  const path = name.startsWith('/') ? name.slice(1).split('/') : [name];
  let at: unknown = claims;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = Object.entries(at).find(([key]) => key === step)?.[1];
  }
  const found = typeof at === 'string' ? at.replace(/\p{Cc}/gu, ' ').trim() : '';
  return found === '' ? undefined : found;
}

/** The level the provider has really reached. Unknown words prove no more than that somebody signed in. */
export function levelOf(settings: Pick<AccountSettings, 'levels'>, acr: string | undefined): AccountLevel {
  const found = acr === undefined ? undefined : accountLevels.find((level) => settings.levels[level].includes(acr));
  return found ?? 'low';
}

/** What to wish for at the provider: everything that is enough, the least first. */
export function acrValuesFor(settings: Pick<AccountSettings, 'levels'>, want: AccountLevel): string[] {
  return accountLevels.filter((level) => meetsLevel(level, want)).flatMap((level) => settings.levels[level]);
}

/** What the claims tell of the holder. Missing and malformed ones are left out: nothing here is an error. */
export function attributesOf(settings: Pick<AccountSettings, 'claims'>, claims: Claims): AccountAttributes {
  const { shape } = accountAttributesSchema;
  const { streetAddress, postcode, place, country, birthDate, email, ...texts } = settings.claims;
  const found: Record<string, unknown> = {};
  const keep = (name: string, schema: z.ZodType, value: string | undefined) => {
    const parsed = schema.safeParse(value);
    if (parsed.success && parsed.data !== undefined) found[name] = parsed.data;
  };
  for (const [name, source] of Object.entries(texts)) keep(name, text, claimText(claims, source));
  keep('birthDate', shape.birthDate, claimText(claims, birthDate));
  keep('email', shape.email, claimText(claims, email));
  const parts = { postcode, place, country };
  const address: Record<string, string> = { ...splitStreet(claimText(claims, streetAddress) ?? '') };
  for (const [name, source] of Object.entries(parts)) {
    const value = claimText(claims, source);
    if (value !== undefined) address[name] = value;
  }
  const sound = Object.entries(address).filter(([, value]) => text.safeParse(value).success);
  if (sound.length > 0) found.address = Object.fromEntries(sound);
  return accountAttributesSchema.parse(found);
}

/** "Am Alten Markt 12 a" → street and house number; what has no number at its end is street alone. */
export function splitStreet(line: string): { street?: string; houseNumber?: string } {
  const one = line.trim().replace(/\s+/g, ' ');
  if (one === '') return {};
  const match = /^(\D.*?),? (\d{1,4} ?[a-z]?(?: ?[-–/+] ?\d{1,4} ?[a-z]?)?)$/i.exec(one);
  return match?.[1] && match[2] ? { street: match[1], houseNumber: match[2] } : { street: one };
}

/** Minutes a session lives without anything being asked for, and hours it lives at most. */
export const accountIdleMinutes = 30;
export const accountHours = 8;
const renewAfterMinutes = 5;

/** When a session ends if nothing more happens after `now`. */
export function accountSessionEnd(openedAt: string, now: string): string {
  const idle = Date.parse(now) + accountIdleMinutes * 60_000;
  const longest = Date.parse(openedAt) + accountHours * 3_600_000;
  return new Date(Math.min(idle, longest)).toISOString();
}

/** Is it worth a write to move the end on? Not on every page, and not when there is nothing left to move. */
export function isWorthRenewing(session: { openedAt: string; expiresAt: string }, now: string): boolean {
  const gained = Date.parse(accountSessionEnd(session.openedAt, now)) - Date.parse(session.expiresAt);
  return gained >= renewAfterMinutes * 60_000;
}
