import { revokeDocument } from './revoke-document.ts';

export { composeDocument, type DocumentView } from './compose-document.ts';
export { documentCode, hashOfCode, hashOfHolder } from './document-code.ts';
export { type IssueDocument, issueDocument } from './issue-document.ts';
export { documentProblems } from './problems.ts';
export { documentsOf, findDocument } from './queries.ts';
export { type RequestView, requestSlip } from './request-slip.ts';
export { revocationGrounds, revokeDocument } from './revoke-document.ts';
export type { Issuer } from './sender.ts';
export { type DocumentSettings, documentSettingsSchema, readDocumentSettings, templateFor } from './settings.ts';
export type { DocumentTables, IssuedDocumentRow } from './tables.ts';
export { type DocumentFields, type DocumentTemplate, templateProblems, templateSchema } from './template-rules.ts';
export { type ReceiptView, visitReceipt } from './visit-receipt.ts';

/** Every command of this slice; the product registers them. */
export const documentCommands = [revokeDocument] as const;

/** Names of database constraints and the refusal each stands for. */
export const constraints = {
  issued_document_pkey: 'document.issued-already',
  issued_document_code: 'document.issued-already',
  issued_document_digest: 'document.issued-already',
} as const;
