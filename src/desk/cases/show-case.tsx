import {
  type CaseTables,
  caseByNumber,
  maySettle,
  type PartyRow,
  partiesOf,
  promisesOf,
  seesContent,
  tasksOf,
} from '#domain/cases/index.ts';
import { type Problem, Refusal } from '#platform/commands/refusal.ts';
import type { Db } from '#platform/db/pool.ts';
import { type Answer, page } from '#platform/http/answer.ts';
import { formErrors } from '#platform/http/form-errors.ts';
import { parseCaseNumber } from '#platform/values/case-number.ts';
import type { Settled } from '../start/settle-work.tsx';
import type { StaffVisit } from '../visit.ts';
import { CasePage } from './case-page.tsx';
import { LockedPage } from './locked-page.tsx';
import { type FileTables, readCaseFile } from './read-file.ts';

/** The case an address names, or the 404 that every unknown number gets. */
export async function requireNumber(visit: StaffVisit) {
  const number = parseCaseNumber(visit.params.number ?? '');
  const file = number && (await visit.read((db: Db<CaseTables>) => caseByNumber(db, visit.tenant, number)));
  if (!file) throw new Refusal({ code: 'case.unknown' });
  return file;
}

interface Shown {
  problems?: readonly Problem[];
  /** The form's field for a path of the command's input. */
  field?: (path: string) => string | undefined;
  contact?: boolean;
  done?: string;
}

/** The page of a case: whole for who may see it, the bare fact of it for the 115 without the secret. */
export async function showCase(visit: StaffVisit, shown: Shown = {}): Promise<Answer> {
  const { tenant, lang, actor, door } = visit;
  const file = await requireNumber(visit);
  const problems = shown.problems ?? [];
  const errors = formErrors(door.problems, problems, lang, shown.field);
  const [first] = problems;
  const status = first ? (door.problems[first.code]?.status ?? 422) : 200;
  if (seesContent(actor, file.id)) {
    const read = await visit.read((db: Db<FileTables>) => readCaseFile(db, tenant, file));
    return page(
      <CasePage visit={visit} read={read} errors={errors} contact={shown.contact ? read.parties : undefined} />,
      { status },
    );
  }
  const office = visit.town.organisations.find((one) => one.id === file.organisation)?.name[lang] ?? visit.town.name;
  const { owed, parties } = await visit.read((db: Db<CaseTables>) => readOwed(db, visit, file.id, file.number));
  return page(
    <LockedPage
      visit={visit}
      number={file.number}
      office={office}
      owed={owed}
      contact={shown.contact ? parties : undefined}
      errors={errors}
      done={shown.done}
    />,
    { status },
  );
}

/** Work this person's role owes a case they may not see; it lets them ring, no more. */
async function readOwed(
  db: Db<CaseTables>,
  { tenant, actor }: StaffVisit,
  caseId: string,
  number: string,
): Promise<{ owed: Settled[]; parties: PartyRow[] }> {
  const promises = await promisesOf(db, tenant, caseId);
  const tasks = await tasksOf(db, tenant, caseId);
  const mine = (row: { state: string; owner_role: string }) =>
    row.state === 'open' && maySettle(actor.roles, row.owner_role);
  const owed: Settled[] = [
    ...promises
      .filter(mine)
      .map(({ id, kind, owner_role: ownerRole }) => ({ what: 'promise' as const, id, kind, ownerRole, number })),
    ...tasks
      .filter(mine)
      .map(({ id, kind, owner_role: ownerRole }) => ({ what: 'task' as const, id, kind, ownerRole, number })),
  ];
  return { owed, parties: owed.length > 0 ? await partiesOf(db, tenant, caseId) : [] };
}
