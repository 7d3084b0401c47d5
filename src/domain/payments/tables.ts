import type { Selectable } from 'kysely';
import type { Json } from '#platform/db/tables.ts';
import type { AttemptState, PaymentState } from './rules.ts';

/** Rows of `migrations/0009_payments.sql`. */
export interface PaymentTables {
  payment: {
    tenant: string;
    id: string;
    case_id: string;
    purpose: string;
    cents: number;
    items: Json;
    state: PaymentState;
    pay_by: string;
    requested_at: string;
    changed_at: string;
  };
  payment_attempt: {
    tenant: string;
    id: string;
    payment_id: string;
    case_id: string;
    state: AttemptState;
    transaction: string | null;
    url: string | null;
    method: string | null;
    code: string | null;
    checks: number;
    next_check_at: string | null;
    begun_at: string;
    settled_at: string | null;
  };
}
export type PaymentRow = Selectable<PaymentTables['payment']>;
export type AttemptRow = Selectable<PaymentTables['payment_attempt']>;
