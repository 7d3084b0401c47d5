import { type CaseRow, type CaseTables, requireCase } from '#domain/cases/index.ts';
import type { Entry, Step } from '#platform/commands/define-command.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { refuse } from './problems.ts';
import type { AttemptRow, PaymentRow, PaymentTables } from './tables.ts';

/** What this slice reads; it writes only `PaymentTables`. */
export type PaymentReads = PaymentTables & CaseTables & Pick<PlatformTables, 'configuration'>;
export type PaymentDb = Db<PaymentReads>;
export type PaymentStep = Step<PaymentReads>;

export function paymentEntry(
  caseId: string,
  type: string,
  data: NonNullable<Entry['data']>,
  visibility: Entry['visibility'] = 'applicant',
): Entry {
  return { type, subject: { kind: 'case', id: caseId }, data, visibility };
}

/** The payment with its case, both locked, the case first. Who may not touch the case hears `payment.unknown`. */
export async function requirePayment(step: PaymentStep, id: string): Promise<{ payment: PaymentRow; file: CaseRow }> {
  const query = step.tx.selectFrom('payment').selectAll().where('tenant', '=', step.tenant).where('id', '=', id);
  const found = await query.executeTakeFirst();
  if (!found || (step.actor.kind === 'resident' && found.case_id !== step.actor.caseId))
    throw refuse('payment.unknown');
  const file = await requireCase(step, found.case_id, { lock: true });
  return { file, payment: await query.forUpdate().executeTakeFirstOrThrow() };
}

/** A try with its payment, locked in the same order. Refuses `payment.unknown`. */
export async function requireAttempt(
  step: PaymentStep,
  id: string,
): Promise<{ attempt: AttemptRow; payment: PaymentRow; file: CaseRow }> {
  const query = step.tx
    .selectFrom('payment_attempt')
    .selectAll()
    .where('tenant', '=', step.tenant)
    .where('id', '=', id);
  const found = await query.executeTakeFirst();
  if (!found) throw refuse('payment.unknown');
  const { payment, file } = await requirePayment(step, found.payment_id);
  return { payment, file, attempt: await query.executeTakeFirstOrThrow() };
}
