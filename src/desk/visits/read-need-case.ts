import { type CaseRow, caseByNumber, type PartyRow, partiesOf, promisesOf } from '#domain/cases/index.ts';
import type { PublicService } from '#domain/catalogue/index.ts';
import { staffById } from '#domain/identity/index.ts';
import {
  groupList,
  type Listed,
  type NeedDecision,
  needDecisionsOf,
  type RequestDetail,
  readVisitSettings,
  requestOf,
  type VisitDb,
  type VisitSettings,
  type VisitSummary,
  visitsOfCase,
} from '#domain/visits/index.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import { parseCaseNumber } from '#platform/values/case-number.ts';
import { readServices } from '../services.ts';
import type { StaffVisit } from '../visit.ts';

/** Everything the need check shows of a case. Nothing in it is health data: none is stored. */
export interface NeedCase {
  file: CaseRow;
  request: RequestDetail;
  /** The resident, or the home; absent once the personal data was erased. */
  host: PartyRow | undefined;
  name: string;
  dueAt: string | null;
  decisions: (NeedDecision & { checkedByName: string })[];
  visits: VisitSummary[];
  listed: Listed[];
  services: readonly PublicService[];
  settings: VisitSettings;
}

/** Refuses `case.unknown` for a number that is none, or no request for a visit. */
export function readNeedCase(visit: StaffVisit, number: string): Promise<NeedCase> {
  const { tenant } = visit;
  return visit.read(async (db: VisitDb) => {
    const file = await caseByNumber(db, tenant, parseCaseNumber(number) ?? '');
    const request = file && (await requestOf(db, tenant, file.id));
    if (!file || !request) throw new Refusal({ code: 'case.unknown' });
    const parties = await partiesOf(db, tenant, file.id);
    const host = parties.find((party) => party.role === 'resident' || party.role === 'institution');
    const promises = await promisesOf(db, tenant, file.id);
    const due = promises.find((promise) => promise.kind === 'decision' && promise.state === 'open');
    const decisions = [];
    for (const decision of await needDecisionsOf(db, tenant, file.id))
      decisions.push({ ...decision, checkedByName: await nameOfStaff(db, tenant, decision.checkedBy) });
    return {
      file,
      request,
      host,
      name: request.group?.homeName ?? [host?.given_name, host?.family_name].filter(Boolean).join(' '),
      dueAt: due?.due_at ?? null,
      decisions,
      visits: await visitsOfCase(db, tenant, file.id),
      listed: request.group ? await groupList(db, tenant, file.id) : [],
      services: (await readServices(db, tenant)).value,
      settings: (await readVisitSettings(db, tenant)).value,
    };
  });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Machines may decide too: their id is no account. */
async function nameOfStaff(db: Parameters<typeof staffById>[0], tenant: string, id: string): Promise<string> {
  return uuid.test(id) ? ((await staffById(db, tenant, id))?.name ?? '–') : '–';
}
