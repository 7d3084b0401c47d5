import {
  type ApplicationRow,
  type ApplicationTables,
  answersOf,
  applicationsOf,
  type GivenAnswers,
  questionsOf,
  type RegisterQuestion,
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
  type TaskRow,
  tasksOf,
} from '#domain/cases/index.ts';
import type { PublicService } from '#domain/catalogue/index.ts';
import { type DocumentTables, documentsOf, type IssuedDocumentRow } from '#domain/documents/index.ts';
import { type IdentityTables, staffNames } from '#domain/identity/index.ts';
import { type NoticeRow, type NoticeTables, noticesOf } from '#domain/notifications/index.ts';
import { type Payment, type PaymentTables, paymentsOf } from '#domain/payments/index.ts';
import {
  groupList,
  type Listed,
  type NeedDecision,
  needDecisionsOf,
  type RequestDetail,
  receiptsOfCase,
  requestOf,
  resultsOfCase,
  type VisitResult,
  type VisitSummary,
  type VisitTables,
  visitsOfCase,
} from '#domain/visits/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { readServices } from '../services.ts';

export type FileTables = CaseTables &
  PaymentTables &
  VisitTables &
  ApplicationTables &
  DocumentTables &
  NoticeTables &
  IdentityTables &
  Pick<PlatformTables, 'configuration' | 'journal_entry'>;

/** A case with everything its page shows. */
export interface CaseFile {
  file: CaseRow;
  parties: PartyRow[];
  promises: CasePromise[];
  tasks: TaskRow[];
  messages: MessageRow[];
  papers: PaperRow[];
  history: HistoryEntry[];
  request: RequestDetail | undefined;
  decisions: NeedDecision[];
  visits: VisitSummary[];
  results: VisitResult[];
  applications: ApplicationRow[];
  payments: Payment[];
  answers: GivenAnswers[];
  questions: RegisterQuestion[];
  documents: IssuedDocumentRow[];
  notices: NoticeRow[];
  receipts: { receiptId: string; issuedAt: string }[];
  group: Listed[];
  groupNumber: string | undefined;
  services: readonly PublicService[];
  names: ReadonlyMap<string, string>;
}

const everybody = ['public', 'applicant', 'department', 'institution', 'partner'] as const;

export async function readCaseFile(db: Db<FileTables>, tenant: string, file: CaseRow): Promise<CaseFile> {
  const { id } = file;
  return {
    file,
    parties: await partiesOf(db, tenant, id),
    promises: await promisesOf(db, tenant, id),
    tasks: await tasksOf(db, tenant, id),
    messages: await messagesOf(db, tenant, id, 'department'),
    papers: await papersOf(db, tenant, id, 'department'),
    history: await historyOf(db, tenant, id, everybody),
    request: await requestOf(db, tenant, id),
    decisions: await needDecisionsOf(db, tenant, id),
    visits: await visitsOfCase(db, tenant, id),
    results: await resultsOfCase(db, tenant, id),
    applications: await applicationsOf(db, tenant, id),
    payments: await paymentsOf(db, tenant, id),
    answers: await answersOf(db, tenant, id),
    questions: await questionsOf(db, tenant, id),
    documents: await documentsOf(db, tenant, id),
    notices: await noticesOf(db, tenant, id),
    receipts: await receiptsOfCase(db, tenant, id),
    group: file.kind === 'group-date' ? await groupList(db, tenant, id) : [],
    groupNumber: file.group_case === null ? undefined : (await caseById(db, tenant, file.group_case))?.number,
    services: (await readServices(db, tenant)).value,
    names: await staffNames(db, tenant),
  };
}
