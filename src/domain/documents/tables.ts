import type { Selectable } from 'kysely';

/** Rows of `migrations/0012_register_and_documents.sql`. */
export interface DocumentTables {
  issued_document: {
    tenant: string;
    id: string;
    case_id: string;
    kind: string;
    template_version: number;
    lang: string;
    organisation: string;
    code_hash: Buffer;
    holder_hash: Buffer;
    digest: Buffer;
    issued_at: string;
    revoked_at: string | null;
    revoked_ground: string | null;
  };
}
export type IssuedDocumentRow = Selectable<DocumentTables['issued_document']>;
