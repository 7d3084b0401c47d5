import { join } from 'node:path';
import { accountByLogin, staffActor, staffById } from '#domain/identity/index.ts';
import type { Tables } from '#domain/tables.ts';
import type { Actor } from '#platform/commands/actor.ts';
import { loadSigningKey } from '#platform/crypto/signing-key.ts';
import { type Database, openDatabase } from '#platform/db/pool.ts';
import { openBlobStore } from '#platform/storage/blobs.ts';
import { composeProduct, type Product } from '#product';

export const town = 'musterstadt';

export interface BenchProduct {
  product: Product;
  database: Database<Tables>;
  as(login: string): Promise<Actor>;
  close(): Promise<void>;
}

/** The product without doors and worker, on one database. */
export async function openProduct(url: string, dataDir: string, connections: number): Promise<BenchProduct> {
  const database = openDatabase<Tables>(url, { max: connections });
  const masterKey = Buffer.from('a benchmark key of more than thirty-two characters');
  const product = await composeProduct({
    databaseUrl: url,
    database,
    mailer: { sendMail: async () => ({ ok: true, messageId: '' }), close: async () => {} },
    blobs: openBlobStore({ dataDir, masterKey }),
    masterKey,
    signingKey: await loadSigningKey(join(dataDir, 'signing-key.json')),
    publicUrl: 'http://127.0.0.1',
    registerUrl: 'http://127.0.0.1:9',
    now: () => new Date().toISOString(),
  });
  return {
    product,
    database,
    async as(login) {
      const account = await database.read(town, (db) => accountByLogin(db, town, login));
      const person = account && (await database.read(town, (db) => staffById(db, town, account.id)));
      if (!person) throw new Error(`the demonstration has no ${login}`);
      return staffActor(town, person, 'desk');
    },
    async close() {
      await product.queues.stop();
      await database.close();
    },
  };
}
