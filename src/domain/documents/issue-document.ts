import type { Entry, Step } from '#platform/commands/define-command.ts';
import type { DocumentTables } from './tables.ts';

export interface IssueDocument {
  id: string;
  caseId: string;
  kind: string;
  templateVersion: number;
  lang: string;
  organisation: string;
  /** SHA-256 or HMAC-SHA-256, hex. */
  codeHash: string;
  holderHash: string;
  digest: string;
}

/** Move: a document has been drawn and is issued; from now on its code and its file verify. */
export async function issueDocument(step: Step<DocumentTables>, of: IssueDocument): Promise<Entry> {
  await step.tx
    .insertInto('issued_document')
    .values({
      tenant: step.tenant,
      id: of.id,
      case_id: of.caseId,
      kind: of.kind,
      template_version: of.templateVersion,
      lang: of.lang,
      organisation: of.organisation,
      code_hash: Buffer.from(of.codeHash, 'hex'),
      holder_hash: Buffer.from(of.holderHash, 'hex'),
      digest: Buffer.from(of.digest, 'hex'),
      issued_at: step.now,
      revoked_at: null,
      revoked_ground: null,
    })
    .execute();
  return {
    type: 'document.issued',
    subject: { kind: 'case', id: of.caseId },
    data: { document: of.id, kind: of.kind },
    visibility: 'applicant',
  };
}
