import type { PublicService } from '#domain/catalogue/index.ts';
import type { Lang } from '#platform/i18n/messages.ts';

export { readServices } from '#domain/catalogue/index.ts';

/** A service's name, also of one that is only to be handed over; a key the catalogue no longer has comes back as it is. */
export function serviceName(services: readonly PublicService[], key: string, lang: Lang): string {
  const plain = key.replace(/^hand-over-/, '');
  return services.find((service) => service.key === plain)?.name[lang] ?? plain;
}

export function serviceNames(services: readonly PublicService[], keys: readonly string[], lang: Lang): string {
  return keys.map((key) => serviceName(services, key, lang)).join(', ');
}
