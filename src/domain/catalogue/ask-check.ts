import { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import { type CatalogueStep, catalogueEntry } from './catalogue-step.ts';
import { refuse } from './problems.ts';
import { readServices } from './town-parts.ts';

/**
 * Asks the editor of the catalogue to look at an entry that seems old or wrong. Refuses `catalogue.unknown-service` and
 * `catalogue.check-asked`.
 */
export const askCheck = defineCommand({
  name: 'catalogue.ask-check',
  input: z.strictObject({ key: z.string(), note: z.string().trim().max(500).default('') }),
  async run(step: CatalogueStep, { key, note }) {
    const { value } = await readServices(step.tx, step.tenant);
    if (!value.some((each) => each.key === key)) throw refuse('catalogue.unknown-service');
    const id = step.newId();
    await step.tx
      .insertInto('catalogue_task')
      .values({
        tenant: step.tenant,
        id,
        service: key,
        note,
        asked_by: step.actor.id,
        asked_at: step.now,
        done_at: null,
        done_by: null,
      })
      .execute();
    return { value: { id }, journal: [catalogueEntry('service', key, 'catalogue.check-asked', { id })] };
  },
});
