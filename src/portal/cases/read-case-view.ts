import {
  type ApplicationRow,
  type ApplicationTables,
  answersOf,
  applicationsOf,
  type GivenAnswers,
} from '#domain/applications/index.ts';
import {
  type CasePromise,
  type CaseRow,
  type CaseTables,
  caseById,
  type HistoryEntry,
  historyOf,
  type MessageRow,
  messagesOf,
  type PaperRow,
  type PartyRow,
  papersOf,
  partiesOf,
  promisesOf,
  tasksOf,
} from '#domain/cases/index.ts';
import type { PublicService } from '#domain/catalogue/index.ts';
import { type DocumentTables, documentsOf, type IssuedDocumentRow } from '#domain/documents/index.ts';
import { type Payment, type PaymentTables, paymentsOf } from '#domain/payments/index.ts';
import {
  groupList,
  type Listed,
  type NeedDecision,
  needDecisionsOf,
  type RequestDetail,
  readVisitSettings,
  receiptsOfCase,
  requestOf,
  resultsOfCase,
  type VisitDb,
  type VisitResult,
  type VisitSettings,
  type VisitSummary,
  visitsOfCase,
} from '#domain/visits/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { readServices } from '../services.ts';
import type { PortalVisit } from '../visit.ts';

/** Everything the person's own page of a case shows. */
export interface CaseView {
  file: CaseRow;
  parties: readonly PartyRow[];
  promises: readonly CasePromise[];
  objectionOpen: boolean;
  messages: readonly MessageRow[];
  papers: readonly PaperRow[];
  history: readonly HistoryEntry[];
  visits: readonly VisitSummary[];
  /** The newest decision about the need. */
  decision: NeedDecision | undefined;
  request: RequestDetail | undefined;
  list: readonly Listed[];
  results: readonly VisitResult[];
  receipts: readonly { receiptId: string; token: string; issuedAt: string }[];
  payments: readonly Payment[];
  /** What the town has issued; each lies among the papers under the same id. */
  documents: readonly IssuedDocumentRow[];
  /** What was answered in online applications. */
  answers: readonly GivenAnswers[];
  applications: readonly ApplicationRow[];
  services: readonly PublicService[];
  settings: VisitSettings;
}

export function readCaseView(visit: PortalVisit, caseId: string): Promise<CaseView | undefined> {
  const { tenant } = visit;
  return visit.read(
    async (
      db: VisitDb &
        Db<
          CaseTables &
            PaymentTables &
            ApplicationTables &
            DocumentTables &
            Pick<PlatformTables, 'configuration' | 'journal_entry'>
        >,
    ) => {
      const file = await caseById(db, tenant, caseId);
      if (!file) return undefined;
      const [decision] = await needDecisionsOf(db, tenant, caseId);
      const tasks = await tasksOf(db, tenant, caseId);
      return {
        file,
        parties: await partiesOf(db, tenant, caseId),
        promises: await promisesOf(db, tenant, caseId),
        objectionOpen: tasks.some((task) => task.kind === 'objection' && task.state === 'open'),
        messages: await messagesOf(db, tenant, caseId, 'applicant'),
        papers: await papersOf(db, tenant, caseId, 'applicant'),
        history: await historyOf(db, tenant, caseId, ['public', 'applicant']),
        visits: await visitsOfCase(db, tenant, caseId),
        decision,
        request: await requestOf(db, tenant, caseId),
        list: file.kind === 'group-date' ? await groupList(db, tenant, caseId) : [],
        results: await resultsOfCase(db, tenant, caseId),
        receipts: await receiptsOfCase(db, tenant, caseId),
        payments: await paymentsOf(db, tenant, caseId),
        documents: await documentsOf(db, tenant, caseId),
        answers: await answersOf(db, tenant, caseId),
        applications: await applicationsOf(db, tenant, caseId),
        services: (await readServices(db, tenant)).value,
        settings: (await readVisitSettings(db, tenant)).value,
      };
    },
  );
}
