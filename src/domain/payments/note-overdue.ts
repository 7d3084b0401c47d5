import { z } from 'zod';
import { dueTime, openTask } from '#domain/cases/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import { type PaymentStep, paymentEntry, requirePayment } from './payment-step.ts';
import { refuse } from './problems.ts';
import { isDue } from './rules.ts';

/** Hours of service time within which a caseworker decides what becomes of a case nobody has paid for. */
const hoursToDecide = 48;

/** The term has passed without money: the payer is reminded, a caseworker looks. Not so: `payment.settled`. */
export const noteOverdue = defineCommand({
  name: 'payments.note-overdue',
  input: z.strictObject({ payment: z.uuid() }),
  async run(step: PaymentStep, input) {
    const { payment } = await requirePayment(step, input.payment);
    if (!isDue(payment.state) || payment.pay_by > step.now) throw refuse('payment.settled');
    const { due } = await dueTime(step, hoursToDecide);
    const data = { payment: payment.id, cents: payment.cents };
    const work = { kind: 'payment-overdue', ownerRole: 'caseworker', dueAt: due, data };
    return {
      value: {},
      journal: [
        paymentEntry(payment.case_id, 'payment.overdue', data),
        await openTask(step, payment.case_id, work),
      ] as const,
    };
  },
});
