import { z } from 'zod';
import { requireOpenedCase } from '#domain/cases/index.ts';
import { defineCommand } from '#platform/commands/define-command.ts';
import type { PaymentStep } from './payment-step.ts';
import { refuse } from './problems.ts';
import { requestPayment } from './request-payment.ts';
import { maxCents, paymentItems, paymentPurposes } from './rules.ts';

/** A caseworker asks for a payment. Refuses `payment.nothing-to-pay`, `payment.case-ended` and what `requestPayment` does. */
export const requestOfPayment = defineCommand({
  name: 'payments.request',
  input: z.strictObject({
    caseId: z.uuid(),
    purpose: z.enum(paymentPurposes),
    cents: z.int().min(0).max(maxCents),
    items: paymentItems,
  }),
  async run(step: PaymentStep, { caseId, ...wish }) {
    const file = await requireOpenedCase(step, caseId, { lock: true });
    if (file.state === 'ended') throw refuse('payment.case-ended');
    const requested = await requestPayment(step, file.id, wish);
    if (!requested) throw refuse('payment.nothing-to-pay', { field: 'cents' });
    return { value: { payment: requested.paymentId }, journal: [requested.entry] };
  },
});
