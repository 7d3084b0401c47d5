import { z } from 'zod';
import { configurationPart } from '#domain/identity/index.ts';

/** Configuration part `applications`: which service goes to which specialist system; what is not named is done on the spot. */
export const applicationSettingsSchema = z.strictObject({
  systems: z.array(z.strictObject({ service: z.string().min(1), system: z.string().min(1).max(80) })),
});
export type ApplicationSettings = z.output<typeof applicationSettingsSchema>;

export const readApplicationSettings = configurationPart('applications', applicationSettingsSchema);

export function systemFor(settings: ApplicationSettings, service: string): string | undefined {
  return settings.systems.find((one) => one.service === service)?.system;
}
