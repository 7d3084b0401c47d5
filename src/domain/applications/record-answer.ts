import { z } from 'zod';
import { openTask } from '#domain/cases/index.ts';
import { readTown } from '#domain/identity/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { addWorkingHours } from '#platform/values/working-time.ts';
import { type ApplicationStep, applicationEntry } from './application-step.ts';
import { endIfComplete } from './end-case.ts';
import { refuse } from './problems.ts';
import { type Answer, answerSchema, contradicts, type DocumentFacts, stateAfter } from './rules.ts';
import type { ApplicationRow } from './tables.ts';

/** A caseworker looks at what the specialist system refused within two opening days. */
const hoursToLook = 20;

/**
 * What the specialist system said, or that it could not be reached at all. The last answer of a case that has nothing
 * else open ends it. Refuses `application.unknown` and `application.settled`.
 */
export const recordAnswer = defineCommand({
  name: 'applications.record-answer',
  input: z.strictObject({ application: z.uuid(), attempts: z.int().min(0).default(0), answer: answerSchema }),
  async run(step: ApplicationStep, input) {
    const row = await step.tx
      .selectFrom('application')
      .selectAll()
      .where('tenant', '=', step.tenant)
      .where('id', '=', input.application)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw refuse('application.unknown');
    const { answer } = input;
    const state = stateAfter(row.state, answer.kind);
    if (!state) throw refuse('application.settled');
    await step.tx
      .updateTable('application')
      .set({
        state,
        reference: answer.kind === 'delivered' ? answer.reference : null,
        refusal: refusalOf(answer),
        attempts: row.attempts + input.attempts,
        changed_at: step.now,
      })
      .where('tenant', '=', step.tenant)
      .where('id', '=', row.id)
      .execute();
    if (answer.kind === 'delivered' && answer.facts) await keepFacts(step, row, answer.facts);
    return { value: { state }, journal: [entryOf(row, answer), ...(await consequences(step, row, answer))] };
  },
});

function refusalOf(answer: Answer): string | null {
  if (answer.kind === 'refused') return answer.code;
  return answer.kind === 'contradicts' ? contradicts : null;
}

async function keepFacts(step: ApplicationStep, row: ApplicationRow, facts: DocumentFacts): Promise<void> {
  const json = JSON.stringify(facts);
  await step.tx
    .insertInto('application_result')
    .values({ tenant: step.tenant, application_id: row.id, case_id: row.case_id, facts: json })
    .onConflict((conflict) => conflict.columns(['tenant', 'application_id']).doUpdateSet({ facts: json }))
    .execute();
}

function entryOf(row: ApplicationRow, answer: Answer): Entry {
  const data = { application: row.id, service: row.service_key };
  switch (answer.kind) {
    case 'delivered':
      return applicationEntry(row.case_id, 'application.delivered', { ...data, reference: answer.reference });
    case 'refused':
      return applicationEntry(row.case_id, 'application.refused', { ...data, code: answer.code });
    case 'contradicts':
      return applicationEntry(row.case_id, 'application.contradicts', { ...data, fields: answer.fields });
    case 'set-aside':
      return applicationEntry(row.case_id, 'application.set-aside', data, 'department');
  }
}

async function consequences(step: ApplicationStep, row: ApplicationRow, answer: Answer): Promise<Entry[]> {
  if (answer.kind === 'delivered') {
    const ended = await endIfComplete(step, row.case_id);
    return ended ? [ended] : [];
  }
  if (answer.kind === 'set-aside') return [];
  const { value: town } = await readTown(step.tx, step.tenant);
  const { due } = addWorkingHours({ from: step.now, hours: hoursToLook, calendar: town.calendar });
  return [
    await openTask(step, row.case_id, {
      kind: 'application-refused',
      ownerRole: 'caseworker',
      dueAt: due,
      data: {
        application: row.id,
        service: row.service_key,
        ...(answer.kind === 'refused' ? { code: answer.code } : { code: contradicts, fields: answer.fields }),
      },
    }),
  ];
}
