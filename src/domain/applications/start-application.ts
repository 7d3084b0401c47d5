import { makePromise, openTask } from '#domain/cases/index.ts';
import { readTown } from '#domain/identity/index.ts';
import { requestPayment } from '#domain/payments/index.ts';
import type { Entry } from '#platform/commands/define-command.ts';
import { addWorkingHours } from '#platform/values/working-time.ts';
import type { ApplicationStep } from './application-step.ts';
import type { ApplicationState } from './rules.ts';
import { type ApplicationSource, readApplicationSettings, systemFor } from './settings.ts';

/** Opening hours until somebody has heard what became of their application: five days. */
const hoursToDecide = 50;

/**
 * Move: the way of the service begins. Until when it is decided is promised; what no system takes in becomes a
 * caseworker's task.
 */
export async function beginWay(
  step: ApplicationStep,
  of: { id: string; caseId: string; service: string; source?: ApplicationSource },
): Promise<{ state: ApplicationState; entries: Entry[] }> {
  const { value: settings } = await readApplicationSettings(step.tx, step.tenant);
  const { value: town } = await readTown(step.tx, step.tenant);
  const system = systemFor(settings, { service: of.service, source: of.source ?? 'online' });
  const way = system?.way ?? 'caseworker';
  const { due, explanation } = addWorkingHours({
    from: step.now,
    hours: hoursToDecide,
    calendar: town.calendar,
  });
  const state = way === 'caseworker' ? 'on-desk' : 'waiting';
  await setState(step, of.id, state);
  const entries = [
    await makePromise(step, of.caseId, { kind: 'decision', ownerRole: 'caseworker', dueAt: due, explanation }),
  ];
  if (way === 'caseworker')
    entries.push(
      await openTask(step, of.caseId, {
        kind: 'application-decision',
        ownerRole: 'caseworker',
        dueAt: due,
        data: { application: of.id, service: of.service },
      }),
    );
  return { state, entries };
}

/** Move: an application just made. One that costs something waits for its payment: `cents` for each of `count`. */
export async function startApplication(
  step: ApplicationStep,
  of: { id: string; caseId: string; service: string; cents: number; count: number },
): Promise<{ state: ApplicationState; entries: Entry[] }> {
  const { service, cents, count } = of;
  const asked =
    cents * count > 0 &&
    (await requestPayment(step, of.caseId, {
      cents: cents * count,
      purpose: 'fee',
      items: [{ service, cents, quantity: count }],
    }));
  if (!asked) return beginWay(step, of);
  await setState(step, of.id, 'to-pay');
  return { state: 'to-pay', entries: [asked.entry] };
}

async function setState(step: ApplicationStep, id: string, state: ApplicationState): Promise<void> {
  await step.tx
    .updateTable('application')
    .set({ state, changed_at: step.now })
    .where('tenant', '=', step.tenant)
    .where('id', '=', id)
    .execute();
}
