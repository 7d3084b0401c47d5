import { z } from 'zod';
import { type CaseTables, contactWays, openTask, partyRoles, requireCase } from '#domain/cases/index.ts';
import { readTown } from '#domain/identity/index.ts';
import { defineCommand, type Entry, type Step } from '#platform/commands/define-command.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { languages } from '#platform/i18n/messages.ts';
import { addWorkingHours } from '#platform/values/working-time.ts';
import type { NoticeTables } from './tables.ts';

/** Somebody is rung within half an opening day. */
const hoursToCall = 5;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const entryTypes = {
  sent: 'notice.sent',
  'to-print': 'notice.to-print',
  'to-call': 'notice.to-call',
  skipped: 'notice.skipped',
} as const;

/**
 * Keeps who was told what by which way. The job key makes it once: a second record is `notice.already-told`. A letter
 * names its sealed PDF; a call becomes a task.
 */
export const recordNotice = defineCommand({
  name: 'notifications.record-notice',
  input: z.strictObject({
    caseId: z.uuid(),
    jobKey: z.string().min(1).max(200),
    template: z.string().max(60),
    way: z.enum(contactWays),
    lang: z.enum(languages),
    role: z.enum(partyRoles),
    state: z.enum(['sent', 'to-print', 'to-call', 'skipped']),
    blob: hash.optional(),
    /** The stored file that is posted together with the letter. */
    enclosure: hash.optional(),
  }),
  async run(step: Step<NoticeTables & CaseTables & Pick<PlatformTables, 'configuration'>>, input) {
    const file = await requireCase(step, input.caseId);
    const id = step.newId();
    const settled = input.state === 'sent' || input.state === 'skipped';
    await step.tx
      .insertInto('notice')
      .values({
        tenant: step.tenant,
        id,
        case_id: file.id,
        job_key: input.jobKey,
        template: input.template,
        way: input.way,
        lang: input.lang,
        party_role: input.role,
        state: input.state,
        blob: input.blob ?? null,
        enclosure: input.enclosure ?? null,
        created_at: step.now,
        settled_at: settled ? step.now : null,
        settled_by: settled ? step.actor.id : null,
      })
      .execute();
    const told: Entry = {
      type: entryTypes[input.state],
      subject: { kind: 'case', id: file.id },
      data: { notice: id, template: input.template, way: input.way },
      visibility: 'applicant',
    };
    const task = input.state === 'to-call' ? [await callTask(step, file.id, id, input.template)] : [];
    return { value: { notice: id }, journal: [told, ...task] };
  },
});

async function callTask(
  step: Step<NoticeTables & CaseTables & Pick<PlatformTables, 'configuration'>>,
  caseId: string,
  notice: string,
  template: string,
): Promise<Entry> {
  const { value: town } = await readTown(step.tx, step.tenant);
  const { due } = addWorkingHours({ from: step.now, hours: hoursToCall, calendar: town.calendar });
  return openTask(step, caseId, { kind: 'call-notice', ownerRole: 'agent', dueAt: due, data: { notice, template } });
}
