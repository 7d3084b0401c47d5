import type { Entry } from '#platform/commands/define-command.ts';
import { type PaymentStep, paymentEntry } from './payment-step.ts';
import { refuse } from './problems.ts';
import { maxCents, type PaymentItem, type PaymentPurpose, sumOf } from './rules.ts';
import { readPaymentSettings } from './settings.ts';

export interface RequestPayment {
  /** Whole cents, the sum of the items. */
  cents: number;
  purpose: PaymentPurpose;
  /** `service` is the key in the catalogue; 1 to 99 of them. */
  items: readonly (Omit<PaymentItem, 'quantity'> & { quantity?: number })[];
}

/**
 * Move: something is to be paid in a case. The caller puts the entry (`payment.requested`) into its journal and reacts
 * to `payment.paid`. What is free makes no payment: `undefined`. Refuses `payment.sum-differs`, `payment.too-much`.
 */
export async function requestPayment(
  step: PaymentStep,
  caseId: string,
  wish: RequestPayment,
): Promise<{ paymentId: string; entry: Entry } | undefined> {
  const items = wish.items.map((item) => ({ quantity: 1, ...item }));
  if (sumOf(items) !== wish.cents) throw refuse('payment.sum-differs', { field: 'cents' });
  if (wish.cents > maxCents) throw refuse('payment.too-much', { field: 'cents' });
  if (wish.cents === 0) return undefined;
  const { value: settings } = await readPaymentSettings(step.tx, step.tenant);
  const id = step.newId();
  const { cents, purpose } = wish;
  await step.tx
    .insertInto('payment')
    .values({
      tenant: step.tenant,
      id,
      case_id: caseId,
      purpose,
      cents,
      items: JSON.stringify(items),
      state: 'open',
      pay_by: new Date(Date.parse(step.now) + settings.payWithinDays * 86_400_000).toISOString(),
      requested_at: step.now,
      changed_at: step.now,
    })
    .execute();
  return { paymentId: id, entry: paymentEntry(caseId, 'payment.requested', { payment: id, purpose, cents }) };
}
