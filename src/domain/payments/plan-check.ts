import { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import { type PaymentStep, paymentEntry, requireAttempt } from './payment-step.ts';
import { refuse } from './problems.ts';
import { checkAt } from './rules.ts';

/** It is time to ask the provider about a try, for the n-th time: the entry makes the job, and the next time is set. */
export const planCheck = defineCommand({
  name: 'payments.plan-check',
  input: z.strictObject({ attempt: z.uuid(), number: z.int().min(1) }),
  async run(step: PaymentStep, input) {
    const { attempt, payment } = await requireAttempt(step, input.attempt);
    const due = attempt.next_check_at !== null && attempt.next_check_at <= step.now;
    if (!due || attempt.checks !== input.number - 1) throw refuse('payment.settled');
    await step.tx
      .updateTable('payment_attempt')
      .set({ checks: input.number, next_check_at: checkAt(attempt.begun_at, input.number + 1) ?? null })
      .where('tenant', '=', step.tenant)
      .where('id', '=', attempt.id)
      .execute();
    const data = { payment: payment.id, attempt: attempt.id };
    return { value: {}, journal: [paymentEntry(payment.case_id, 'payment.check-due', data, 'department')] };
  },
});
