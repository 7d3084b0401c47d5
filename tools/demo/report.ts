import type pg from 'pg';
import type { Plan } from './plan-visits.ts';
import type { Decision } from './play.ts';
import type { Product } from './start-product.ts';
import type { Stopwatch } from './stopwatch.ts';
import { kilometres, type TownFacts } from './town-facts.ts';

export interface Played {
  begun: number;
  decisions: readonly Decision[];
  plans: readonly Plan[];
  facts: ReadonlyMap<string, TownFacts>;
  watch: Stopwatch;
  owner: pg.Pool;
  product: Product;
}

export async function printReport(played: Played): Promise<boolean> {
  const { decisions, plans, watch, begun } = played;
  const wrong = decisions.filter(
    ({ decision, ground, taken: { call } }) =>
      call.expected && (call.expected.decision !== decision || call.expected.ground !== ground),
  );
  table(
    'Channel',
    count(decisions, ({ taken }) => `${taken.call.channel} (${taken.door})`),
  );
  table(
    'Decision and ground',
    count(decisions, (one) => `${one.taken.call.municipality} ${one.decision} ${one.ground}`),
  );
  const missed = decisions.filter(({ taken }) => !taken.found);
  console.log(`\nWish found by everyday words: ${decisions.length - missed.length} of ${decisions.length}`);
  for (const { taken } of missed)
    console.log(`  ${taken.call.id} ${taken.call.service} not found by: ${taken.call.wish}`);
  for (const plan of plans)
    for (const [reason, times] of plan.reasons) console.log(`  did not fit ${times}×: ${reason}`);
  console.log(
    plans
      .flatMap((plan) => plan.tours)
      .map((tour) => `${tour.town} ${tour.day} ${tour.stops.length}`)
      .join('\n'),
  );
  console.log(plans.map((plan) => plan.left.length));
  console.log('\nStep                        times    p50 ms    p95 ms   longest');
  for (const row of watch.rows())
    console.log(
      `${row.step.padEnd(26)}${String(row.count).padStart(7)}${[row.p50, row.p95, row.longest].map((ms) => ms.toFixed(0).padStart(10)).join('')}`,
    );
  if (wrong.length > 0) {
    console.log('\nDIFFERENT FROM WHAT WAS EXPECTED');
    for (const {
      decision,
      ground,
      taken: { call },
    } of wrong)
      console.log(
        `  ${call.id}: expected ${call.expected?.decision} ${call.expected?.ground}, got ${decision} ${ground}`,
      );
  }
  console.log(`\nTotal ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  void kilometres;
  return wrong.length === 0;
}

function count<T>(all: readonly T[], key: (one: T) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a.localeCompare(b));
}

function table(title: string, rows: readonly [string, number][]): void {
  console.log(`\n${title}`);
  for (const [name, number] of rows) console.log(`  ${name.padEnd(48)}${String(number).padStart(5)}`);
}
