import { z } from 'zod';
import { putPaper } from '#domain/cases/index.ts';
import { issueDocument } from '#domain/documents/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import type { ApplicationStep } from './application-step.ts';
import { endIfComplete } from './end-case.ts';
import { refuse } from './problems.ts';
import { requireApplication } from './require-application.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * The document of an application has been drawn and stored: it is issued, lies among the papers of the case, and the
 * case ends when nothing else is open. Refuses `document.issued-already` (by its id) and `application.not-delivered`.
 */
export const issueApplicationDocument = defineCommand({
  name: 'applications.issue-document',
  input: z.strictObject({
    application: z.uuid(),
    document: z.uuid(),
    kind: z.string().max(60),
    templateVersion: z.int().min(1),
    name: z.string().min(1).max(200),
    lang: z.enum(['de', 'en']),
    codeHash: digest,
    holderHash: digest,
    /** SHA-256 of the PDF; the stored file is named by it. */
    digest,
    size: z.int().min(1),
  }),
  async run(step: ApplicationStep, input) {
    const { file, row } = await requireApplication(step, input.application);
    if (row.state !== 'delivered') throw refuse('application.not-delivered');
    const { document, kind, templateVersion, lang, codeHash, holderHash } = input;
    const issued = await issueDocument(step, {
      id: document,
      caseId: file.id,
      kind,
      templateVersion,
      lang,
      organisation: file.organisation,
      codeHash,
      holderHash,
      digest: input.digest,
    });
    const paper = await putPaper(step, file.id, {
      id: document,
      name: input.name,
      mediaType: 'application/pdf',
      size: input.size,
      blob: input.digest,
      visibility: 'applicant',
    });
    const ended = await endIfComplete(step, file.id);
    return { value: {}, journal: [issued, paper, ...(ended ? [ended] : [])] as const };
  },
});
