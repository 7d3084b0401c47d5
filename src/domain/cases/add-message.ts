import type { Entry, Step } from '#platform/commands/define-command.ts';
import type { CaseTables } from './tables.ts';

export interface AddMessage {
  direction: 'to-office' | 'to-resident' | 'internal';
  /** 1 to 5000 characters, plain text. Stands in the message only, never in the journal. */
  body: string;
}

/** Move: writes a message or, with `internal`, a note only the office sees. */
export async function writeMessage(step: Step<CaseTables>, caseId: string, message: AddMessage): Promise<Entry> {
  const id = step.newId();
  const visibility = message.direction === 'internal' ? 'department' : 'applicant';
  await step.tx
    .insertInto('case_message')
    .values({
      tenant: step.tenant,
      id,
      case_id: caseId,
      direction: message.direction,
      author_kind: step.actor.kind,
      author_id: step.actor.id,
      body: message.body,
      visibility,
      at: step.now,
    })
    .execute();
  const subject = { kind: 'case', id: caseId };
  return message.direction === 'internal'
    ? { type: 'case.note-written', subject, data: { message: id }, visibility }
    : { type: 'case.message-written', subject, data: { direction: message.direction, message: id }, visibility };
}
