import type { Db } from '#platform/db/pool.ts';
import type { DocumentTables, IssuedDocumentRow } from './tables.ts';

export function documentsOf(db: Db<DocumentTables>, tenant: string, caseId: string): Promise<IssuedDocumentRow[]> {
  return db
    .selectFrom('issued_document')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('issued_at')
    .orderBy('id')
    .execute();
}

/** The document whose code or whose file (SHA-256) this is. */
export function findDocument(
  db: Db<DocumentTables>,
  tenant: string,
  by: { codeHash: Buffer } | { digest: Buffer },
): Promise<IssuedDocumentRow | undefined> {
  const query = db.selectFrom('issued_document').selectAll().where('tenant', '=', tenant);
  return (
    'codeHash' in by ? query.where('code_hash', '=', by.codeHash) : query.where('digest', '=', by.digest)
  ).executeTakeFirst();
}
