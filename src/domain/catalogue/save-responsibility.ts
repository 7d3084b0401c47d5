import { z } from 'zod';
import { saveConfiguration } from '#domain/identity/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { canonical } from '#platform/journal/canonical.ts';
import { type CatalogueStep, catalogueEntry } from './catalogue-step.ts';
import { digestOf } from './digest.ts';
import { responsibilityProblems, responsibilityShape } from './office-rules.ts';
import { refuse } from './problems.ts';
import type { CatalogueTables } from './tables.ts';
import { readResponsibility } from './town-parts.ts';

/**
 * Makes these offices and rules the town's from now on; what they said before can be taken up again. `basis` is the
 * version the change builds on (0: none yet). Refuses `catalogue.changed-meanwhile` and what does not fit together.
 */
export const saveResponsibility = defineCommand({
  name: 'catalogue.save-responsibility',
  input: z.strictObject({ basis: z.int().min(0), responsibility: responsibilityShape }),
  async run(step: CatalogueStep, { basis, responsibility }) {
    const [wrong] = responsibilityProblems(responsibility);
    if (wrong) throw refuse(`responsibility.${wrong.code}`);
    const version = await saveConfiguration(step, 'responsibility', basis, responsibility);
    if (version === undefined) throw refuse('catalogue.changed-meanwhile');
    await writeTownResponsibility(step.tx, step.tenant, step.now);
    const data = { version, offices: responsibility.offices.length, rules: responsibility.rules.length };
    return {
      value: { version },
      journal: [catalogueEntry('town', step.tenant, 'catalogue.responsibility-saved', data)],
    };
  },
});

type Needs = Pick<CatalogueTables, 'responsibility' | 'public_organisation'> & Pick<PlatformTables, 'configuration'>;

/** Brings the rows the finder reads to the town's offices and rules as configured now. */
export async function writeTownResponsibility(tx: Db<Needs>, tenant: string, now: string): Promise<void> {
  const { offices, rules } = (await readResponsibility(tx, tenant))?.value ?? { offices: [], rules: [] };
  const own = new Set(offices.filter((office) => office.own).map(({ id }) => id));
  await tx.deleteFrom('responsibility').where('tenant', '=', tenant).execute();
  await tx.deleteFrom('public_organisation').where('tenant', '=', tenant).execute();
  if (offices.length > 0)
    await tx
      .insertInto('public_organisation')
      .values(
        offices.map((office) => ({
          tenant,
          id: office.id,
          name: office.name.de,
          name_en: office.name.en,
          address: office.address ?? null,
          phone: office.phone ?? null,
          email: office.email ?? null,
          website: office.website ?? null,
          internal_phone: office.internalPhone ?? null,
          source: 'town',
          digest: digestOf(canonical(office)),
          changed_at: now,
        })),
      )
      .execute();
  if (rules.length > 0)
    await tx
      .insertInto('responsibility')
      .values(
        rules.map((rule, index) => ({
          tenant,
          id: `rule-${index}`,
          service: rule.service,
          ars: rule.ars,
          role: 'responsible',
          level: own.has(rule.office) ? 'municipality' : null,
          organisation: rule.office,
          valid_from: rule.validFrom,
          valid_to: rule.validTo ?? null,
          source: rule.source,
          digest: digestOf(canonical(rule)),
          changed_at: now,
        })),
      )
      .execute();
}
