import { z } from 'zod';
import { dropTasks, dueTime, openTask } from '#domain/cases/index.ts';
import { defineCommand, type Entry } from '#platform/commands/define-command.ts';
import { type PaymentStep, paymentEntry, requireAttempt } from './payment-step.ts';
import { refuse } from './problems.ts';
import { settle, settlements } from './rules.ts';
import type { AttemptRow, PaymentRow } from './tables.ts';

/** Hours of service time within which money that is not due goes back, or a provider's no is looked at. */
const hoursToAct = 48;

const ending = z.strictObject({
  end: z.enum(settlements),
  /** Why, where it did not end with money. */
  code: z
    .string()
    .regex(/^[a-z][a-z0-9.-]{0,79}$/)
    .optional(),
  /** By which means it was paid, as the provider names it. */
  method: z
    .string()
    .regex(/^[A-Z]{1,20}$/)
    .optional(),
});
type Ending = z.output<typeof ending>;

/** What the provider, asked by us, said about a try. Nothing new: `payment.settled`. */
export const recordStatus = defineCommand({
  name: 'payments.record-status',
  input: z.strictObject({ attempt: z.uuid(), ...ending.shape }),
  async run(step: PaymentStep, { attempt: id, ...end }) {
    const { attempt, payment } = await requireAttempt(step, id);
    const [first, ...rest] = await closeAttempt(step, { attempt, payment }, end);
    if (!first) throw refuse('payment.settled');
    return { value: { attempt: attempt.id }, journal: [first, ...rest] };
  },
});

/** Ends a try as the table of ends says; no entries when it is no news. */
export async function closeAttempt(
  step: PaymentStep,
  { attempt, payment }: { attempt: AttemptRow; payment: PaymentRow },
  { end, code, method }: Ending,
): Promise<Entry[]> {
  const settled = settle({ payment: payment.state, attempt: attempt.state }, end);
  if (!settled) return [];
  const money = end === 'paid';
  await step.tx
    .updateTable('payment_attempt')
    .set({
      state: settled.attempt,
      settled_at: step.now,
      url: null,
      code: code ?? null,
      method: method ?? null,
      // Where money came there is nothing more to ask; where none came, some may still come late.
      ...(money || attempt.state === 'starting' ? { next_check_at: null } : {}),
    })
    .where('tenant', '=', step.tenant)
    .where('id', '=', attempt.id)
    .execute();
  if (settled.payment !== payment.state) {
    await step.tx
      .updateTable('payment')
      .set({ state: settled.payment, changed_at: step.now })
      .where('tenant', '=', step.tenant)
      .where('id', '=', payment.id)
      .execute();
  }
  const data = { payment: payment.id, attempt: attempt.id, cents: payment.cents, ...(code ? { code } : {}) };
  const visibility = settled.entry === 'payment.try-ended' ? 'department' : 'applicant';
  return [
    paymentEntry(payment.case_id, settled.entry, data, visibility),
    ...(settled.entry === 'payment.paid' ? await dropTasks(step, payment.case_id, ['payment-overdue']) : []),
    ...(settled.entry === 'payment.paid-twice' ? [await task(step, payment, attempt, 'payment-paid-twice')] : []),
    ...(end === 'expired' && code !== undefined && code !== 'left'
      ? [await task(step, payment, attempt, 'payment-unclear')]
      : []),
    ...(attempt.state === 'starting' && code !== 'payment.exists'
      ? [await task(step, payment, attempt, 'payment-refused')]
      : []),
  ];
}

async function task(step: PaymentStep, payment: PaymentRow, attempt: AttemptRow, kind: string): Promise<Entry> {
  const { due } = await dueTime(step, hoursToAct);
  const data = { payment: payment.id, attempt: attempt.id, cents: payment.cents };
  return openTask(step, payment.case_id, { kind, ownerRole: 'caseworker', dueAt: due, data });
}
