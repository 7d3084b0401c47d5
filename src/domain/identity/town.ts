import { z } from 'zod';
import { agsSchema } from '#platform/values/ags.ts';
import { workingCalendarSchema } from '#platform/values/working-time.ts';
import { accountSettingsSchema } from './account-rules.ts';
import { staffRoles } from './rights.ts';

/** A text in every language of the installation. */
export const localText = z.object({ de: z.string().min(1), en: z.string().min(1) });
export type LocalText = z.output<typeof localText>;

const properties = z.record(z.string().regex(/^--[a-z0-9-]+$/), z.string());

/** Configuration part `town`: who the municipality is and how it is reached. Nothing of it stands in code. */
export const townSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  /** As it signs letters: "Stadt Musterstadt". */
  name: z.string().min(1).max(80),
  /** As people say it: "Musterstadt". */
  shortName: z.string().min(1).max(60),
  hostname: z.string().optional(),
  ags: agsSchema,
  /** Postcodes that lie wholly in the town; a postcode shared with a neighbour is not one of them. */
  ownPostcodes: z.array(z.string().regex(/^\d{5}$/)).default([]),
  theme: z.object({ light: properties, dark: properties.optional() }).optional(),
  welcome: localText,
  /** Return address of letters, one line each, without the name. */
  address: z.array(z.string().min(1)).min(2).max(4),
  phone: z.string().min(3),
  email: z.email(),
  /** Whom people ring: "Behördennummer 115" with its hours. */
  serviceCentre: z.object({ name: localText, phone: z.string(), hours: localText }),
  /** Service hours and holidays that deadlines count by. */
  calendar: workingCalendarSchema,
  organisations: z
    .array(z.object({ id: z.string().regex(/^[a-z][a-z0-9-]*$/), name: localText, parent: z.string().optional() }))
    .min(1),
  /** Organisation that takes on-site requests. */
  visitsOrganisation: z.string(),
  /** How to object to a decision of the office, in the town's words. */
  objection: localText,
  imprint: localText,
  privacy: localText,
  accessibility: localText,
  /** How residents sign in with an account of theirs; absent → the town offers none. Never the only way. */
  account: accountSettingsSchema.optional(),
  /** Days after the end of a case until its personal data is erased, by retention class. */
  retention: z.record(z.string(), z.int().min(1).max(3660)),
});
export type Town = z.output<typeof townSchema>;

/** People and things of the demonstration; never part of a real town's configuration. */
export const demonstrationSchema = z.strictObject({
  staff: z.array(
    z.object({
      login: z.string().regex(/^[a-z][a-z0-9.-]*$/),
      name: z.string(),
      roles: z.array(z.object({ role: z.enum(staffRoles), organisation: z.string() })).min(1),
    }),
  ),
  vehicles: z.array(z.string()).default([]),
  kits: z
    .array(
      z.object({
        name: z.string(),
        weightKg: z.number(),
        equipment: z.array(z.string()),
        blanks: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});
export type Demonstration = z.output<typeof demonstrationSchema>;
