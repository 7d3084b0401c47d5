import { z } from 'zod';
import { saveConfiguration } from '#domain/identity/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import { canonical } from '#platform/journal/canonical.ts';
import { dateInGermany } from '#platform/values/date.ts';
import { type CatalogueStep, catalogueEntry } from './catalogue-step.ts';
import { indexTown } from './index-town.ts';
import { refuse } from './problems.ts';
import { feeProblems, type PublicService, type ServiceTexts, serviceTextsShape } from './rules.ts';
import { readServices } from './town-parts.ts';

const needsNothing = {
  onSite: false,
  durationMinutes: 20,
  kitEquipment: [],
  consumables: [],
  handOver: false,
  residentMustBePresent: false,
  formKey: 'none',
} satisfies Partial<PublicService>;

/**
 * Makes these texts, fees and words the service's from now on; a key the town does not have yet becomes a new service.
 * `basis` is the version of the services the editor was looking at. Whoever saves has looked: the entry counts as
 * checked today, and who asked for a check has an answer.
 * Refuses `catalogue.changed-meanwhile` and what is wrong with the fees.
 */
export const saveService = defineCommand({
  name: 'catalogue.save-service',
  input: z.strictObject({ basis: z.int().min(1), service: serviceTextsShape }),
  async run(step: CatalogueStep, { basis, service }) {
    const [wrong] = feeProblems(service.fees);
    if (wrong) throw refuse(`fee.${wrong.code}`, { field: `fees.${wrong.at}`, data: { number: wrong.at + 1 } });
    const before = await unchangedSince(step, service.key, basis);
    return putService(step, service, before);
  },
});

/** The whole entry was looked at and is right. Refuses `catalogue.unknown-service`. */
export const confirmService = defineCommand({
  name: 'catalogue.confirm-service',
  input: z.strictObject({ key: z.string() }),
  async run(step: CatalogueStep, { key }) {
    const { value } = await readServices(step.tx, step.tenant);
    const before = value.find((each) => each.key === key);
    if (!before) throw refuse('catalogue.unknown-service');
    return putService(step, before, before);
  },
});

/** The service as it is now; refuses when somebody else has changed it since version `basis`. */
async function unchangedSince(step: CatalogueStep, key: string, basis: number): Promise<PublicService | undefined> {
  const newest = await readServices(step.tx, step.tenant);
  const before = newest.value.find((each) => each.key === key);
  if (newest.version === basis) return before;
  const row = await step.tx
    .selectFrom('configuration')
    .select('value')
    .where('tenant', '=', step.tenant)
    .where('part', '=', 'services')
    .where('version', '=', basis)
    .executeTakeFirst();
  const seen = z.array(z.looseObject({ key: z.string() })).parse(row?.value ?? []);
  const then = serviceTextsShape.safeParse(seen.find((each) => each.key === key));
  const now = serviceTextsShape.safeParse(before);
  if (canonical(then.data ?? null) !== canonical(now.data ?? null)) throw refuse('catalogue.changed-meanwhile');
  return before;
}

/** Saves a service under the next version, finds it by its new words at once, and closes the task to check it. */
export async function putService(step: CatalogueStep, texts: ServiceTexts, before: PublicService | undefined) {
  const { version, value } = await readServices(step.tx, step.tenant);
  const { key, name, everydayWords, summary, fees, papers, legalBasis, processingTime } = texts;
  const changed = { key, name, everydayWords, summary, fees, papers, legalBasis, processingTime };
  const service: PublicService = {
    ...needsNothing,
    ...before,
    ...changed,
    checkedOn: dateInGermany(step.now),
  };
  const services = before ? value.map((each) => (each.key === key ? service : each)) : [...value, service];
  const saved = await saveConfiguration(step, 'services', version, services);
  if (saved === undefined) throw refuse('catalogue.changed-meanwhile');
  await indexTown(step.tx, step.tenant);
  await step.tx
    .updateTable('catalogue_task')
    .set({ done_at: step.now, done_by: step.actor.id })
    .where('tenant', '=', step.tenant)
    .where('service', '=', key)
    .where('done_at', 'is', null)
    .execute();
  return {
    value: { key, version: saved },
    journal: [catalogueEntry('service', key, 'catalogue.service-saved', { version: saved })] as const,
  };
}
