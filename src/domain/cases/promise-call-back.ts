import { z } from 'zod';
import { defineCommand, type Step } from '#platform/commands/define-command.ts';
import { writeMessage } from './add-message.ts';
import { dueTime, type TownTables } from './due-time.ts';
import { makePromise } from './make-promise.ts';
import { refuse } from './problems.ts';
import { requireCase } from './require-case.ts';
import { bodySchema, limits } from './rules.ts';
import type { CaseTables } from './tables.ts';

/** Promises a call within 24 hours of service time (115). What it is about goes into a note only the office sees. */
export const promiseCallBack = defineCommand({
  name: 'cases.promise-call-back',
  input: z.strictObject({
    caseId: z.uuid(),
    ownerRole: z.enum(['agent', 'dispatcher', 'caseworker']).default('agent'),
    about: bodySchema.optional(),
  }),
  async run(step: Step<CaseTables & TownTables>, input) {
    const row = await requireCase(step, input.caseId, { lock: true });
    const phone = await step.tx
      .selectFrom('party')
      .select('id')
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', row.id)
      .where('phone', 'is not', null)
      .executeTakeFirst();
    if (!phone) throw refuse('case.no-phone');
    const open = await step.tx
      .selectFrom('promise')
      .select('id')
      .where('tenant', '=', step.tenant)
      .where('case_id', '=', row.id)
      .where('kind', '=', 'call-back')
      .where('state', '=', 'open')
      .executeTakeFirst();
    if (open) throw refuse('promise.call-back-open');
    const { due, explanation } = await dueTime(step, limits.callBack);
    return {
      value: { dueAt: due },
      journal: [
        await makePromise(step, row.id, {
          kind: 'call-back',
          ownerRole: step.actor.kind === 'resident' ? 'agent' : input.ownerRole,
          dueAt: due,
          explanation,
        }),
        ...(input.about === undefined
          ? []
          : [
              await writeMessage(step, row.id, {
                direction: step.actor.kind === 'resident' ? 'to-office' : 'internal',
                body: input.about,
              }),
            ]),
      ],
    };
  },
});
