import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#platform/db/pool.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { type Candidate, matchQuality, rankServices, rarity, type WordMatch } from './rank-services.ts';
import { searchEntryShape } from './search-entry.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';
import { askedWords, fold } from './words.ts';

export interface FoundService {
  key: string;
  /** Of the town's own layer, with everything a page shows; otherwise from the shared list. */
  own: boolean;
  name: { de: string; en: string | null };
  /** Higher is better; only comparable within one search. */
  score: number;
}

/** The name to show in a language; `lang` says which it is in, where the list knows no other. */
export function foundName({ name }: Pick<FoundService, 'name'>, lang: Lang): { text: string; lang?: Lang } {
  if (lang === 'de') return { text: name.de };
  return name.en === null ? { text: name.de, lang: 'de' } : { text: name.en };
}

type Needs = Pick<CatalogueTables, 'search_entry' | 'search_posting' | 'search_word'>;

const candidatesShape = z.array(z.object({ tenant: z.string(), key: z.string(), entry: searchEntryShape }));
const reach = 80;

/**
 * Finds services by everyday words in either language, in the town's own layer and the shared one: filler words,
 * endings, umlauts written out, compounds and typing mistakes do not matter. Best first; nothing that shares no word.
 * PostgreSQL finds the words and the candidates, `rankServices` orders them.
 */
export async function searchServices(
  db: Db<Needs>,
  tenant: string,
  words: string,
  limit = 20,
): Promise<FoundService[]> {
  const question = askedWords(words.slice(0, 200));
  if (question.asked.length === 0) return [];
  const { matches, services } = await matchWords(db, question);
  let candidates = await byWords(db, tenant, matches, services);
  if (candidates.length < 5) candidates = [...candidates, ...(await byText(db, words, candidates))];
  const ranked = rankServices(candidates, matches, services);
  const best = ranked[0]?.score ?? 0;
  return spread(ranked.filter(({ score }) => score > best / 20))
    .slice(0, limit)
    .map(({ key, own, entry, score }) => ({ key, own, name: entry.name, score }));
}

async function matchWords(db: Db<Needs>, { asked, joined }: ReturnType<typeof askedWords>) {
  const { rows } = await sql<{
    asked_word: string;
    term: string;
    related: boolean;
    word: string;
    users: number;
    how: string;
    likeness: number;
  }>`select * from search_words(${asked}, ${joined})`.execute(db);
  const matches = new Map<string, WordMatch>();
  let services = 0;
  for (const row of rows) {
    // The empty word counts the services.
    if (row.how === 'count') {
      services += row.users;
      continue;
    }
    const quality = matchQuality(row);
    if (quality === 0) continue;
    const id = `${row.asked_word} ${row.word}`;
    const before = matches.get(id);
    // Both layers may use the word; the better way to match counts, the users add up.
    if (!before) matches.set(id, { asked: row.asked_word, word: row.word, quality, users: row.users });
    else before.quality = Math.max(before.quality, quality);
  }
  return { matches: [...matches.values()], services: Math.max(1, services) };
}

/** Candidates with the weights of the matched words only: the others count for nothing and cost their reading. */
async function byWords(db: Db<Needs>, tenant: string, matches: readonly WordMatch[], services: number) {
  if (matches.length === 0) return [];
  const worth = matches.map((match) => match.quality * rarity(match.users, services));
  const { rows } = await sql`
    with asked as (
      select * from unnest(${matches.map((match) => match.asked)}::text[], ${matches.map((match) => match.word)}::text[],
        ${worth}::real[]) a(asked, word, worth)
    ), hit as materialized (
      select p.tenant, p.key, p.word, p.weight, a.asked, p.weight * a.worth as score
      from asked a join search_posting p on p.word = a.word and p.tenant in (${tenant}, ${sharedTenant})
    ), best as (
      select tenant, key, asked, max(score) as score from hit group by tenant, key, asked
    ), top as (
      select tenant, key from best group by tenant, key order by sum(score) + 2 * count(*) desc limit ${reach}
    ), said as (
      select tenant, key, jsonb_object_agg(word, weight) as weights from top join hit using (tenant, key) group by tenant, key
    )
    select tenant, key, (e.entry - 'weights') || jsonb_build_object('weights', s.weights) as entry
    from said s join search_entry e using (tenant, key)`.execute(db);
  return withoutOverlaid(rows);
}

async function byText(db: Db<Needs>, words: string, known: readonly Candidate[]) {
  const { rows } = await sql`
    select e.tenant, e.key, e.entry from search_bodies(${fold(words)}, 10) b
    join search_entry e on e.tenant = b.tenant and e.key = b.key`.execute(db);
  return withoutOverlaid(rows).filter(({ key }) => !known.some((other) => other.key === key));
}

/** Where the town has a row of its own, the shared one is not shown. */
function withoutOverlaid(rows: readonly unknown[]): Candidate[] {
  const read = candidatesShape.parse(rows);
  const own = new Set(read.filter((row) => row.tenant !== sharedTenant).map((row) => row.key));
  return read
    .filter((row) => row.tenant !== sharedTenant || !own.has(row.key))
    .map(({ tenant, key, entry }) => ({ key, own: tenant !== sharedTenant, entry }));
}

/** Not more than two of one object (the first eight digits) in a row: who asks for a dog tax sees other dog matters too. */
function spread<T extends { key: string; score: number }>(ranked: readonly T[]): T[] {
  const seen = new Map<string, number>();
  return ranked
    .map((each) => {
      const object = each.key.slice(0, 8);
      const before = seen.get(object) ?? 0;
      seen.set(object, before + 1);
      return { each, score: each.score * 0.85 ** Math.max(0, before - 1) };
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ each }) => each);
}
