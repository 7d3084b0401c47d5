import pg from 'pg';
import { openClient, type WebClient } from '../../e2e/web-client.ts';
import { type Decided, decideNeed } from './decide-need.ts';
import { type Plan, planVisits } from './plan-visits.ts';
import { type Call, readCalls } from './read-calls.ts';
import { printReport } from './report.ts';
import type { Product } from './start-product.ts';
import { type Stopwatch, startWatch } from './stopwatch.ts';
import { type Staff, type TakenCall, takeCall } from './take-all.ts';
import { readTownFacts } from './town-facts.ts';

export interface Decision extends Decided {
  taken: TakenCall;
}

/** Plays a file of calls on a running product. @returns whether everything came out as it should */
export async function playDemo(product: Product, file: string, begun: number): Promise<boolean> {
  const calls = readCalls(file);
  const watch = startWatch();
  const staff = openStaff(product.address, watch);
  const towns = [...new Set(calls.map((call) => call.municipality))];
  const facts = new Map(towns.map((town) => [town, readTownFacts(town)]));
  const owner = new pg.Pool({ connectionString: product.databaseUrl, max: 1 });
  owner.on('error', () => {});
  try {
    const taken = await inTurn('1 Calls taken', calls, (call) => takeCall(product.address, staff, call, watch), about);
    const decisions = await inTurn(
      '2 Needs decided',
      taken,
      (one) => decideOne(one, staff, watch, facts.get(one.call.municipality)?.town.ags ?? ''),
      ({ taken: { call } }) => call.id,
    );
    const plans: Plan[] = [];
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(Date.now());
    for (const town of towns) {
      const visits = decisions.flatMap((one) =>
        one.taken.call.municipality === town && one.visitId ? [one.visitId] : [],
      );
      plans.push(await planVisits(await staff(town, 'dispatcher'), town, today, visits, watch.time));
      say(`3 Visits planned: ${town}, ${visits.length}`);
    }
    return printReport({ begun, decisions, plans, facts, watch, owner, product });
  } finally {
    await owner.end();
  }
}

async function decideOne(taken: TakenCall, staff: Staff, watch: Stopwatch, ags: string): Promise<Decision> {
  const desk = await staff(taken.call.municipality, 'dispatcher');
  const decided = await watch.time('need decided', () => decideNeed(desk, taken.call, taken.number, ags));
  return { ...decided, taken };
}

function openStaff(address: string, watch: Stopwatch): Staff {
  const known = new Map<string, Promise<WebClient>>();
  return (town, login) => {
    const key = `${town}/${login}`;
    const opened =
      known.get(key) ??
      watch.time('sign-in', async () => {
        const client = openClient(address, 'de');
        await client.signInAs(login, town);
        return client;
      });
    known.set(key, opened);
    return opened;
  };
}

const about = ({ call, number }: TakenCall) => `${call.id} ${number}`;

export function say(line: string): void {
  console.log(line);
}

/** One after the other, with a line now and then so that nobody wonders whether it hangs. */
async function inTurn<T extends { call?: Call; id?: string }, R>(
  title: string,
  all: readonly T[],
  run: (one: T) => Promise<R>,
  name: (done: R) => string,
): Promise<R[]> {
  const done: R[] = [];
  let last = Date.now();
  for (const one of all) {
    try {
      done.push(await run(one));
    } catch (error) {
      throw new Error(`${title}: ${one.id ?? one.call?.id ?? ''}`, { cause: error });
    }
    if (Date.now() - last > 2000) {
      last = Date.now();
      const latest = done.at(-1);
      say(`  ${title}: ${done.length} of ${all.length}${latest ? ` (${name(latest)})` : ''}`);
    }
  }
  say(`${title}: ${done.length}`);
  return done;
}
