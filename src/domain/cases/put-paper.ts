import type { Entry, Step } from '#platform/commands/define-command.ts';
import type { CaseTables } from './tables.ts';

export interface PutPaper {
  id: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Hash of the stored file. */
  blob: string;
  visibility: 'applicant' | 'department';
}

/** Move: a paper, stored by the door before, lies in the case. */
export async function putPaper(step: Step<CaseTables>, caseId: string, paper: PutPaper): Promise<Entry> {
  await step.tx
    .insertInto('paper')
    .values({
      tenant: step.tenant,
      id: paper.id,
      case_id: caseId,
      name: paper.name,
      media_type: paper.mediaType,
      size: paper.size,
      blob: paper.blob,
      visibility: paper.visibility,
      added_by_kind: step.actor.kind,
      added_by: step.actor.id,
      at: step.now,
    })
    .execute();
  return {
    type: 'case.paper-attached',
    subject: { kind: 'case', id: caseId },
    data: { paper: paper.id },
    visibility: paper.visibility,
  };
}
