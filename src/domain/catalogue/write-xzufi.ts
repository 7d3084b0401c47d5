import { sql } from 'kysely';
import type { Db } from '#platform/db/pool.ts';
import { canonical } from '#platform/journal/canonical.ts';
import { cleanHtml, plainText } from './clean-html.ts';
import { digestOf } from './digest.ts';
import type { XzufiObject, XzufiOrganisation, XzufiResponsibility, XzufiService } from './read-xzufi.ts';
import { type CatalogueTables, sharedTenant } from './tables.ts';

export interface WriteCounts {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  /** Deletions of what was never here; harmless, in large numbers too. */
  orphans: number;
}

type Tx = Db<CatalogueTables>;
const keyed = (id: string) => `xzufi-${id}`;

/** Writes a batch: only what differs. The same object twice in a batch: the later one counts. */
export async function writeXzufi(
  tx: Tx,
  objects: readonly XzufiObject[],
  { source, now }: { source: string; now: string },
  counts: WriteCounts,
): Promise<void> {
  const last = [...new Map(objects.map((object) => [`${object.kind} ${object.id}`, object])).values()];
  await writeServices(
    tx,
    last.filter((each) => each.kind === 'service'),
    source,
    now,
    counts,
  );
  await writeOrganisations(
    tx,
    last.filter((each) => each.kind === 'organisation'),
    source,
    now,
    counts,
  );
  await writeResponsibilities(
    tx,
    last.filter((each) => each.kind === 'responsibility'),
    source,
    now,
    counts,
  );
}

/** Tells new, changed and unchanged rows apart and counts them. */
function differing<T extends { id: string; digest: string }>(
  wanted: readonly T[],
  known: ReadonlyMap<string, string>,
  counts: WriteCounts,
): T[] {
  const changed = wanted.filter((each) => known.get(each.id) !== each.digest);
  const added = changed.filter((each) => !known.has(each.id)).length;
  counts.added += added;
  counts.changed += changed.length - added;
  counts.unchanged += wanted.length - changed.length;
  return changed;
}

async function writeServices(
  tx: Tx,
  services: readonly XzufiService[],
  source: string,
  now: string,
  counts: WriteCounts,
) {
  if (services.length === 0) return;
  const rows = services.map((service) => {
    const texts = Object.fromEntries(
      Object.entries(service.texts).map(([lang, modules]) => [
        lang,
        Object.fromEntries(Object.entries(modules).map(([code, html]) => [code, cleanHtml(html)])),
      ]),
    );
    const { id, key, ars, names, words, changedAt } = service;
    return {
      id,
      key,
      ars,
      names,
      texts,
      words,
      changedAt,
      digest: digestOf(canonical({ key, ars, names, texts, words })),
    };
  });
  const current = await tx
    .selectFrom('imported_service')
    .select(['id', 'digest'])
    .where('tenant', '=', sharedTenant)
    .where('ended_at', 'is', null)
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  const changed = differing(rows, new Map(current.map((row) => [row.id, row.digest])), counts);
  if (changed.length === 0) return;
  const ids = changed.map((row) => row.id);
  await sql`update imported_service set ended_at = ${now}::timestamptz
    where tenant = ${sharedTenant} and ended_at is null and id = any(${ids})`.execute(tx);
  await sql`insert into imported_service (tenant, id, version, key, ars, texts, names, source, source_changed_at, digest, imported_at)
    select ${sharedTenant}, n.id, coalesce((select max(version) from imported_service o
        where o.tenant = ${sharedTenant} and o.id = n.id), 0) + 1,
      n.key, n.ars, n.texts, n.names, ${source}, n."changedAt", n.digest, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      n(id text, key text, ars text, texts jsonb, names jsonb, "changedAt" timestamptz, digest text)`.execute(tx);
  const listed = changed.flatMap((row) =>
    row.key === null
      ? []
      : [
          {
            key: row.key,
            name: row.names.de ?? Object.values(row.names)[0] ?? row.key,
            name_en: row.names.en ?? null,
            words: row.words.join('|'),
            summary: plainText(row.texts.de?.['05'] ?? row.texts.de?.['06'] ?? '').slice(0, 2000),
            digest: row.digest,
          },
        ],
  );
  const once = [...new Map(listed.map((row) => [row.key, row])).values()];
  await sql`insert into public_service (tenant, key, name, name_en, type, legal_basis, words, summary, source, digest, changed_at)
    select ${sharedTenant}, n.key, n.name, n.name_en, '', '', n.words, n.summary, ${source}, n.digest, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(once)}::jsonb)
      n(key text, name text, name_en text, words text, summary text, digest text)
    on conflict (tenant, key) do update set name_en = coalesce(excluded.name_en, public_service.name_en),
      words = excluded.words, summary = excluded.summary`.execute(tx);
}

