import { z } from 'zod';
import { changeCase, requireCase } from '#domain/cases/index.ts';
import { documentsOf, readDocumentSettings, templateFor } from '#domain/documents/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import type { ApplicationDb, ApplicationStep } from './application-step.ts';
import { documentOf } from './document-of.ts';
import { refuse } from './problems.ts';
import { applicationsOf } from './queries.ts';
import { endOf, type ServiceDone } from './rules.ts';
import { readApplicationSettings, systemFor } from './settings.ts';

/** Everything about a case has been done and taken in: it ends by itself. Refuses `application.case-not-complete`. */
export const endCase = defineCommand({
  name: 'applications.end-case',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: ApplicationStep, input) {
    const entry = await endIfComplete(step, input.caseId);
    if (!entry) throw refuse('application.case-not-complete');
    return { value: {}, journal: [entry] };
  },
});

/** Ends the case when nothing is open any more; the lock on its row makes two last answers one end. */
export async function endIfComplete(step: ApplicationStep, caseId: string): Promise<Entry | undefined> {
  const file = await requireCase(step, caseId, { lock: true });
  if (file.state === 'ended') return undefined;
  const outcome = await endOfCase(step.tx, step.tenant, { id: file.id, asked: file.service_keys });
  return outcome && changeCase(step, file.id, { state: 'ended', outcome });
}

/** How the case would end now; `undefined` while something is open. */
export async function endOfCase(db: ApplicationDb, tenant: string, file: { id: string; asked: readonly string[] }) {
  const [{ value: settings }, openVisits, results] = [
    await readApplicationSettings(db, tenant),
    await countOpenVisits(db, tenant, file.id),
    await db
      .selectFrom('service_result')
      .leftJoin('application', (join) =>
        join
          .onRef('application.tenant', '=', 'service_result.tenant')
          .onRef('application.source_id', '=', 'service_result.id'),
      )
      .select(['service_result.service_key as service', 'application.state as application'])
      .where('service_result.tenant', '=', tenant)
      .where('service_result.case_id', '=', file.id)
      .where('service_result.result', '=', 'done')
      .execute(),
  ];
  const done = results.map(
    (row): ServiceDone => ({
      service: row.service,
      system: systemFor(settings, { service: row.service, source: 'visit' })?.system,
      application: row.application ?? undefined,
    }),
  );
  return endOf({ asked: file.asked, done: [...done, ...(await appliedFor(db, tenant, file.id))], openVisits });
}

/** What was not done on a visit but applied for: each must arrive, and yield its document where there is one. */
async function appliedFor(db: ApplicationDb, tenant: string, caseId: string): Promise<ServiceDone[]> {
  const rows = (await applicationsOf(db, tenant, caseId)).filter((row) => row.source !== 'visit');
  if (rows.length === 0) return [];
  const { value: documents } = await readDocumentSettings(db, tenant);
  const issued = new Set((await documentsOf(db, tenant, caseId)).map((document) => document.id));
  return rows.map((row) => ({
    service: row.service_key,
    system: row.source,
    application: row.state,
    ...(templateFor(documents, row.service_key)
      ? { document: issued.has(documentOf(row.id)) ? ('issued' as const) : ('awaited' as const) }
      : {}),
  }));
}

/** Visits of the case, or of its group date with this person on it, that have not ended for the person. */
async function countOpenVisits(db: ApplicationDb, tenant: string, caseId: string): Promise<number> {
  const rows = await db
    .selectFrom('visit')
    .leftJoin('visit_person', (join) =>
      join
        .onRef('visit_person.tenant', '=', 'visit.tenant')
        .onRef('visit_person.visit_id', '=', 'visit.id')
        .on('visit_person.case_id', '=', caseId),
    )
    .select(['visit.id', 'visit.case_id', 'visit_person.case_id as person', 'visit_person.outcome'])
    .where('visit.tenant', '=', tenant)
    .where('visit.state', 'in', ['to-plan', 'planned', 'on-site'])
    .where((or) => or.or([or('visit.case_id', '=', caseId), or('visit_person.case_id', '=', caseId)]))
    .execute();
  return rows.filter((row) => row.person === null || row.outcome === null).length;
}
