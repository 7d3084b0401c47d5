import { join } from 'node:path';
import type { Config } from '#config';
import type { Tables } from '#domain/tables.ts';
import { loadSigningKey } from '#platform/crypto/signing-key.ts';
import { openDatabase } from '#platform/db/pool.ts';
import { readCheckpoint } from '#platform/journal/sign-checkpoint.ts';
import { verifyJournal } from '#platform/journal/verify.ts';

/** Recomputes the journal of one town or all and says what it found. @returns true when every journal is sound */
export async function verifyJournals(config: Config, url: string, only: string | undefined): Promise<boolean> {
  const database = openDatabase<Tables>(url, { max: 2 });
  const key = await loadSigningKey(join(config.dataDir, 'signing-key.json'));
  let sound = true;
  try {
    const { rows } = await database.pool.query<{ tenant: string }>('select tenant from town_directory()');
    for (const { tenant } of rows.filter((row) => !only || row.tenant === only)) {
      const { entries, findings } = await verifyJournal(
        database,
        tenant,
        (signature) => readCheckpoint(key, signature),
        (done) => {
          if (done % 20_000 === 0) console.log(`${tenant}: ${done} entries …`);
        },
      );
      console.log(
        `${tenant}: ${entries} entries, ${findings.length === 0 ? 'nothing altered, missing or out of order' : `${findings.length} findings`}`,
      );
      for (const finding of findings)
        console.log(`  ${finding.kind}${finding.seq ? ` at ${finding.seq}` : ''}: ${finding.detail}`);
      sound &&= findings.length === 0;
    }
    if (only && !rows.some((row) => row.tenant === only)) {
      console.error(`There is no town ${only}.`);
      sound = false;
    }
  } finally {
    await database.close();
  }
  return sound;
}
