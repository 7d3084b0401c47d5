import { z } from 'zod';
import { defineCommand } from '#platform/commands/define-command.ts';
import { type PaymentStep, paymentEntry, requireAttempt } from './payment-step.ts';
import { refuse } from './problems.ts';
import { checkAt, isDue } from './rules.ts';

/** The provider has a transaction for the try. `due`: the money is still to come. Known already: `payment.settled`. */
export const recordStart = defineCommand({
  name: 'payments.record-start',
  input: z.strictObject({
    attempt: z.uuid(),
    transaction: z.string().regex(/^[\w-]{1,44}$/),
    url: z.url({ protocol: /^https?$/ }).max(2082),
  }),
  async run(step: PaymentStep, input) {
    const { attempt, payment } = await requireAttempt(step, input.attempt);
    if (attempt.state !== 'starting') throw refuse('payment.settled');
    await step.tx
      .updateTable('payment_attempt')
      .set({
        state: 'started',
        transaction: input.transaction,
        url: input.url,
        next_check_at: checkAt(attempt.begun_at, 1) ?? null,
      })
      .where('tenant', '=', step.tenant)
      .where('id', '=', attempt.id)
      .execute();
    const due = isDue(payment.state);
    if (due) {
      await step.tx
        .updateTable('payment')
        .set({ state: 'started', changed_at: step.now })
        .where('tenant', '=', step.tenant)
        .where('id', '=', payment.id)
        .execute();
    }
    const data = { payment: payment.id, attempt: attempt.id, cents: payment.cents };
    return { value: { due }, journal: [paymentEntry(payment.case_id, 'payment.started', data)] };
  },
});
