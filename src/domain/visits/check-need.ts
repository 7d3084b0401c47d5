import { z } from 'zod';
import { evaluateDecision, type Facts } from '#domain/decisions/index.ts';
import { readTown } from '#domain/identity/index.ts';
import { needTable, readNeedTable } from './need-table.ts';
import { readServices } from './read-services.ts';
import type { NeedFacts } from './rules.ts';
import type { VisitDb } from './visit-step.ts';

const resultSchema = z.object({
  decision: z.enum(['granted', 'refused', 'unclear']),
  ground: z.string().regex(/^[a-z][a-z-]*$/),
  nextBest: z.array(z.string().regex(/^[a-z][a-z-]*$/)),
});

export type NeedCheck =
  | {
      ok: true;
      decision: 'granted' | 'refused' | 'unclear';
      ground: string;
      nextBest: string[];
      rule: { table: string; id: string; row: number; version: number; cells: readonly string[] };
      sentence: { de: string; en: string };
      /** The facts the decision rests on, for the one who decides. Health data: show, never keep. */
      used: readonly { name: string; value: unknown }[];
      /** Services asked for that no visit can do. */
      notOffered: string[];
    }
  | { ok: false; problems: readonly { table: string; rule?: string; cell?: string; message: string }[] };

/**
 * What the town's need check says to a case and the facts told or shown. Only looks: nothing of it is stored.
 * Undefined for a case that is no request for a visit.
 */
export async function previewNeed(
  db: VisitDb,
  tenant: string,
  caseId: string,
  facts: NeedFacts,
  at: string,
): Promise<NeedCheck | undefined> {
  const known = await factsOfCase(db, tenant, caseId, facts);
  if (!known) return undefined;
  const { version, parsed } = await readNeedTable(db, tenant, at);
  if (!parsed.ok) return { ok: false, problems: parsed.problems.map(placed) };
  const evaluated = evaluateDecision(parsed.model, needTable, known.facts);
  if (!evaluated.ok) return { ok: false, problems: evaluated.problems.map(placed) };
  const result = resultSchema.safeParse(evaluated.value);
  const rule = evaluated.matched[0];
  if (!result.success || !rule)
    return { ok: false, problems: [{ table: needTable, message: 'no rule with a full result applies' }] };
  return {
    ok: true,
    ...result.data,
    rule: { table: needTable, id: rule.ruleId, row: rule.row, version, cells: rule.inputs },
    sentence: { de: rule.annotations.de ?? '', en: rule.annotations.en ?? '' },
    used: evaluated.used,
    notOffered: known.notOffered,
  };
}

interface Placed {
  table: string;
  rule?: { row: number; id: string };
  cell?: string;
  message: string;
}
function placed(problem: Placed) {
  return {
    table: problem.table,
    ...(problem.rule === undefined ? {} : { rule: problem.rule.id }),
    ...(problem.cell === undefined ? {} : { cell: problem.cell }),
    message: problem.message,
  };
}

async function factsOfCase(
  db: VisitDb,
  tenant: string,
  caseId: string,
  told: NeedFacts,
): Promise<{ facts: Facts; notOffered: string[] } | undefined> {
  const row = await db
    .selectFrom('visit_request as request')
    .innerJoin('case_file as file', (join) =>
      join.onRef('file.tenant', '=', 'request.tenant').onRef('file.id', '=', 'request.case_id'),
    )
    .leftJoin('party', (join) =>
      join
        .onRef('party.tenant', '=', 'request.tenant')
        .onRef('party.case_id', '=', 'request.case_id')
        .on('party.role', 'in', ['resident', 'institution']),
    )
    .select(['request.resident_takes_part', 'request.institution_kind', 'file.kind', 'file.service_keys', 'party.ags'])
    .where('request.tenant', '=', tenant)
    .where('request.case_id', '=', caseId)
    .executeTakeFirst();
  if (!row) return undefined;
  const town = (await readTown(db, tenant)).value;
  const services = (await readServices(db, tenant)).value;
  const offered = new Set(services.filter((service) => service.onSite).map((service) => service.key));
  const { livesIn, residentOfTown, ...health } = told;
  return {
    facts: {
      ...health,
      residentOfTown: row.ags === null ? (residentOfTown ?? null) : row.ags === town.ags,
      // One thing the crew can do makes the visit possible; what it cannot do is named, not served.
      serviceOffered: row.service_keys.some((key) => offered.has(key)),
      residentTakesPart: row.resident_takes_part,
      groupDate: row.kind === 'group-date',
      livesIn: livesIn ?? row.institution_kind,
    },
    notOffered: row.service_keys.filter((key) => !offered.has(key)),
  };
}
