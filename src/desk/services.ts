import { z } from 'zod';
import { type PublicService, publicServiceShape } from '#domain/catalogue/index.ts';
import { configurationPart } from '#domain/identity/index.ts';
import type { Lang } from '#platform/i18n/messages.ts';

/** The town's services as configured now. */
export const readServices = configurationPart('services', z.array(publicServiceShape));

/** A service's name, also of one that is only to be handed over; a key the catalogue no longer has comes back as it is. */
export function serviceName(services: readonly PublicService[], key: string, lang: Lang): string {
  const plain = key.replace(/^hand-over-/, '');
  return services.find((service) => service.key === plain)?.name[lang] ?? plain;
}

export function serviceNames(services: readonly PublicService[], keys: readonly string[], lang: Lang): string {
  return keys.map((key) => serviceName(services, key, lang)).join(', ');
}
