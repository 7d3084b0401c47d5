import { sql } from 'kysely';
import type { Db } from '#platform/db/pool.ts';
import { digestOf } from './digest.ts';
import type { UsualResponsibility } from './everyday-words.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';

const source = 'usual';

/** Replaces the shipped rules of who usually carries out a service; imported rules stay. */
export async function writeUsual(
  tx: Db<Pick<CatalogueTables, 'responsibility' | 'public_organisation'>>,
  rules: readonly UsualResponsibility[],
  now: string,
): Promise<void> {
  await sql`delete from responsibility where tenant = ${sharedTenant} and id like 'usual-%'`.execute(tx);
  await sql`delete from public_organisation where tenant = ${sharedTenant} and source = ${source}`.execute(tx);
  const offices = new Map(rules.flatMap(({ office }) => (office ? [[idOf(office.de), office] as const] : [])));
  const common = { tenant: sharedTenant, changed_at: now };
  if (offices.size > 0)
    await tx
      .insertInto('public_organisation')
      .values(
        [...offices].map(([id, { de, en }]) => ({
          ...common,
          id,
          name: de,
          name_en: en,
          source,
          digest: digestOf(de),
        })),
      )
      .execute();
  if (rules.length > 0)
    await tx
      .insertInto('responsibility')
      .values(
        rules.map((rule, index) => ({
          ...common,
          id: `usual-${index}`,
          service: rule.service,
          ars: rule.ars,
          role: 'responsible',
          level: rule.level ?? null,
          organisation: rule.office ? idOf(rule.office.de) : null,
          valid_from: rule.validFrom,
          valid_to: rule.validTo ?? null,
          source: rule.source,
          digest: digestOf(JSON.stringify(rule)),
        })),
      )
      .execute();
}

function idOf(office: string): string {
  return `usual-${digestOf(office)}`;
}
