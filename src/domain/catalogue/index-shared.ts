import { sql } from 'kysely';
import type { Db } from '#platform/db/pool.ts';
import type { EverydayService, EverydayWords } from './everyday-words.ts';
import { distinct, type IndexedService, weigh, weighPhrase, weights } from './search-entry.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';
import { tokens } from './words.ts';
import { type IndexTables, openIndex } from './write-index.ts';

export interface ListedService {
  key: string;
  name: string;
  name_en: string | null;
  type: string;
  legal_basis: string;
  life_event: string | null;
  /** Other words for it and its short text, where texts were imported. */
  words?: string;
  summary?: string;
}

const pageSize = 500;
/** Of a text the beginning says what it is about; the rest is found by the full-text search. */
const firstWords = 300;

type Needs = IndexTables & Pick<CatalogueTables, 'public_service' | 'search_related'>;

/** Brings the search to the services of the shared layer and the everyday words. Returns how many services changed. */
export async function indexShared(tx: Db<Needs>, everyday: EverydayWords): Promise<number> {
  await writeRelated(tx, everyday.related);
  const index = await openIndex(tx, sharedTenant);
  const objects = await objectNames(tx);
  // Page by page: with their texts the services of a whole Land do not fit into the memory of an import.
  for (let after = ''; ; ) {
    const services = await tx
      .selectFrom('public_service')
      .select(['key', 'name', 'name_en', 'type', 'legal_basis', 'life_event', 'words', 'summary'])
      .where('tenant', '=', sharedTenant)
      .where('key', '>', after)
      .orderBy('key')
      .limit(pageSize)
      .execute();
    await index.put(entriesOf(services, everyday.services, objects));
    const last = services.at(-1);
    if (!last || services.length < pageSize) return index.close({ complete: true });
    after = last.key;
  }
}

/** What the services are about: the names of those without an action, by the digits of their object. */
async function objectNames(tx: Db<Needs>): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('public_service')
    .select(['key', 'name'])
    .where('tenant', '=', sharedTenant)
    .where('key', 'like', '%000000')
    .execute();
  return new Map(rows.map(({ key, name }) => [objectOf(key), name]));
}

/** The entries of the federal list: the name in its parts (object and action), and the everyday words of it and its kin. */
function entriesOf(
  services: readonly ListedService[],
  everyday: readonly EverydayService[],
  objects: ReadonlyMap<string, string>,
): IndexedService[] {
  const own = new Map(everyday.map((each) => [each.key, each]));
  const kin = Map.groupBy(everyday, (each) => objectOf(each.key));
  return services.map((service) =>
    entryOf(service, objects, own.get(service.key), kin.get(objectOf(service.key)) ?? []),
  );
}

/** Gruppierung and Kennung: what the service is about, without what is done to it. */
export function objectOf(key: string): string {
  return key.slice(0, 8);
}

function entryOf(
  service: ListedService,
  objects: ReadonlyMap<string, string>,
  own: EverydayService | undefined,
  kin: readonly EverydayService[],
): IndexedService {
  const object = objects.get(objectOf(service.key)) ?? '';
  const rest = service.name.startsWith(object) ? service.name.slice(object.length) : '';
  const found: Record<string, number> = {};
  const said = (each: EverydayService) => [each.name.de, each.name.en, ...each.de, ...each.en];
  weigh(found, service.legal_basis.replace(/\[.*?\]/g, ' '), weights.summary);
  for (const each of kin) for (const text of said(each)) weighPhrase(found, text, weights.inherited);
  weigh(found, rest, weights.action);
  weigh(found, rest === '' ? service.name : object, weights.name * brevity(rest === '' ? service.name : object));
  const synonyms = (service.words ?? '').split('|').filter((word) => word !== '');
  for (const text of synonyms) weighPhrase(found, text, weights.everyday);
  weigh(found, (service.summary ?? '').slice(0, firstWords), weights.summary);
  const phrases = [service.name, ...synonyms];
  if (own) {
    for (const text of said(own)) weighPhrase(found, text, weights.everyday);
    for (const text of [own.name.de, own.name.en]) weigh(found, text, weights.name);
    phrases.push(...said(own));
  }
  return {
    key: service.key,
    entry: {
      name: { de: service.name, en: own?.name.en ?? service.name_en },
      weights: found,
      phrases: distinct(phrases),
      prior: priorOf(service, own !== undefined),
    },
    body: `${service.name} ${service.legal_basis} ${service.life_event ?? ''} ${service.summary ?? ''}`,
  };
}

/** In a long official name each word says less about it. */
function brevity(name: string): number {
  return Math.max(0.35, 1 / Math.sqrt(Math.max(1, tokens(name).length)));
}

/** Residents mean the common services first, then what a town does, then what only a federal office does. */
function priorOf({ key, type }: ListedService, common: boolean): number {
  if (common) return 1.2;
  const reach = type === '1' ? 0.8 : 1;
  return key.endsWith('000000') ? reach * 0.9 : reach;
}

async function writeRelated(tx: Db<Needs>, groups: EverydayWords['related']): Promise<void> {
  const pairs = new Map<string, [string, string]>();
  for (const group of groups) {
    const words = [...new Set(group.flatMap(tokens))];
    for (const word of words)
      for (const other of words) if (word !== other) pairs.set(`${word} ${other}`, [word, other]);
  }
  await tx.deleteFrom('search_related').where('tenant', '=', sharedTenant).execute();
  const rows = [...pairs.values()];
  await sql`insert into search_related (tenant, word, other)
    select ${sharedTenant}, * from unnest(${rows.map(([word]) => word)}::text[], ${rows.map(([, other]) => other)}::text[])`.execute(
    tx,
  );
}
