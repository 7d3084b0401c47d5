import { z } from 'zod';
import {
  checkTable,
  type DecisionModel,
  type DecisionTable,
  type DecisionTableName,
  decisionTables,
  describeProblem,
  evaluateDecision,
  findDecision,
  parseDecisions,
  readTable,
  saveTable,
  tableVersions,
  versionAt,
  type WrittenTable,
  withRules,
  writtenTable,
} from '#domain/decisions/index.ts';
import { type IdentityTables, staffNames } from '#domain/identity/index.ts';
import { instantAt } from '#domain/visits/index.ts';
import { sentence } from '#platform/commands/problems.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { type Answer, page, redirect } from '#platform/http/answer.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { readOptionalDate } from '#platform/ui/read-date-parts.ts';
import { dateInGermany } from '#platform/values/date.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { formOfTable, readFacts, readRules } from './read-table-form.ts';
import { RulesPage } from './rules-page.tsx';
import { type Looked, TablePage } from './table-page.tsx';

const permission = 'page:desk.rules';
type RulesDb = Db<IdentityTables & Pick<PlatformTables, 'configuration'>>;

/** The tables the town decides by: read by staff, changed by the administrator. */
export const ruleRoutes = defineRoutes<StaffVisit>([
  {
    method: 'GET',
    url: urls.rules(),
    permission,
    async answer(visit) {
      const tables = await visit.read(async (db: RulesDb) => {
        const found = [];
        for (const table of decisionTables)
          found.push({ table, versions: await tableVersions(db, visit.tenant, table) });
        return found;
      });
      return page(<RulesPage visit={visit} tables={tables} />);
    },
  },
  {
    method: 'GET',
    url: urls.ruleTable(':table'),
    permission,
    async answer(visit) {
      const seen = await readSeen(visit, Number(visit.query.version));
      if (!seen) return redirect(urls.rules());
      return show(visit, seen, formOfTable(seen.written), await look(visit, seen, seen.dmn));
    },
  },
  { method: 'POST', url: urls.ruleTable(':table'), permission: 'decisions.save-table', answer: save },
]);

interface Seen {
  table: DecisionTableName;
  /** The version shown. */
  version: number;
  /** The newest version, which a change builds on. */
  newest: number;
  /** The version that counts now. */
  counts: number | undefined;
  dmn: string;
  written: WrittenTable;
  model: DecisionModel;
  versions: Awaited<ReturnType<typeof tableVersions>>;
  names: ReadonlyMap<string, string>;
}

async function readSeen(visit: StaffVisit, wanted: number): Promise<Seen | undefined> {
  const table = decisionTables.find((name) => name === visit.params.table);
  if (!table) return undefined;
  const { tenant } = visit;
  const read = await visit.read(async (db: RulesDb) => {
    const versions = await tableVersions(db, tenant, table);
    const counts = versionAt(versions, visit.now);
    const version = versions.find((each) => each.version === wanted)?.version ?? counts;
    return {
      versions,
      counts,
      found: await readTable(db, tenant, table, version),
      names: await staffNames(db, tenant),
    };
  });
  if (!read.found) return undefined;
  const { dmn, version } = read.found;
  const [written, parsed] = await Promise.all([writtenTable(dmn, table), parseDecisions(dmn)]);
  if (!written || !parsed.ok) return undefined;
  const { versions, counts, names } = read;
  const newest = versions[0]?.version ?? version;
  return { table, version, newest, counts, dmn, written, model: parsed.model, versions, names };
}

/** What the check says of a table, and what it answers to the facts typed. */
async function look(visit: StaffVisit, seen: Seen, dmn: string): Promise<Looked> {
  const parsed = await parseDecisions(dmn);
  if (!parsed.ok) return { problems: parsed.problems.map((problem) => describeProblem(problem, visit.lang)) };
  const logic = findDecision(parsed.model, seen.table)?.logic;
  if (logic?.kind !== 'table') return { problems: [] };
  const { form } = visit;
  const check = checkTable(parsed.model, logic);
  if (fieldText(form, 'action') !== 'try') return { problems: [], check };
  const tried = evaluateDecision(parsed.model, seen.table, readFacts(form, parsed.model));
  return { problems: [], check, tried, results: tried.ok ? resultsOf(logic, tried.value) : [] };
}

/** The results by the labels of their columns, as texts. */
function resultsOf({ outputs }: DecisionTable, value: unknown): { key: string; value: string }[] {
  const byName = z.record(z.string(), z.unknown()).safeParse(value);
  return outputs.map(({ name, label }) => {
    const one = outputs.length > 1 && byName.success ? byName.data[name] : value;
    return { key: label, value: (Array.isArray(one) ? one : [one]).map((each) => String(each ?? '–')).join(', ') };
  });
}

async function save(visit: StaffVisit): Promise<Answer> {
  const seen = await readSeen(visit, Number(fieldText(visit.form, 'version')));
  if (!seen) return redirect(urls.rules());
  const { form } = visit;
  const dmn = (await withRules(seen.dmn, seen.table, readRules(form, seen.written))) ?? seen.dmn;
  const looked = await look(visit, seen, dmn);
  if (fieldText(form, 'action') !== 'activate' || looked.problems.length > 0) return show(visit, seen, form, looked);
  const from = validFrom(visit);
  if (!from.ok) return show(visit, seen, form, looked, sentence(visit.door.problems, { code: from.code }, visit.lang));
  const outcome = await visit.execute(saveTable, {
    table: seen.table,
    basis: Number(fieldText(form, 'basis')) || 1,
    dmn,
    ...(from.at === undefined ? {} : { validFrom: from.at }),
    acceptFindings: fieldText(form, 'acceptFindings') !== '',
  });
  if (outcome.ok) return redirect(`${urls.ruleTable(seen.table, outcome.value.version)}&activated=1`);
  const [first] = outcome.problems;
  return show(visit, seen, form, looked, first && sentence(visit.door.problems, first, visit.lang));
}

/** Today or nothing: at once. A later day: from its first moment in Germany. */
function validFrom(visit: StaffVisit): { ok: true; at: string | undefined } | { ok: false; code: string } {
  const { date, problem } = readOptionalDate(visit.form, 'validFrom');
  if (problem) return { ok: false, code: problem };
  const isNow = date === undefined || date === dateInGermany(visit.now);
  return { ok: true, at: isNow ? undefined : instantAt(date, 0) };
}

function show(visit: StaffVisit, seen: Seen, form: FormBody, looked: Looked, error?: string): Answer {
  const typed = Number(fieldText(visit.form, 'basis'));
  const basis = typed > 0 ? typed : seen.newest;
  const isRefused = error !== undefined || looked.problems.length > 0;
  return page(
    <TablePage {...seen} visit={visit} basis={basis} form={form} looked={looked} error={error} />,
    isRefused ? { status: 422 } : {},
  );
}
