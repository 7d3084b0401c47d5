import { z } from 'zod';
import { configurationPart } from '#domain/identity/index.ts';
import { fitConnectTargetSchema, receivedServiceSchema } from './fit-connect-settings.ts';

/**
 * How an application is dealt with: posted to a specialist system as signed JSON, by an operation of the register of
 * residents, as a FIT-Connect submission, or decided by a caseworker at the desk.
 */
export const ways = ['post', 'register-certificate', 'register-deregistration', 'fit-connect', 'caseworker'] as const;
export type Way = (typeof ways)[number];

/** Where an application comes from: the result of a visit, the portal, another sender's FIT-Connect submission. */
export const applicationSources = ['visit', 'online', 'fit-connect'] as const;
export type ApplicationSource = (typeof applicationSources)[number];

/** One row: applications for `service` that come from one of `from` go to `system` by `way`. */
export const systemSchema = z.strictObject({
  service: z.string().min(1),
  system: z.string().min(1).max(80),
  way: z.enum(ways).default('post'),
  from: z
    .array(z.enum(applicationSources))
    .min(1)
    .default([...applicationSources]),
  /** `register-certificate`: the answer that lists what an extended certificate adds (§ 18 (2) BMG). */
  contents: z.string().optional(),
  /** `register-deregistration`: names of the answers that say when, where to, and who else moves out. */
  deregistration: z
    .strictObject({
      movedOutOn: z.string(),
      country: z.string(),
      /** Several answers become one address. */
      address: z.array(z.string()),
      members: z.string(),
      /** Said of a secondary dwelling; otherwise it is the only one. */
      secondary: z.strictObject({ field: z.string(), is: z.string() }).optional(),
    })
    .default({ movedOutOn: 'movedOutOn', country: 'country', address: ['address'], members: 'family' }),
  /** With `way: 'fit-connect'`. */
  fitConnect: fitConnectTargetSchema.optional(),
});
export type System = z.output<typeof systemSchema>;

/** Configuration part `applications`: which service goes to which specialist system; what is not named is done on the spot. */
export const applicationSettingsSchema = z.strictObject({
  /** Organisation that takes applications made online; absent: the one that takes visits. */
  organisation: z.string().optional(),
  systems: z.array(
    systemSchema.refine((row) => row.way !== 'fit-connect' || row.fitConnect !== undefined, { path: ['fitConnect'] }),
  ),
  /** What others may send us through FIT-Connect. */
  receive: z.array(receivedServiceSchema).default([]),
});
export type ApplicationSettings = z.output<typeof applicationSettingsSchema>;

export const readApplicationSettings = configurationPart('applications', applicationSettingsSchema);

/** The first row that fits; `undefined`: no system takes it in. */
export function systemFor(settings: ApplicationSettings, of: { service: string; source: string }): System | undefined {
  return settings.systems.find((one) => one.service === of.service && one.from.some((from) => from === of.source));
}
