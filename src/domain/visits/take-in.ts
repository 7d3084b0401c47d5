import { makePromise, openTask, writeMessage } from '#domain/cases/index.ts';
import type { Town } from '#domain/identity/index.ts';
import type { Entry } from '#platform/commands/define-command.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import { type Deadline, dueInServiceTime } from '#platform/values/working-time.ts';
import { readVisitSettings } from './settings.ts';
import type { VisitStep } from './visit-step.ts';

/** What every request shares once its case is open: the decision promised, the check put on the list, words, call-back. */
export async function takeIn(
  step: VisitStep,
  caseId: string,
  request: { receivedAt: string; callBack: boolean; message?: string | undefined },
  calendar: Town['calendar'],
): Promise<Entry[]> {
  const settings = (await readVisitSettings(step.tx, step.tenant)).value;
  const due = (hours: number): Deadline => {
    const deadline = dueInServiceTime(request.receivedAt, hours, calendar);
    // A letter that lay for weeks: a promise already broken when it is given would be none.
    return deadline.due > step.now ? deadline : dueInServiceTime(step.now, hours, calendar);
  };
  const decision = due(settings.decisionWithinHours);
  const entries: Entry[] = [
    await makePromise(step, caseId, {
      kind: 'decision',
      ownerRole: 'dispatcher',
      dueAt: decision.due,
      explanation: decision.explanation,
    }),
    await openTask(step, caseId, { kind: 'need-check', ownerRole: 'dispatcher', dueAt: decision.due, data: {} }),
  ];
  if (request.message !== undefined)
    entries.push(await writeMessage(step, caseId, { direction: 'to-office', body: request.message }));
  if (request.callBack) {
    const callBack = due(settings.callBackWithinHours);
    entries.push(
      await makePromise(step, caseId, {
        kind: 'call-back',
        ownerRole: 'agent',
        ...(step.actor.kind === 'staff' ? { ownerStaff: step.actor.id } : {}),
        dueAt: callBack.due,
        explanation: callBack.explanation,
      }),
    );
  }
  return entries;
}

/** The instant a request came in: as stamped, or now. Refuses one that lies ahead (`input.out-of-range`). */
export function receivedInstant(step: VisitStep, receivedAt: string | undefined): string {
  if (receivedAt === undefined) return step.now;
  const instant = new Date(receivedAt).toISOString();
  // Clocks of other systems may run a little ahead of ours.
  if (Date.parse(instant) > Date.parse(step.now) + 10 * 60_000)
    throw new Refusal({ code: 'input.out-of-range', field: 'receivedAt' });
  return instant;
}
