import { type CaseTables, caseByNumber, numbersOf } from '#domain/cases/index.ts';
import { type IdentityTables, staffNames } from '#domain/identity/index.ts';
import { instantAt } from '#domain/visits/index.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { page } from '#platform/http/answer.ts';
import { formErrors } from '#platform/http/form-errors.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { listCheckpoints, readJournal } from '#platform/journal/read-journal.ts';
import { readCheckpoint } from '#platform/journal/sign-checkpoint.ts';
import { verifyJournal } from '#platform/journal/verify.ts';
import { readDateParts } from '#platform/ui/read-date-parts.ts';
import { parseCaseNumber } from '#platform/values/case-number.ts';
import { parseCommandId } from '#platform/values/command-id.ts';
import { parseDateFields } from '#platform/values/date.ts';
import { readServices } from '../services.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { JournalPage, type JournalProps } from './journal-page.tsx';

const permission = 'page:desk.journal';
const pageSize = 50;

type Tables = CaseTables &
  IdentityTables &
  Pick<PlatformTables, 'configuration' | 'journal_entry' | 'journal_seal' | 'journal_checkpoint'>;

async function journalPage(visit: StaffVisit, verified?: JournalProps['verified']) {
  const { tenant, query, lang, door } = visit;
  const typed = (query.number ?? '').trim();
  const number = typed === '' ? undefined : parseCaseNumber(typed);
  const day = parseDateFields(readDateParts(query, 'day'));
  const problems: Problem[] = [];
  if (typed !== '' && number === undefined) problems.push({ code: 'case-number.invalid', field: 'number' });
  if (!day.ok && day.problem !== 'date.missing') problems.push({ code: day.problem, field: 'day' });
  const type = /^[a-z][a-z.-]{0,60}$/.test(query.type ?? '') ? query.type : undefined;
  const before = parseCommandId(query.before ?? '');
  const read = await visit.read(async (db: Db<Tables>) => {
    const file = number === undefined ? undefined : await caseByNumber(db, tenant, number);
    // A number nobody has shows nothing, not everything.
    const subjectId = typed === '' ? undefined : (file?.id ?? '-');
    const span = day.ok ? { from: instantAt(day.date, 0), to: instantAt(dayAfter(day.date), 0) } : {};
    const wish = { subjectId, type, before, limit: pageSize, ...span };
    const lines = problems.length > 0 ? [] : await readJournal(db, tenant, wish);
    const subjects = lines.flatMap((line) => (line.subjectKind === 'case' ? [line.subjectId] : []));
    return {
      lines,
      checkpoints: await listCheckpoints(db, tenant),
      names: await staffNames(db, tenant),
      services: (await readServices(db, tenant)).value,
      numbers: await numbersOf(db, tenant, [...new Set(subjects)]),
    };
  });
  const last = read.lines.at(-1);
  const asked = Object.entries(query).filter(([name]) => /^(number|type|day-(day|month|year))$/.test(name));
  const older =
    last && read.lines.length === pageSize
      ? new URLSearchParams([...asked, ['before', last.id]]).toString()
      : undefined;
  return page(
    <JournalPage
      visit={visit}
      {...read}
      older={older}
      verified={verified}
      errors={formErrors(door.problems, problems, lang)}
    />,
    { status: problems.length > 0 ? 422 : 200 },
  );
}

export const journalRoutes = defineRoutes<StaffVisit>([
  { method: 'GET', url: urls.journal(), permission, answer: (visit) => journalPage(visit) },
  {
    method: 'POST',
    url: urls.verifyJournal(),
    permission,
    // It reads the whole journal of the town.
    perMinute: 6,
    async answer(visit) {
      const { door, tenant } = visit;
      const result = await verifyJournal(door.database, tenant, (signature) =>
        readCheckpoint(door.signingKey, signature),
      );
      return journalPage(visit, result);
    },
  },
]);

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
