import type { Db } from '#platform/db/pool.ts';
import {
  type AttemptState,
  type PaymentItem,
  type PaymentPurpose,
  type PaymentState,
  paymentItems,
  paymentPurposes,
} from './rules.ts';
import type { AttemptRow, PaymentRow, PaymentTables } from './tables.ts';

/** A payment of a case with its tries, the oldest first. */
export interface Payment {
  id: string;
  caseId: string;
  purpose: PaymentPurpose;
  cents: number;
  items: readonly PaymentItem[];
  state: PaymentState;
  payBy: string;
  requestedAt: string;
  /** Last change of the state; when it is paid, the time we learnt of it. */
  changedAt: string;
  attempts: readonly Attempt[];
}

export interface Attempt {
  id: string;
  state: AttemptState;
  /** The provider's number of the transaction. */
  transaction: string | undefined;
  url: string | undefined;
  begunAt: string;
  settledAt: string | undefined;
}

/** The payments of a case, the oldest first. */
export async function paymentsOf(db: Db<PaymentTables>, tenant: string, caseId: string): Promise<Payment[]> {
  const payments = await db
    .selectFrom('payment')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('requested_at')
    .orderBy('id')
    .execute();
  if (payments.length === 0) return [];
  const attempts = await db
    .selectFrom('payment_attempt')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('begun_at')
    .orderBy('id')
    .execute();
  return payments.map((row) =>
    read(
      row,
      attempts.filter((one) => one.payment_id === row.id),
    ),
  );
}

/** One payment by its id; `undefined` for an id nobody has. */
export async function paymentById(db: Db<PaymentTables>, tenant: string, id: string): Promise<Payment | undefined> {
  const row = await db
    .selectFrom('payment')
    .select('case_id')
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && (await paymentsOf(db, tenant, row.case_id)).find((one) => one.id === id);
}

/** The try that is running, if one is. */
export function runningAttempt(payment: Payment): Attempt | undefined {
  return payment.attempts.find(({ state }) => state === 'starting' || state === 'started');
}

function read(row: PaymentRow, attempts: readonly AttemptRow[]): Payment {
  return {
    id: row.id,
    caseId: row.case_id,
    purpose: paymentPurposes.find((one) => one === row.purpose) ?? 'fee',
    cents: row.cents,
    items: paymentItems.parse(row.items),
    state: row.state,
    payBy: row.pay_by,
    requestedAt: row.requested_at,
    changedAt: row.changed_at,
    attempts: attempts.map((one) => ({
      id: one.id,
      state: one.state,
      transaction: one.transaction ?? undefined,
      url: one.url ?? undefined,
      begunAt: one.begun_at,
      settledAt: one.settled_at ?? undefined,
    })),
  };
}
