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
        /** For staff only: null unless they ask. */
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
  key: string;
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
 * Walks the areas from the municipality up and each key from its digits to none, and takes the most specific rule that was
 * valid on the day `at` (ISO). A key no rule says anything about is absent: the caller names its default desk. Two
 * questions to the database however many keys; the internal number comes along for staff only.
 */
export async function findResponsible(
  db: Db<Needs>,
  tenant: string,
  {
    keys,
    municipality,
    at,
    forStaff,
    isHome,
  }: {
    keys: readonly string[];
    municipality: Municipality;
    at: string;
    forStaff: boolean;
    /** The municipality is the town's own: there its rules without a place hold. */
    isHome: boolean;
  },
): Promise<ReadonlyMap<string, Responsible>> {
  const asked = keys.flatMap((key) => servicesAbove(key).map((service) => ({ key, service })));
  const { rows } = await sql<RuleRow>`
    select distinct on (a.key) a.key, r.tenant, r.ars, r.level, r.valid_from, r.valid_to, r.source, o.name, o.name_en,
      o.address, o.phone, o.email, o.website, ${forStaff ? sql`o.internal_phone` : sql`null as internal_phone`}
    from unnest(${asked.map(({ key }) => key)}::text[], ${asked.map(({ service }) => service)}::text[]) a(key, service)
      join responsibility r on r.service = a.service
      left join public_organisation o on o.tenant = r.tenant and o.id = r.organisation
    where r.tenant in (${tenant}, ${sharedTenant}) and r.role = 'responsible'
      and r.ars = any(${areasAbove(municipality.ars)}) and (r.ars <> '' or r.tenant = ${sharedTenant} or ${isHome})
      and r.valid_from <= ${at}::date
      and (r.valid_to is null or r.valid_to >= ${at}::date)
    order by a.key, (r.tenant = ${sharedTenant}), length(r.ars) desc, length(r.service) desc, r.valid_from desc`.execute(
    db,
  );
  const areas = rows.some((row) => row.level !== null) ? await areasOf(db, municipality) : undefined;
  return new Map(rows.map((row) => [row.key, responsibleOf(row, municipality, areas)]));
}

/** The service itself and the groups of the federal list it belongs to; the empty one means every service. */
function servicesAbove(key: string): string[] {
  return /^\d{14}$/.test(key) ? [key, ...[11, 8, 5].map((digits) => key.slice(0, digits)), ''] : [key, ''];
}

type KnownAreas = ReadonlyMap<string, { name: string; kind: string }>;

async function areasOf(db: Db<Needs>, municipality: Municipality): Promise<KnownAreas> {
  const rows = await db
    .selectFrom('area')
    .select(['ars', 'name', 'kind'])
    .where('tenant', '=', sharedTenant)
    .where('ars', 'in', areasAbove(municipality.ars))
    .execute();
  return new Map(rows.map((row) => [row.ars, row]));
}

function responsibleOf(row: RuleRow, municipality: Municipality, areas: KnownAreas | undefined): Responsible {
  const level = areaLevelSchema.safeParse(row.level);
  return {
    area: level.success && areas ? areaOf(areas, municipality, level.data) : undefined,
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

function areaOf(areas: KnownAreas, municipality: Municipality, level: AreaLevel): NonNullable<Responsible['area']> {
  const ars = municipality.ars.slice(0, areaLevels[level]);
  const known = areas.get(ars);
  // A town the directory does not know (a new one, an invented one) still stands for itself.
  if (!known) return { ars: municipality.ars, level: 'municipality', name: plainAreaName(municipality.name), kind: '' };
  return { ars, level, name: plainAreaName(known.name), kind: known.kind };
}
