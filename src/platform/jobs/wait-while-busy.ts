import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '#platform/commands/execute.ts';

/** Below the jobs' heartbeat: nobody else takes the job meanwhile. */
const patienceMs = 8000;

/**
 * Runs a command again while the database is away for a moment. Giving the whole job back instead would repeat what it
 * has already done outside: the mail is sent, only its record is missing.
 */
export async function waitWhileBusy<O>(run: () => Promise<Outcome<O>>): Promise<Outcome<O>> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const outcome = await run();
    if (outcome.ok || outcome.problems[0].code !== 'database.busy' || performance.now() > end) return outcome;
    await sleep(250);
  }
}
