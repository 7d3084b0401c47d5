import { sql } from 'kysely';
import { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import type { Db } from '#platform/db/pool.ts';
import { type CatalogueStep, catalogueEntry } from './catalogue-step.ts';
import { refuse } from './problems.ts';
import type { CatalogueTables } from './tables.ts';

type Needs = Pick<CatalogueTables, 'search_miss'>;

/** After so many days without being asked again, words nobody found anything for are forgotten. */
const keepDays = 90;
/** More different words than this a town's editor would not read; further ones are only counted where they are known. */
const atMost = 500;

/**
 * Counts words that found nothing, so that the office learns what people look for. Never who asked, and nothing that looks
 * like a person's: digits of a number, an address, a mail address, a whole story.
 */
export async function noteMiss(tx: Db<Needs>, tenant: string, typed: string, now: string): Promise<void> {
  const words = missWords(typed);
  if (words === undefined) return;
  await sql`insert into search_miss (tenant, words, times, first_at, last_at)
    select ${tenant}, ${words}, 1, ${now}::timestamptz, ${now}::timestamptz
    where (select count(*) from search_miss where tenant = ${tenant}) < ${atMost}
      or exists (select from search_miss where tenant = ${tenant} and words = ${words})
    on conflict (tenant, words) do update set times = search_miss.times + 1, last_at = excluded.last_at, settled_at = null`.execute(
    tx,
  );
}

/** The words as they are counted: small, single spaces; `undefined` when they are not to be kept. */
export function missWords(typed: string): string | undefined {
  const words = typed.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  const isKept = words.length >= 2 && words.length <= 60 && words.split(' ').length <= 5 && !/\d|@/.test(words);
  return isKept ? words : undefined;
}

export interface SearchMiss {
  words: string;
  times: number;
  firstAt: string;
  lastAt: string;
}

/** What people looked for in vain and nobody has settled, the most asked first. */
export async function openMisses(db: Db<Needs>, tenant: string): Promise<SearchMiss[]> {
  return db
    .selectFrom('search_miss')
    .select(['words', 'times', 'first_at as firstAt', 'last_at as lastAt'])
    .where('tenant', '=', tenant)
    .where('settled_at', 'is', null)
    .orderBy('times', 'desc')
    .orderBy('last_at', 'desc')
    .limit(200)
    .execute();
}

/** Marks words as settled; says whether they were waiting. */
export async function settle(step: CatalogueStep, words: string): Promise<boolean> {
  const done = await step.tx
    .updateTable('search_miss')
    .set({ settled_at: step.now })
    .where('tenant', '=', step.tenant)
    .where('words', '=', words)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** These words are no service of ours: off the list, until somebody asks again. Refuses `catalogue.no-such-miss`. */
export const settleMiss = defineCommand({
  name: 'catalogue.settle-miss',
  input: z.strictObject({ words: z.string().min(2).max(80) }),
  async run(step: CatalogueStep, { words }) {
    if (!(await settle(step, words))) throw refuse('catalogue.no-such-miss');
    return { value: {}, journal: [catalogueEntry('town', step.tenant, 'catalogue.miss-settled')] };
  },
});

/** Forgets words nobody has asked for lately. */
export const forgetMisses = defineCommand({
  name: 'catalogue.forget-misses',
  input: z.strictObject({}),
  async run(step: CatalogueStep) {
    const gone = await step.tx
      .deleteFrom('search_miss')
      .where('tenant', '=', step.tenant)
      .where('last_at', '<', oldest(step.now))
      .executeTakeFirst();
    const words = Number(gone.numDeletedRows);
    return {
      value: { words },
      journal: [catalogueEntry('town', step.tenant, 'catalogue.misses-forgotten', { words })],
    };
  },
});

/** Is there anything to forget? */
export async function hasOldMisses(db: Db<Needs>, tenant: string, now: string): Promise<boolean> {
  const found = await db
    .selectFrom('search_miss')
    .select('words')
    .where('tenant', '=', tenant)
    .where('last_at', '<', oldest(now))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

function oldest(now: string): string {
  return new Date(Date.parse(now) - keepDays * 86_400_000).toISOString();
}
