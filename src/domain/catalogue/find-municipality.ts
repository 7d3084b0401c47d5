import { sql } from 'kysely';
import type { Db } from '#platform/db/pool.ts';
import { normaliseArs } from './area-rules.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';
import { fold } from './words.ts';

export interface Municipality {
  /** Twelve digits. */
  ars: string;
  ags: string;
  name: string;
}

/** Where somebody lives, as typed or passed: an address, a postcode, a place, or the key of a municipality. */
export interface Where {
  ars?: string | undefined;
  postcode?: string | undefined;
  address?: string | undefined;
}

type Needs = Pick<CatalogueTables, 'area' | 'postcode_area'>;

/**
 * The municipalities somebody may mean. One: clear. Several: ask back (a postcode is not a municipality, and 30 places
 * are called Neustadt). None: unknown.
 */
export async function findMunicipalities(db: Db<Needs>, where: Where): Promise<Municipality[]> {
  if (where.ars !== undefined) {
    const ars = normaliseArs(where.ars);
    return ars === undefined ? [] : byKey(db, ars);
  }
  const text = `${where.postcode ?? ''} ${where.address ?? ''}`.trim();
  const postcode = text.match(/(?<!\d)\d{5}(?!\d)/)?.[0];
  const places = placesIn(text);
  if (postcode !== undefined) {
    const found = await byPostcode(db, postcode);
    const named = found.filter(({ place }) => places.includes(place));
    if (named.length > 0) return named.map(plain);
    if (found.length > 0) return found.map(plain);
  }
  return byPlace(db, places);
}

const plain = ({ ars, ags, name }: Municipality): Municipality => ({ ars, ags, name });

/** Runs of up to four words that may be a place: "Am Markt 3, Bad Salzuflen" → "bad salzuflen", "salzuflen", … */
function placesIn(text: string): string[] {
  const words = fold(text)
    .split(/[^\p{L}-]+/u)
    .filter((word) => word.length > 1);
  const runs: string[] = [];
  for (let length = Math.min(4, words.length); length > 0; length -= 1)
    for (let from = words.length - length; from >= 0; from -= 1) runs.push(words.slice(from, from + length).join(' '));
  return runs.slice(0, 60);
}

async function byKey(db: Db<Needs>, ars: string): Promise<Municipality[]> {
  const { rows } = await sql<Municipality>`select ars, ags, name from area
    where tenant = ${sharedTenant} and level = 'municipality' and (ars = ${ars} or ags = ${ars.slice(0, 8)} and ${ars}
      like ags || '0000')`.execute(db);
  return rows;
}

async function byPostcode(db: Db<Needs>, postcode: string) {
  const { rows } = await sql<Municipality & { place: string }>`select a.ars, a.ags, a.name, a.place
    from postcode_area p join area a on a.tenant = p.tenant and a.ags = p.ags
    where p.tenant = ${sharedTenant} and p.postcode = ${postcode} order by a.population desc nulls last`.execute(db);
  return rows;
}

/** The longest run that is a place's name decides. */
async function byPlace(db: Db<Needs>, places: readonly string[]): Promise<Municipality[]> {
  if (places.length === 0) return [];
  const { rows } = await sql<Municipality & { place: string }>`select ars, ags, name, place from area
    where tenant = ${sharedTenant} and level = 'municipality' and place = any(${places})
    order by population desc nulls last limit 200`.execute(db);
  const best = places.find((place) => rows.some((row) => row.place === place));
  return rows.filter((row) => row.place === best).map(plain);
}
