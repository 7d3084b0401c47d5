import { sql } from 'kysely';
import type { Database } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import type { Checkpoint } from './checkpoint.ts';
import { appendLeaf, chainHash, chainStart, emptyFrontier, treeRoot } from './merkle.ts';
import { leafOf, sealedColumns } from './seal.ts';

export interface JournalFinding {
  kind: 'altered' | 'missing' | 'reordered' | 'unsealed' | 'checkpoint';
  seq?: number;
  entry?: string;
  detail: string;
}

/**
 * Recomputes a tenant's whole chain from the rows and compares it with the seals, the checkpoints
 * and the done-list. Finds altered, missing, reordered and slipped-in rows.
 */
export async function verifyJournal(
  database: Database<PlatformTables>,
  tenant: string,
  checkSignature: (signature: string) => Promise<Checkpoint | undefined>,
  progress: (done: number) => void = () => {},
): Promise<{ entries: number; findings: JournalFinding[] }> {
  const findings: JournalFinding[] = [];
  const checkpoints = await database.read(tenant, (db) =>
    db.selectFrom('journal_checkpoint').selectAll().where('tenant', '=', tenant).orderBy('size').execute(),
  );
  let chain: Buffer = chainStart;
  let frontier = emptyFrontier;
  let seq = 0;
  let nextCheckpoint = 0;
  for (;;) {
    const rows = await database.read(tenant, (db) =>
      db
        .selectFrom('journal_seal as s')
        .leftJoin('journal_entry as e', (join) =>
          join.onRef('e.tenant', '=', 's.tenant').onRef('e.id', '=', 's.entry_id'),
        )
        .select(['s.seq', 's.entry_id', 's.leaf', 's.chain', 'e.id as found'])
        .select(sealedColumns.map((column) => `e.${column}` as const))
        .where('s.tenant', '=', tenant)
        .where('s.seq', '>', seq)
        .orderBy('s.seq')
        .limit(2000)
        .execute(),
    );
    if (rows.length === 0) break;
    for (const row of rows) {
      if (row.seq !== seq + 1)
        findings.push({ kind: 'missing', seq: seq + 1, detail: `numbers ${seq + 1} to ${row.seq - 1} are missing` });
      seq = row.seq;
      const entry = presentEntry(row);
      if (!entry) findings.push({ kind: 'missing', seq, entry: row.entry_id, detail: 'the sealed entry is gone' });
      else if (!leafOf(entry).equals(row.leaf))
        findings.push({ kind: 'altered', seq, entry: row.entry_id, detail: 'the entry differs from its seal' });
      if (!chainHash(chain, row.leaf).equals(row.chain))
        findings.push({
          kind: 'reordered',
          seq,
          entry: row.entry_id,
          detail: 'the link does not follow from the one before',
        });
      chain = row.chain;
      frontier = appendLeaf(frontier, row.leaf);
      const checkpoint = checkpoints[nextCheckpoint];
      if (checkpoint?.size === seq) {
        nextCheckpoint += 1;
        const signed = await checkSignature(checkpoint.signature);
        const root = treeRoot(frontier).toString('hex');
        if (
          !signed ||
          signed.tenant !== tenant ||
          signed.size !== seq ||
          signed.root !== root ||
          signed.chain !== chain.toString('hex')
        ) {
          findings.push({ kind: 'checkpoint', seq, detail: 'the signed checkpoint does not match the journal' });
        }
      }
    }
    progress(seq);
  }
  for (const checkpoint of checkpoints.slice(nextCheckpoint)) {
    findings.push({
      kind: 'missing',
      seq: checkpoint.size,
      detail: `a checkpoint covers ${checkpoint.size} entries, the journal has ${seq}`,
    });
  }
  findings.push(...(await unsealedFindings(database, tenant)));
  return { entries: seq, findings };
}

/** Entries that neither wait nor are sealed, and finished commands whose entries are gone. */
async function unsealedFindings(database: Database<PlatformTables>, tenant: string): Promise<JournalFinding[]> {
  const { rows } = await database.read(tenant, (db) =>
    sql<{ id: string; kind: 'unsealed' | 'missing' }>`
      select e.id, 'unsealed' as kind from journal_entry e
      where e.tenant = ${tenant}
        and not exists (select from journal_seal s where s.tenant = e.tenant and s.entry_id = e.id)
        and not exists (select from journal_pending p where p.tenant = e.tenant and p.entry_id = e.id)
      union all
      select d.id, 'missing' from command_done d
      where d.tenant = ${tenant}
        and not exists (select from journal_entry e where e.tenant = d.tenant and e.command_id = d.id)`.execute(db),
  );
  return rows.map(({ id, kind }) =>
    kind === 'unsealed'
      ? { kind, entry: id, detail: 'the entry was never sealed, or its seal was removed' }
      : { kind, detail: `command ${id} was done but has no entry` },
  );
}

type Nullable<T> = { [K in keyof T]: T[K] | null };

function presentEntry(row: Nullable<Parameters<typeof leafOf>[0]>): Parameters<typeof leafOf>[0] | undefined {
  const {
    tenant,
    id,
    at,
    command_id,
    command,
    actor_kind,
    actor_id,
    door,
    type,
    subject_kind,
    subject_id,
    visibility,
  } = row;
  if (
    tenant === null ||
    id === null ||
    at === null ||
    command_id === null ||
    command === null ||
    actor_kind === null ||
    actor_id === null ||
    door === null ||
    type === null ||
    subject_kind === null ||
    subject_id === null ||
    visibility === null
  ) {
    return undefined;
  }
  const { on_behalf_of, device, data } = row;
  return {
    tenant,
    id,
    at,
    command_id,
    command,
    actor_kind,
    actor_id,
    on_behalf_of,
    door,
    device,
    type,
    subject_kind,
    subject_id,
    data,
    visibility,
  };
}
