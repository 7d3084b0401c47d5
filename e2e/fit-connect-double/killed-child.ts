import { join } from 'node:path';
import { z } from 'zod';
import type { Tables } from '#domain/tables.ts';
import { loadSigningKey } from '#platform/crypto/signing-key.ts';
import { openDatabase } from '#platform/db/pool.ts';
import { runReaction } from '#platform/jobs/worker.ts';
import { openBlobStore } from '#platform/storage/blobs.ts';
import { composeProduct } from '#product';
import { partiesIn } from './world.ts';

/**
 * Runs one job of a reaction in a process of its own and dies by SIGKILL after so many steps: each answer from outside
 * and each commit is one. Ends with 0 when the job is done before that.
 */
const wish = z
  .object({
    DATABASE_URL: z.string(),
    DATA_DIR: z.string(),
    MASTER_KEY: z.string(),
    PARTIES: z.string(),
    TOWN: z.string(),
    REACTION: z.string(),
    ENTRY: z.uuid(),
    KILL_AT: z.coerce.number().int(),
  })
  .parse(process.env);

let steps = 0;
function step() {
  steps += 1;
  if (steps === wish.KILL_AT) process.kill(process.pid, 'SIGKILL');
}
const ask = globalThis.fetch;
globalThis.fetch = async (...request) => {
  const answer = await ask(...request);
  step();
  return answer;
};

const now = () => new Date().toISOString();
const database = openDatabase<Tables>(wish.DATABASE_URL, { max: 2 });
const masterKey = Buffer.from(wish.MASTER_KEY, 'hex');
const product = await composeProduct({
  databaseUrl: wish.DATABASE_URL,
  database,
  mailer: { sendMail: async () => ({ ok: true, messageId: '<none@test>' }), close: async () => {} },
  blobs: openBlobStore({ dataDir: wish.DATA_DIR, masterKey }),
  masterKey,
  signingKey: await loadSigningKey(join(wish.DATA_DIR, 'signing-key.json')),
  publicUrl: 'http://127.0.0.1:8080',
  registerUrl: 'http://127.0.0.1:9/register',
  fitConnect: await partiesIn(wish.PARTIES, now),
  now,
});
const { gate } = product;
const reaction = product.reactions[wish.REACTION];
if (!reaction) throw new Error(`no reaction ${wish.REACTION}`);
await runReaction(
  {
    ...product,
    log: () => {},
    gate: {
      ...gate,
      execute: async (call) => {
        const outcome = await gate.execute(call);
        step();
        return outcome;
      },
    },
  },
  reaction,
  { tenant: wish.TOWN, entryId: wish.ENTRY, reaction: wish.REACTION },
  1,
);
process.exit(0);
