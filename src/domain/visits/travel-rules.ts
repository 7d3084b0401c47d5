/** WGS 84 degrees; unknown where the address has none. */
export type Position = { lat: number; lon: number } | null;

/** What of the town's settings shapes a tour (part `visits`). Minutes are whole, times are local "HH:MM". */
export interface TourSettings {
  depot: { lat: number; lon: number };
  setupMinutes: number;
  windowMinutes: number;
  breakMinutes: number;
  speedKmh: number;
  detourFactor: number;
  unknownTravelMinutes: number;
}

const earthKm = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Whole minutes between two places: great circle, lengthened by the detour, at the town's speed. */
export function travelMinutes(from: Position, to: Position, settings: TourSettings): number {
  if (from === null || to === null) return settings.unknownTravelMinutes;
  const dLat = radians(to.lat - from.lat);
  const dLon = radians(to.lon - from.lon);
  const a = Math.sin(dLat / 2) ** 2 + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.sin(dLon / 2) ** 2;
  const km = 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(a))) * settings.detourFactor;
  return Math.ceil((km / settings.speedKmh) * 60);
}
