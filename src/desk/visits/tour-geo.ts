/** WGS 84 degrees. */
export interface Place {
  lat: number;
  lon: number;
}

const earthKm = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** East and north of an origin in kilometres; exact enough within a town. */
export function offsetKm(origin: Place, place: Place): { east: number; north: number } {
  return {
    east: radians(place.lon - origin.lon) * Math.cos(radians((origin.lat + place.lat) / 2)) * earthKm,
    north: radians(place.lat - origin.lat) * earthKm,
  };
}

const compass = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Direction = (typeof compass)[number];

/** How far as the crow flies, and in which of eight directions; none when it is the same place. */
export function bearing(origin: Place, place: Place): { km: number; direction: Direction | undefined } {
  const { east, north } = offsetKm(origin, place);
  const km = Math.hypot(east, north);
  if (km < 0.05) return { km, direction: undefined };
  const eighth = Math.round(Math.atan2(east, north) / (Math.PI / 4));
  return { km, direction: compass[(eighth + 8) % 8] };
}
