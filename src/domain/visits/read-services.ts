import type { PublicService } from '#domain/catalogue/index.ts';

export { readServices } from '#domain/catalogue/index.ts';

/** The services of these keys that a crew can do on site. */
export function onSiteServices(services: readonly PublicService[], keys: readonly string[]): PublicService[] {
  return services.filter((service) => service.onSite && keys.includes(service.key));
}

export function minutesFor(services: readonly PublicService[], keys: readonly string[]): number {
  return onSiteServices(services, keys).reduce((sum, service) => sum + service.durationMinutes, 0);
}

export function blanksFor(services: readonly PublicService[], keys: readonly string[]): number {
  return onSiteServices(services, keys).filter((service) => service.consumables.includes('provisional-id-blank'))
    .length;
}
