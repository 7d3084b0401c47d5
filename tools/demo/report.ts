import type pg from 'pg';
import type { Check } from './check-driven.ts';
import type { Driven } from './drive-tour.ts';
import type { Plan } from './plan-visits.ts';
import type { Decision } from './play.ts';
import { countsFrom, numberFrom } from './read-server.ts';
import type { Post } from './settle-post.ts';
import type { Product } from './start-product.ts';
import type { Stopwatch } from './stopwatch.ts';
import { kilometres, type TownFacts } from './town-facts.ts';

export interface Played {
  begun: number;
  decisions: readonly Decision[];
  plans: readonly Plan[];
  driven: Driven | undefined;
  checks: readonly Check[];
  post: Post;
  facts: ReadonlyMap<string, TownFacts>;
  watch: Stopwatch;
  owner: pg.Pool;
  product: Product;
  journal: { code: number; output: string };
}

/** Prints what came of the calls. @returns whether everything is as it should be */
export async function printReport(played: Played): Promise<boolean> {
  const { decisions, watch, begun } = played;
  const checks = [...played.checks, ...(await serverChecks(played))];
  printCalls(decisions);
  printTours(played);
  await printOutcome(played);
  print(
    'Times',
    ['step', 'times', 'p50 ms', 'p95 ms', 'longest'],
    [...watch.rows().map((row) => [row.step, row.count, round(row.p50), round(row.p95), round(row.longest)])],
  );
  const failed = checks.filter(({ expected, found }) => expected !== found);
  print(
    'Checks on the server',
    ['', 'expected', 'found'],
    checks.map(({ what, expected, found }) => [expected === found ? what : `WRONG: ${what}`, expected, found]),
  );
  const wrong = decisions.filter(
    ({ decision, ground, taken: { call } }) =>
      call.expected && (call.expected.decision !== decision || call.expected.ground !== ground),
  );
  if (wrong.length > 0)
    print(
      'DIFFERENT FROM THE EXPECTED DECISIONS',
      ['call', 'expected', 'decided'],
      wrong.map(({ decision, ground, taken: { call } }) => [
        `${call.id} (${call.municipality})`,
        `${call.expected?.decision} ${call.expected?.ground}`,
        `${decision} ${ground}`,
      ]),
    );
  const expected = decisions.filter(({ taken }) => taken.call.expected).length;
  console.log(`\n${expected - wrong.length} of ${expected} decisions as expected, ${failed.length} checks failed`);
  console.log(`Total time ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return wrong.length === 0 && failed.length === 0;
}

/** How many applications the sandbox register says it has. */
async function referencesAt(product: Product): Promise<number> {
  const page = await (await fetch(`${product.address}/dev/register`)).text();
  return new Set(page.match(/R-[0-9A-F]{10}/g)).size;
}

async function serverChecks({ owner, product }: Played): Promise<Check[]> {
  const references = await referencesAt(product);
  const is = async (what: string, expected: number, query: string): Promise<Check> => ({
    what,
    expected,
    found: await numberFrom(owner, query),
  });
  return [
    await is('applications with a reference of the register', references, 'select count(*) as n from application'),
    await is('applications not delivered', 0, `select count(*) as n from application where state <> 'delivered'`),
    await is('notices left open', 0, `select count(*) as n from notice where state in ('to-print', 'to-call')`),
    await is('jobs on the desk as undelivered', 0, `select count(*) as n from undelivered where state = 'open'`),
  ];
}

function printCalls(decisions: readonly Decision[]): void {
  print(
    'Calls',
    ['channel', 'calls'],
    count(decisions, ({ taken: { call, door } }) => `${call.channel}, at the ${door}`),
  );
  print(
    'Decisions',
    ['town, decision, ground', 'calls'],
    count(decisions, ({ taken, decision, ground }) => `${taken.call.municipality} ${decision} ${ground}`),
  );
  const missed = decisions.filter(({ taken }) => !taken.found);
  console.log(`\nService found by the caller's own words: ${decisions.length - missed.length} of ${decisions.length}`);
  for (const { taken } of missed)
    console.log(`  not found: ${taken.call.id}, ${taken.call.service}: ${taken.call.wish}`);
  const rang = decisions.filter(({ taken: { call, door } }) => call.channel === 'portal' && door === 'desk');
  if (rang.length > 0)
    console.log(`Not offered in the portal, so they rang: ${rang.map(({ taken }) => taken.call.id).join(', ')}`);
}

function printTours({ plans, decisions, facts, driven }: Played): void {
  const callOf = new Map(decisions.map(({ visitId, taken }) => [visitId, taken.call]));
  const rows = plans
    .flatMap((plan) => plan.tours)
    .map((tour) => {
      const town = facts.get(tour.town);
      const calls = tour.stops.flatMap((visit) => callOf.get(visit) ?? []);
      const km = town && calls.length > 0 ? kilometres(town, calls) : 0;
      return { tour, km };
    });
  print(
    'Tours',
    ['town, day', 'visits', 'km'],
    [
      ...rows.map(({ tour, km }) => [
        `${tour.town} ${tour.day}${tour === driven?.tour ? ' (driven offline)' : ''}`,
        tour.stops.length,
        km.toFixed(1),
      ]),
      [
        'all',
        rows.reduce((sum, { tour }) => sum + tour.stops.length, 0),
        rows.reduce((sum, { km }) => sum + km, 0).toFixed(1),
      ],
    ],
  );
  const reasons = new Map<string, number>();
  for (const plan of plans)
    for (const [reason, times] of plan.reasons) reasons.set(reason, (reasons.get(reason) ?? 0) + times);
  if (reasons.size > 0) print('Why a visit did not fit on a day', ['reason', 'times'], [...reasons]);
  const left = plans.reduce((sum, plan) => sum + plan.left.length, 0);
  if (left > 0) console.log(`\n${left} visits fitted nowhere in the days tried`);
}

async function printOutcome({ owner, post, driven, decisions, journal, product }: Played): Promise<void> {
  const notices = await countsFrom(owner, 'select state as name, count(*) as n from notice group by 1 order by 1');
  const applications = await countsFrom(
    owner,
    'select state as name, count(*) as n from application group by 1 order by 1',
  );
  const mails = await (await fetch(`${product.address}/dev/mail`)).text();
  print(
    'What came of it',
    ['', 'number'],
    [
      ['residents on group lists', decisions.reduce((sum, { taken }) => sum + taken.listed, 0)],
      ['mails caught', new Set(mails.match(/href="\/dev\/mail\/[^"/]+"/g)).size],
      ['letters printed', post.letters],
      ['calls made', post.calls],
      ['calls no longer needed', post.overtaken],
      ...notices.map(([name, n]): [string, number] => [`notices ${name}`, n]),
      ['stops driven offline', driven?.stops ?? 0],
      ['people served', driven?.people ?? 0],
      ['services done', driven?.services ?? 0],
      ...applications.map(([name, n]): [string, number] => [`applications ${name}`, n]),
      ['references at the register', await referencesAt(product)],
      ['journal entries', await numberFrom(owner, 'select count(*) as n from journal_entry')],
    ],
  );
  console.log(`\n${journal.output.trim()}`);
}

function count<T>(all: readonly T[], key: (one: T) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a.localeCompare(b));
}

const round = (ms: number) => Math.round(ms);

function print(title: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => String(row[column] ?? '').length)),
  );
  const line = (cells: readonly (string | number)[]) =>
    cells
      .map((cell, column) =>
        column === 0 ? String(cell).padEnd(widths[0] ?? 0) : String(cell).padStart(widths[column] ?? 0),
      )
      .join('  ');
  console.log(`\n${title}\n  ${line(head)}`);
  for (const row of rows) console.log(`  ${line(row)}`);
}
