import { z } from 'zod';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { type PaymentStep, paymentEntry, requirePayment } from './payment-step.ts';
import { refuse } from './problems.ts';
import { closeAttempt } from './record-status.ts';
import { isDue, mayStartAnew } from './rules.ts';

/**
 * The resident wants to pay: a try is on record before the provider hears of it, so that nothing that happens there is
 * unknown here. Refuses `payment.paid`, `payment.dropped`, and `payment.running` unless `anew` leaves a try that has
 * been running for long.
 */
export const startPayment = defineCommand({
  name: 'payments.start',
  input: z.strictObject({ payment: z.uuid(), anew: z.boolean().default(false) }),
  async run(step: PaymentStep, input) {
    const { payment } = await requirePayment(step, input.payment);
    if (!isDue(payment.state)) throw refuse(payment.state === 'paid' ? 'payment.paid' : 'payment.dropped');
    const running = await step.tx
      .selectFrom('payment_attempt')
      .selectAll()
      .where('tenant', '=', step.tenant)
      .where('payment_id', '=', payment.id)
      .where('state', 'in', ['starting', 'started'])
      .executeTakeFirst();
    const left: Entry[] = [];
    if (running) {
      if (!input.anew || running.state !== 'started' || !mayStartAnew(running.begun_at, step.now))
        throw refuse('payment.running');
      left.push(...(await closeAttempt(step, { payment, attempt: running }, { end: 'expired', code: 'left' })));
    }
    const id = step.newId();
    await step.tx
      .insertInto('payment_attempt')
      .values({
        tenant: step.tenant,
        id,
        payment_id: payment.id,
        case_id: payment.case_id,
        state: 'starting',
        transaction: null,
        url: null,
        method: null,
        code: null,
        checks: 0,
        next_check_at: null,
        begun_at: step.now,
        settled_at: null,
      })
      .execute();
    const begun = paymentEntry(payment.case_id, 'payment.begun', { payment: payment.id, attempt: id }, 'department');
    return { value: { attempt: id }, journal: [begun, ...left] };
  },
});
