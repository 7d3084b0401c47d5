import { z } from 'zod';
import { configurationPart } from '#domain/identity/index.ts';

/**
 * How an application is dealt with: posted to a specialist system as signed JSON, by an operation of the register of
 * residents, as a FIT-Connect submission, or decided by a caseworker at the desk.
 */
export const ways = ['post', 'register-certificate', 'register-deregistration', 'fit-connect', 'caseworker'] as const;
export type Way = (typeof ways)[number];

/** Configuration part `applications`: which service goes to which specialist system; what is not named is done on the spot. */
export const applicationSettingsSchema = z.strictObject({
  systems: z.array(
    z.strictObject({
      service: z.string().min(1),
      system: z.string().min(1).max(80),
      way: z.enum(ways).default('post'),
    }),
  ),
});
export type ApplicationSettings = z.output<typeof applicationSettingsSchema>;

export const readApplicationSettings = configurationPart('applications', applicationSettingsSchema);

export function systemFor(settings: ApplicationSettings, service: string): string | undefined {
  return settings.systems.find((one) => one.service === service)?.system;
}
