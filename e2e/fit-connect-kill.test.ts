import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExampleTown } from '#domain/test-world.ts';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { deliver, verdictOn } from './fit-connect-double/deliver.ts';
import {
  applied,
  type FitConnectWorld,
  openFitConnectWorld,
  receiverTown,
  senderTown,
  sendingOf,
} from './fit-connect-double/world.ts';

let fit: FitConnectWorld;
beforeAll(async () => {
  fit = await openFitConnectWorld();
});
afterAll(() => fit?.close());

/** More steps than a job can have: whoever gets here has a loop. */
const maxSteps = 40;

/** Runs the job in a process that kills itself after so many steps. True when it was killed. */
async function killedAt(step: number, town: ExampleTown, reaction: string, entry: string): Promise<boolean> {
  const root = findPackageRoot();
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'e2e/fit-connect-double/killed-child.ts')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: fit.world.product.databaseUrl,
      DATA_DIR: fit.world.dataDir,
      MASTER_KEY: Buffer.from(fit.world.product.masterKey).toString('hex'),
      PARTIES: fit.folder,
      TOWN: town,
      REACTION: reaction,
      ENTRY: entry,
      KILL_AT: String(step),
    },
  });
  const [code, signal] = await once(child, 'exit');
  if (signal === 'SIGKILL') return true;
  expect(code).toBe(0);
  return false;
}

async function entryOf(
  town: ExampleTown,
  type: string,
  of: { application: string } | { subject: string },
): Promise<string> {
  const row = await fit.world.read((db) => {
    const query = db.selectFrom('journal_entry').select('id').where('type', '=', type);
    return 'subject' in of
      ? query.where('subject_id', '=', of.subject).executeTakeFirstOrThrow()
      : query.where(sql`data->>'application'`, '=', of.application).executeTakeFirstOrThrow();
  }, town);
  return row.id;
}

test('killed after any step of sending: each application is handed over once, and only once', async () => {
  let sent = 0;
  for (let step = 1; step <= maxSteps; step++) {
    const { application } = await applied(fit.world, 2);
    const entry = await entryOf(senderTown, 'application.submitted', { application });
    const killed = await killedAt(step, senderTown, 'applications.deliver', entry);
    // What the queue does with a dead worker's job: somebody else takes it.
    await fit.world.runJobs();
    sent += 1;
    const { submissions, state } = await sendingOf(fit.world, application);
    expect(state, `after step ${step}`).toBe('waiting');
    expect(
      submissions.map((one) => one.step),
      `after step ${step}`,
    ).toEqual(['submitted']);
    const held = fit.double.store.held.get(submissions[0]?.submission_id ?? '');
    expect(held?.attachments.size, `after step ${step}`).toBe(2);
    const handedOver = [...fit.double.store.held.values()].filter((one) => one.state === 'submitted');
    expect(handedOver, `after step ${step}`).toHaveLength(sent);
    if (!killed) {
      expect(step).toBeGreaterThan(10);
      return;
    }
  }
  throw new Error('the job never came to its end');
}, 600_000);

test('killed after any step of receiving: each submission is one case and one acceptance', async () => {
  for (let step = 1; step <= maxSteps; step++) {
    const held = await deliver(fit, { attachments: [{ bytes: Buffer.from(`%PDF-1.7 ${step}`) }] });
    fit.world.clock.set(new Date().toISOString());
    // Seen as the clock would see it, but not yet worked on.
    await fit.world.tick();
    const entry = await entryOf(receiverTown, 'fit-connect.seen', { subject: held.id });
    const killed = await killedAt(step, receiverTown, 'applications.fit-connect-receive', entry);
    await fit.world.runJobs();
    expect(verdictOn(fit, held), `after step ${step}`).toBe('accept');
    const { cases, inbox, papers } = await fit.world.read(
      async (db) => ({
        cases: await db.selectFrom('application').select('case_id').where('source_id', '=', held.id).execute(),
        inbox: await db.selectFrom('fit_connect_inbox').select('step').where('submission_id', '=', held.id).execute(),
        papers: await db
          .selectFrom('paper')
          .innerJoin('application', 'application.case_id', 'paper.case_id')
          .select('paper.id')
          .where('application.source_id', '=', held.id)
          .execute(),
      }),
      receiverTown,
    );
    expect(cases, `after step ${step}`).toHaveLength(1);
    expect(papers, `after step ${step}`).toHaveLength(2);
    expect(inbox, `after step ${step}`).toEqual([{ step: 'answered' }]);
    const accepted = fit.double.seen.filter(
      (one) => one.path.endsWith(`${held.caseId}/events`) && one.method === 'POST' && one.status === 204,
    );
    expect(accepted, `after step ${step}`).toHaveLength(1);
    if (!killed) {
      expect(step).toBeGreaterThan(7);
      return;
    }
  }
  throw new Error('the job never came to its end');
}, 600_000);
