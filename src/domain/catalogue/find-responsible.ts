import { sql } from 'kysely';
import type { Db } from '#platform/db/pool.ts';
import { type AreaLevel, areaLevelSchema, areaLevels, areasAbove, plainAreaName } from './area-rules.ts';
import type { Municipality } from './find-municipality.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';

/** Who is responsible, by which rule. */
export interface Responsible {
  /** The area whose administration it is; absent where only the office is known. */
  area?: { ars: string; level: AreaLevel; name: string; kind: string } | undefined;
  organisation?:
    | {
        name: string;
        nameEn: string | null;
        address: string | null;
        phone: string | null;
        email: string | null;
        website: string | null;
        /** For staff only. */
        internalPhone: string | null;
      }
    | undefined;
  rule: {
    /** The law or list the rule comes from. */
    source: string;
    /** Where the rule holds: "" everywhere, "05" in North Rhine-Westphalia. */
    ars: string;
    validFrom: string;
    validTo: string | null;
    own: boolean;
  };
}

type Needs = Pick<CatalogueTables, 'responsibility' | 'public_organisation' | 'area'>;

interface RuleRow {
  tenant: string;
  ars: string;
  level: string | null;
  valid_from: string;
  valid_to: string | null;
  source: string;
  name: string | null;
  name_en: string | null;
  address: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  internal_phone: string | null;
}

/**
 * Walks the areas from the municipality up and the key from its digits to none, and takes the most specific rule that was
 * valid on the day `at` (ISO). Undefined when no rule says anything: the caller names its default desk.
 */
export async function findResponsible(
  db: Db<Needs>,
  tenant: string,
  { key, municipality, at }: { key: string; municipality: Municipality; at: string },
): Promise<Responsible | undefined> {
  const areas = areasAbove(municipality.ars);
  const services = /^\d{14}$/.test(key) ? [key, ...[11, 8, 5].map((digits) => key.slice(0, digits)), ''] : [key, ''];
  const { rows } = await sql<RuleRow>`
    select r.tenant, r.ars, r.level, r.valid_from, r.valid_to, r.source, o.name, o.name_en, o.address, o.phone, o.email,
      o.website, o.internal_phone
    from responsibility r left join public_organisation o on o.tenant = r.tenant and o.id = r.organisation
    where r.tenant in (${tenant}, ${sharedTenant}) and r.role = 'responsible' and r.service = any(${services})
      and r.ars = any(${areas}) and r.valid_from <= ${at}::date and (r.valid_to is null or r.valid_to >= ${at}::date)
    order by (r.tenant = ${sharedTenant}), length(r.ars) desc, length(r.service) desc, r.valid_from desc limit 1`.execute(
    db,
  );
  const [row] = rows;
  if (!row) return undefined;
  const level = areaLevelSchema.safeParse(row.level);
  return {
    area: level.success ? await areaOf(db, municipality, level.data) : undefined,
    organisation:
      row.name === null
        ? undefined
        : {
            name: row.name,
            nameEn: row.name_en,
            address: row.address,
            phone: row.phone,
            email: row.email,
            website: row.website,
            internalPhone: row.internal_phone,
          },
    rule: {
      source: row.source,
      ars: row.ars,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      own: row.tenant !== sharedTenant,
    },
  };
}

async function areaOf(db: Db<Needs>, municipality: Municipality, level: AreaLevel) {
  const ars = municipality.ars.slice(0, areaLevels[level]);
  const row = await db
    .selectFrom('area')
    .select(['name', 'kind'])
    .where('tenant', '=', sharedTenant)
    .where('ars', '=', ars)
    .executeTakeFirst();
  // A town the directory does not know (a new one, an invented one) still stands for itself.
  if (!row)
    return { ars: municipality.ars, level: 'municipality' as const, name: plainAreaName(municipality.name), kind: '' };
  return { ars, level, name: plainAreaName(row.name), kind: row.kind };
}
