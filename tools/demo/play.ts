import pg from 'pg';
import { openClient, type WebClient } from '../../e2e/web-client.ts';
import { type Check, checkDriven } from './check-driven.ts';
import { type Decided, decideNeed } from './decide-need.ts';
import { type Driven, driveTour } from './drive-tour.ts';
import { type Plan, type PlannedTour, planVisits } from './plan-visits.ts';
import { type Call, readCalls } from './read-calls.ts';
import { crewOf, waitForJobs } from './read-server.ts';
import { printReport } from './report.ts';
import { settlePost } from './settle-post.ts';
import type { Product } from './start-product.ts';
import { type Stopwatch, startWatch } from './stopwatch.ts';
import { type Staff, type TakenCall, takeCall } from './take-all.ts';
import { readTownFacts } from './town-facts.ts';

export interface Decision extends Decided {
  taken: TakenCall;
}

/** How many stops the tour has that is driven. */
const wantedStops = 5;
/** The device looks so far ahead. */
const daysAhead = 7;

const say = (line: string) => console.log(line);

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
    const taken = await inTurn('1 Calls', calls, (call) => takeCall(product.address, staff, call, watch));
    const decisions = await inTurn('2 Needs decided', taken, async (one): Promise<Decision> => {
      const { call, number } = one;
      const desk = await staff(call.municipality, 'dispatcher');
      const ags = facts.get(call.municipality)?.town.ags ?? '';
      return { ...(await watch.time('need decided', () => decideNeed(desk, call, number, ags))), taken: one };
    });
    const today = dayInGermany(Date.now());
    const plans = await planTowns(towns, decisions, today, staff, watch);
    const driven = await driveOne(product, plans, owner, today, watch);
    const checks: Check[] = [];
    say('5 Jobs, letters, calls');
    const jobsDone = () => watch.time('jobs awaited', () => waitForJobs(owner, say));
    checks.push({ what: 'jobs done in time', expected: 1, found: Number(await jobsDone()) });
    const post = { letters: 0, calls: 0, overtaken: 0 };
    for (const town of towns) {
      const desk = await staff(town, 'agent');
      const settled = await watch.time('letters and calls of a town', () => settlePost(desk));
      post.letters += settled.letters;
      post.calls += settled.calls;
      post.overtaken += settled.overtaken;
    }
    say(`  ${post.letters} letters printed, ${post.calls} calls made`);
    await waitForJobs(owner, say);
    if (driven) checks.push(...(await checkDriven(owner, driven)));
    say('6 Journal verified');
    const journal = await watch.time('journal verified', () => product.run(['verify-journal']));
    checks.push({ what: 'journal findings', expected: 0, found: journal.code });
    return await printReport({ begun, decisions, plans, driven, checks, post, facts, watch, owner, product, journal });
  } finally {
    await owner.end();
  }
}

async function planTowns(
  towns: readonly string[],
  decisions: readonly Decision[],
  today: string,
  staff: Staff,
  watch: Stopwatch,
): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (const town of towns) {
    const visits = decisions.flatMap(({ taken, visitId }) =>
      taken.call.municipality === town && visitId ? [visitId] : [],
    );
    const plan = await planVisits(await staff(town, 'dispatcher'), town, today, visits, watch.time);
    say(
      `3 Planned in ${town}: ${visits.length - plan.left.length} of ${visits.length} visits, ${plan.tours.length} tours, ${plan.cancelled} empty ones cancelled`,
    );
    plans.push(plan);
  }
  return plans;
}

/** Drives a tour of five stops; where no tour has five, the next longer one, else the longest. */
async function driveOne(
  product: Product,
  plans: readonly Plan[],
  owner: pg.Pool,
  today: string,
  watch: Stopwatch,
): Promise<Driven | undefined> {
  const until = new Date(Date.parse(today) + daysAhead * 86_400_000).toISOString().slice(0, 10);
  const far = ({ stops }: PlannedTour) =>
    stops.length >= wantedStops ? stops.length - wantedStops : 100 - stops.length;
  const [tour] = plans
    .flatMap((plan) => plan.tours)
    .filter((one) => one.stops.length > 0 && one.day <= until)
    .toSorted((a, b) => far(a) - far(b));
  if (!tour) {
    say('4 No tour to drive: nobody was granted a visit');
    return undefined;
  }
  say(`4 Driving a tour of ${tour.town} on ${tour.day} with ${tour.stops.length} stops`);
  const crew = { town: tour.town, login: await crewOf(owner, tour.id) };
  return watch.time('field: whole tour', () => driveTour(product.address, crew, tour, watch, say));
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

function dayInGermany(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(at);
}

/** One after the other, with a line now and then so that nobody wonders whether it hangs. */
async function inTurn<T extends Call | TakenCall, R>(
  title: string,
  all: readonly T[],
  run: (one: T) => Promise<R>,
): Promise<R[]> {
  const done: R[] = [];
  let told = Date.now();
  for (const one of all) {
    const { id } = 'call' in one ? one.call : one;
    try {
      done.push(await run(one));
    } catch (error) {
      throw new Error(`${title}: ${id}`, { cause: error });
    }
    if (Date.now() - told > 2000) {
      told = Date.now();
      say(`  ${done.length} of ${all.length}`);
    }
  }
  say(`${title}: ${done.length}`);
  return done;
}
