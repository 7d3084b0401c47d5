import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Call } from './read-calls.ts';

const file = z.object({
  town: z.object({ name: z.string(), ags: z.string() }),
  visits: z.object({ depot: z.object({ lat: z.number(), lon: z.number() }), detourFactor: z.number() }),
});
export type TownFacts = z.output<typeof file>;

/** What everybody at the desk of a town knows: its municipality key and where the cars stand. */
export function readTownFacts(town: string): TownFacts {
  if (!/^[a-z][a-z0-9-]*$/.test(town)) throw new Error(`no town: ${town}`);
  try {
    return file.parse(JSON.parse(readFileSync(join('examples', town, 'town.json'), 'utf8')));
  } catch (error) {
    throw new Error(`the demonstration has no town ${town}`, { cause: error });
  }
}

type Place = { lat: number; lon: number };

/** Kilometres of a tour from the depot and back, by great circle times the town's detour factor; calls without position are left out. */
export function kilometres(facts: TownFacts, calls: readonly Call[]): number {
  const { depot, detourFactor } = facts.visits;
  const stops = calls.flatMap(({ resident: { address } }) =>
    address.lat === undefined || address.lon === undefined ? [] : [{ lat: address.lat, lon: address.lon }],
  );
  const way = [depot, ...stops, depot];
  return way.slice(1).reduce((sum, to, index) => sum + distance(way[index] ?? depot, to), 0) * detourFactor;
}

function distance(a: Place, b: Place): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 12_742 * Math.asin(Math.sqrt(h));
}