async function writeOrganisations(
  tx: Tx,
  organisations: readonly XzufiOrganisation[],
  source: string,
  now: string,
  counts: WriteCounts,
) {
  if (organisations.length === 0) return;
  const rows = organisations.map(({ kind: _, ...organisation }) => ({
    ...organisation,
    id: keyed(organisation.id),
    digest: digestOf(canonical(organisation)),
  }));
  const current = await tx
    .selectFrom('public_organisation')
    .select(['id', 'digest'])
    .where('tenant', '=', sharedTenant)
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  const changed = differing(rows, new Map(current.map((row) => [row.id, row.digest])), counts);
  await sql`insert into public_organisation (tenant, id, name, name_en, ars, address, phone, email, website, source, digest, changed_at)
    select ${sharedTenant}, n.id, n.name, n."nameEn", n.ars, n.address, n.phone, n.email, n.website, ${source}, n.digest,
      ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) n(id text, name text, "nameEn" text, ars text, address text,
      phone text, email text, website text, digest text)
    on conflict (tenant, id) do update set name = excluded.name, name_en = excluded.name_en, ars = excluded.ars,
      address = excluded.address, phone = excluded.phone, email = excluded.email, website = excluded.website,
      source = excluded.source, digest = excluded.digest, changed_at = excluded.changed_at`.execute(tx);
}

async function writeResponsibilities(
  tx: Tx,
  rules: readonly XzufiResponsibility[],
  source: string,
  now: string,
  counts: WriteCounts,
) {
  if (rules.length === 0) return;
  const rows = rules.flatMap((rule) =>
    (rule.areas.length > 0 ? rule.areas : ['']).map((ars, index) => ({
      id: `${keyed(rule.id)}${index === 0 ? '' : `#${index}`}`,
      ars,
      role: rule.role,
      organisation: keyed(rule.organisation),
      service_id: rule.serviceId,
      digest: digestOf(canonical({ ...rule, ars })),
    })),
  );
  const current = await tx
    .selectFrom('responsibility')
    .select(['id', 'digest'])
    .where('tenant', '=', sharedTenant)
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  const changed = differing(rows, new Map(current.map((row) => [row.id, row.digest])), counts);
  // Until its service is known the rule holds for no service.
  await sql`insert into responsibility (tenant, id, service, ars, role, organisation, service_id, valid_from, source, digest, changed_at)
    select ${sharedTenant}, n.id, '-', n.ars, n.role, n.organisation, n.service_id, ${now}::timestamptz::date, ${source},
      n.digest, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      n(id text, ars text, role text, organisation text, service_id text, digest text)
    on conflict (tenant, id) do update set service = '-', ars = excluded.ars, role = excluded.role,
      organisation = excluded.organisation, service_id = excluded.service_id, source = excluded.source,
      digest = excluded.digest, changed_at = excluded.changed_at`.execute(tx);
}

/** Ends what the message deletes. What is not known here is counted and forgotten. */
export async function endXzufi(tx: Tx, ids: readonly string[], now: string, counts: WriteCounts): Promise<void> {
  if (ids.length === 0) return;
  const named = [...new Set(ids)];
  const ended = await sql`update imported_service set ended_at = ${now}::timestamptz
    where tenant = ${sharedTenant} and ended_at is null and id = any(${named})`.execute(tx);
  const plain = named.map(keyed);
  const organisations = await sql`delete from public_organisation
    where tenant = ${sharedTenant} and id = any(${plain})`.execute(tx);
  const rules = await sql`delete from responsibility
    where tenant = ${sharedTenant} and id = any(${plain})`.execute(tx);
  const removed = [ended, organisations, rules].reduce((sum, each) => sum + Number(each.numAffectedRows ?? 0), 0);
  counts.removed += removed;
  counts.orphans += Math.max(0, ids.length - removed);
}

/** Gives the rules the keys of the services they name; the order inside a message does not matter. */
export async function resolveXzufi(tx: Tx, now: string): Promise<void> {
  await sql`update responsibility r set service = s.key, changed_at = ${now}::timestamptz
    from imported_service s
    where r.tenant = ${sharedTenant} and s.tenant = r.tenant and s.id = r.service_id and s.ended_at is null
      and s.key is not null and r.service = '-'`.execute(tx);
}
