import type { Town } from '#domain/identity/index.ts';
import type { Db } from '#platform/db/pool.ts';
import { findMunicipalities, type Municipality, type Where } from './find-municipality.ts';
import { findResponsible, type Responsible } from './find-responsible.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';
import { fold } from './words.ts';

export type ResponsibilityTables = Pick<
  CatalogueTables,
  'area' | 'postcode_area' | 'responsibility' | 'public_organisation'
>;

/** What can be said to "who is responsible?". */
export type ResponsibilityAnswer =
  | { kind: 'answer'; municipality: Municipality; responsible: Responsible; us: boolean }
  /** Several municipalities are possible: ask back. */
  | { kind: 'ask'; choices: readonly Municipality[] }
  | { kind: 'unknown-place' }
  /** The place is clear, no rule says anything: the town's default desk helps. */
  | { kind: 'no-rule'; municipality: Municipality };

type TownFacts = Pick<Town, 'id' | 'ags' | 'shortName' | 'ownPostcodes' | 'address'>;

/**
 * Who is responsible for a service, for somebody living at `where` (the town itself when nothing was said), by the rules
 * of the day `at`. Without `town` (a program that asks for no town) nobody is "us".
 */
export async function answerResponsibility(
  db: Db<ResponsibilityTables>,
  { town, key, where, at }: { town?: TownFacts | undefined; key: string; where?: Where | undefined; at: string },
): Promise<ResponsibilityAnswer> {
  const found = await municipalitiesFor(db, town, where);
  const [municipality] = found;
  if (!municipality) return { kind: 'unknown-place' };
  if (found.length > 1) return { kind: 'ask', choices: found };
  const responsible = await findResponsible(db, town?.id ?? sharedTenant, { key, municipality, at });
  if (!responsible) return { kind: 'no-rule', municipality };
  return { kind: 'answer', municipality, responsible, us: isUs(town, municipality, responsible) };
}

async function municipalitiesFor(
  db: Db<ResponsibilityTables>,
  town: TownFacts | undefined,
  where: Where | undefined,
): Promise<Municipality[]> {
  const said = [where?.ars, where?.postcode, where?.address].some((text) => (text ?? '').trim() !== '');
  if (!town) return said && where ? findMunicipalities(db, where) : [];
  if (!said || !where || meansTown(town, where)) return [await ownMunicipality(db, town)];
  return findMunicipalities(db, where);
}

/** The town as the directory has it; a town it does not know stands for itself. */
async function ownMunicipality(db: Db<ResponsibilityTables>, town: TownFacts): Promise<Municipality> {
  const row = await db
    .selectFrom('area')
    .select(['ars', 'name'])
    .where('tenant', '=', sharedTenant)
    .where('ags', '=', town.ags)
    .executeTakeFirst();
  return {
    ars: row?.ars ?? `${town.ags.slice(0, 5)}0000${town.ags.slice(5)}`,
    ags: town.ags,
    name: row?.name ?? town.shortName,
  };
}

/** The typed place is the town itself: its name alone, or a postcode that lies wholly in it. */
function meansTown(town: TownFacts, where: Where): boolean {
  const text = `${where.postcode ?? ''} ${where.address ?? ''}`;
  const postcode = text.match(/(?<!\d)\d{5}(?!\d)/)?.[0];
  if (postcode !== undefined) return [...town.ownPostcodes, ...postcodesIn(town.address)].includes(postcode);
  if (where.ars !== undefined)
    return where.ars.startsWith(town.ags.slice(0, 5)) && where.ars.endsWith(town.ags.slice(5));
  return fold(text).trim() === fold(town.shortName);
}

function postcodesIn(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.match(/\b\d{5}\b/g) ?? []);
}

// Textkennzeichen of the directory: towns that are their own district, and municipalities without an association.
const districtFree = ['41', '42'];
const associationFree = ['50'];

function isUs(town: TownFacts | undefined, municipality: Municipality, { area }: Responsible): boolean {
  if (!town || !area || municipality.ags !== town.ags) return false;
  if (area.level === 'municipality') return true;
  return area.level === 'district' ? districtFree.includes(area.kind) : associationFree.includes(area.kind);
}
