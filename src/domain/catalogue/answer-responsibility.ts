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

/** What can be said for one service once the place is clear. */
export type AnswerForPlace = Extract<ResponsibilityAnswer, { municipality: Municipality }>;

/** The same for several services of one place; a key always has its answer. */
export type ResponsibilityAnswers =
  | Exclude<ResponsibilityAnswer, AnswerForPlace>
  | { kind: 'place'; municipality: Municipality; answers: ReadonlyMap<string, AnswerForPlace> };

interface Question {
  town?: TownFacts | undefined;
  where?: Where | undefined;
  /** The day whose rules are meant. */
  at: string;
}

/**
 * Who is responsible for a service, for somebody living at `where` (the town itself when nothing was said), by the rules
 * of the day `at`. Without `town` (a program that asks for no town) nobody is "us".
 */
export async function answerResponsibility(
  db: Db<ResponsibilityTables>,
  { key, ...question }: Question & { key: string },
): Promise<ResponsibilityAnswer> {
  const all = await answerEach(db, { ...question, keys: [key], forStaff: false });
  return all.kind === 'place' ? (all.answers.get(key) ?? { kind: 'no-rule', municipality: all.municipality }) : all;
}

/** The same for all services of a page, in as many questions to the database as for one. */
export async function answerEach(
  db: Db<ResponsibilityTables>,
  { town, where, at, keys, forStaff }: Question & { keys: readonly string[]; forStaff: boolean },
): Promise<ResponsibilityAnswers> {
  const found = await municipalitiesFor(db, town, where);
  const [municipality] = found;
  if (!municipality) return { kind: 'unknown-place' };
  if (found.length > 1) return { kind: 'ask', choices: found };
  const isHome = municipality.ags === town?.ags;
  const rules = await findResponsible(db, town?.id ?? sharedTenant, { keys, municipality, at, forStaff, isHome });
  const answers = keys.map((key): [string, AnswerForPlace] => {
    const responsible = rules.get(key);
    return [
      key,
      responsible
        ? { kind: 'answer', municipality, responsible, us: isUs(town, municipality, responsible) }
        : { kind: 'no-rule', municipality },
    ];
  });
  return { kind: 'place', municipality, answers: new Map(answers) };
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
