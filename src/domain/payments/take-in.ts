import { z } from 'zod';
import { dropTasks, requireOpenedCase } from '#domain/cases/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import { type PaymentStep, paymentEntry, requirePayment } from './payment-step.ts';
import { refuse } from './problems.ts';
import { isDue, otherWays } from './rules.ts';

/**
 * The money came another way than online, as a member of staff has seen. A try that is paid all the same is overpaid
 * then. Refuses `payment.paid` and `payment.dropped`.
 */
export const takeIn = defineCommand({
  name: 'payments.take-in',
  input: z.strictObject({ payment: z.uuid(), way: z.enum(otherWays) }),
  async run(step: PaymentStep, { payment: id, way }) {
    const { payment, file } = await requirePayment(step, id);
    await requireOpenedCase(step, file.id);
    if (!isDue(payment.state)) throw refuse(payment.state === 'paid' ? 'payment.paid' : 'payment.dropped');
    await step.tx
      .updateTable('payment')
      .set({ state: 'paid', changed_at: step.now })
      .where('tenant', '=', step.tenant)
      .where('id', '=', payment.id)
      .execute();
    const data = { payment: payment.id, cents: payment.cents, way };
    const paid = paymentEntry(payment.case_id, 'payment.paid', data);
    return { value: {}, journal: [paid, ...(await dropTasks(step, payment.case_id, ['payment-overdue']))] };
  },
});
