import type { Database } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { appendLeaf, emptyFrontier, type Frontier, treeRoot } from './merkle.ts';
import { lastSeal } from './seal.ts';

/** What a checkpoint says, signed: the tree head of RFC 6962 § 3.5 beside the chain's last link. */
export interface Checkpoint {
  tenant: string;
  size: number;
  root: string;
  chain: string;
  at: string;
}

/**
 * Signs the state of a tenant's journal, if it has grown since the last checkpoint.
 * The caller sends the signature out of the operator's reach.
 */
export async function writeCheckpoint(
  database: Database<PlatformTables>,
  tenant: string,
  now: string,
  sign: (checkpoint: Checkpoint) => Promise<string>,
): Promise<{ checkpoint: Checkpoint; signature: string } | undefined> {
  const grown = await database.read(tenant, async (db) => {
    const previous = await db
      .selectFrom('journal_checkpoint')
      .select(['size', 'frontier'])
      .where('tenant', '=', tenant)
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst();
    const head = await lastSeal(db, tenant);
    let frontier: Frontier = previous ? { size: previous.size, roots: previous.frontier } : emptyFrontier;
    if (head.seq === frontier.size) return undefined;
    while (frontier.size < head.seq) {
      const leaves = await db
        .selectFrom('journal_seal')
        .select('leaf')
        .where('tenant', '=', tenant)
        .where('seq', '>', frontier.size)
        .where('seq', '<=', head.seq)
        .orderBy('seq')
        .limit(5000)
        .execute();
      if (leaves.length === 0) throw new Error('the chain has a gap');
      for (const { leaf } of leaves) frontier = appendLeaf(frontier, leaf);
    }
    return { frontier, chain: head.chain };
  });
  if (!grown) return undefined;
  const { frontier, chain } = grown;
  const root = treeRoot(frontier);
  const checkpoint = { tenant, size: frontier.size, root: root.toString('hex'), chain: chain.toString('hex'), at: now };
  // Signing is slow and stands outside the transaction.
  const signature = await sign(checkpoint);
  await database.transaction(tenant, (tx) =>
    tx
      .insertInto('journal_checkpoint')
      .values({ tenant, size: frontier.size, root, chain, frontier: frontier.roots, signature, at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  return { checkpoint, signature };
}
