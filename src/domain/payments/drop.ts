import { z } from 'zod';
import { dropTasks, requireOpenedCase } from '#domain/cases/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { type PaymentStep, paymentEntry, requirePayment } from './payment-step.ts';
import { refuse } from './problems.ts';
import { isDue } from './rules.ts';

/** A payment is no longer wanted; what is paid all the same goes back. Refuses `payment.paid` and `payment.dropped`. */
export const dropPayment = defineCommand({
  name: 'payments.drop',
  input: z.strictObject({ payment: z.uuid() }),
  async run(step: PaymentStep, input) {
    const { payment, file } = await requirePayment(step, input.payment);
    await requireOpenedCase(step, file.id);
    if (!isDue(payment.state)) throw refuse(payment.state === 'paid' ? 'payment.paid' : 'payment.dropped');
    const dropped = await drop(step, payment);
    return { value: {}, journal: [dropped, ...(await dropTasks(step, file.id, ['payment-overdue']))] };
  },
});

/** Move: whatever is still to be paid in the case is no longer wanted. */
export async function dropPayments(step: PaymentStep, caseId: string): Promise<Entry[]> {
  const rows = await step.tx
    .selectFrom('payment')
    .select(['id', 'case_id', 'state'])
    .where('tenant', '=', step.tenant)
    .where('case_id', '=', caseId)
    .forUpdate()
    .execute();
  const entries: Entry[] = [];
  for (const row of rows) if (isDue(row.state)) entries.push(await drop(step, row));
  return entries.length === 0 ? [] : [...entries, ...(await dropTasks(step, caseId, ['payment-overdue']))];
}

/** A withdrawn case costs nothing any more. With nothing to drop: `payment.settled`. */
export const followWithdrawal = defineCommand({
  name: 'payments.follow-withdrawal',
  input: z.strictObject({ caseId: z.uuid() }),
  async run(step: PaymentStep, { caseId }) {
    const [first, ...rest] = await dropPayments(step, caseId);
    if (!first) throw refuse('payment.settled');
    return { value: {}, journal: [first, ...rest] };
  },
});

async function drop(step: PaymentStep, { id, case_id }: { id: string; case_id: string }): Promise<Entry> {
  await step.tx
    .updateTable('payment')
    .set({ state: 'dropped', changed_at: step.now })
    .where('tenant', '=', step.tenant)
    .where('id', '=', id)
    .execute();
  return paymentEntry(case_id, 'payment.dropped', { payment: id });
}
