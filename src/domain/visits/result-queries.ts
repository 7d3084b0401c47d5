import type { VisitDb } from './visit-step.ts';

export interface VisitResult {
  resultId: string;
  visitId: string;
  caseId: string;
  serviceKey: string;
  result: string;
  reason: string | null;
  kitOrderNumber: string | null;
  recordedAt: string;
  receivedAt: string;
}

/** What came of the services of a case at its visits. */
export async function resultsOfCase(db: VisitDb, tenant: string, caseId: string): Promise<VisitResult[]> {
  const rows = await db
    .selectFrom('service_result')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('recorded_at')
    .execute();
  return rows.map((row) => ({
    resultId: row.id,
    visitId: row.visit_id,
    caseId: row.case_id,
    serviceKey: row.service_key,
    result: row.result,
    reason: row.reason,
    kitOrderNumber: row.kit_order_number,
    recordedAt: row.recorded_at,
    receivedAt: row.received_at,
  }));
}

/** Receipts the crew issued to a case: token text and instant. */
export async function receiptsOfCase(
  db: VisitDb,
  tenant: string,
  caseId: string,
): Promise<{ receiptId: string; token: string; issuedAt: string }[]> {
  const rows = await db
    .selectFrom('receipt')
    .select(['id', 'token', 'issued_at'])
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('issued_at')
    .execute();
  return rows.map((row) => ({ receiptId: row.id, token: row.token, issuedAt: row.issued_at }));
}
