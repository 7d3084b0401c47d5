import { z } from 'zod';
import { deriveId } from '#platform/jobs/derive-id.ts';
import type { Reactions, Tick } from '#platform/jobs/reaction.ts';
import { followWithdrawal } from './drop.ts';
import { fetchStatus } from './fetch-status.ts';
import { noteOverdue } from './note-overdue.ts';
import type { PaymentDb } from './payment-step.ts';
import { planCheck } from './plan-check.ts';
import type { PaymentProvider } from './provider.ts';
import { paymentById } from './queries.ts';
import { unsettled } from './rules.ts';

const aboutAttempt = z.looseObject({ payment: z.uuid(), attempt: z.uuid() });

// A minute's work is bounded; what is left comes with the next minute.
const atOnce = 100;

/** The provider is asked by a job, never inside a command. */
export function paymentReactions(deps: { provider: PaymentProvider | undefined }): Reactions {
  return {
    'payments.check': {
      on: ['payment.check-due'],
      owner: 'caseworker',
      async run({ tenant, now, entry, read, execute }) {
        const { payment: id, attempt: attemptId } = aboutAttempt.parse(entry.data);
        const payment = await read((db: PaymentDb) => paymentById(db, tenant, id));
        const attempt = payment?.attempts.find((one) => one.id === attemptId);
        if (!payment || !attempt) return;
        const ways = { tenant, now, provider: deps.provider, read, asSystem: execute };
        // Not reachable now: the next check is planned already, so there is nothing to repeat.
        await fetchStatus(ways, payment, attempt);
      },
    },

    'payments.follow-withdrawal': {
      on: ['case.withdrawn'],
      owner: 'caseworker',
      async run({ entry, execute }) {
        const outcome = await execute(followWithdrawal, { caseId: entry.subject.id });
        if (!outcome.ok && outcome.problems[0].code !== 'payment.settled') throw new Error(outcome.problems[0].code);
      },
    },
  };
}

export const paymentTicks: readonly Tick[] = [
  // Who paid and never came back to us is found by asking, ever more seldom, for a week.
  {
    name: 'payments.plan-checks',
    async run({ tenant, now, read, execute }) {
      const due = await read((db: PaymentDb) =>
        db
          .selectFrom('payment_attempt')
          .select(['id', 'checks'])
          .where('tenant', '=', tenant)
          .where('next_check_at', '<=', now)
          .orderBy('next_check_at')
          .limit(atOnce)
          .execute(),
      );
      for (const { id, checks } of due)
        await execute(
          planCheck,
          { attempt: id, number: checks + 1 },
          deriveId(`payments.plan-check/${id}/${checks + 1}`),
        );
    },
  },
  {
    name: 'payments.note-overdue',
    async run({ tenant, now, read, execute }) {
      const overdue = await read((db: PaymentDb) =>
        db
          .selectFrom('payment')
          .select('id')
          .where('tenant', '=', tenant)
          .where('state', 'in', unsettled)
          .where('pay_by', '<=', now)
          .where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('task')
                  .select('task.id')
                  .where('task.tenant', '=', tenant)
                  .whereRef('task.case_id', '=', 'payment.case_id')
                  .where('task.kind', '=', 'payment-overdue')
                  .whereRef('task.opened_at', '>=', 'payment.pay_by'),
              ),
            ),
          )
          .orderBy('pay_by')
          .limit(atOnce)
          .execute(),
      );
      for (const { id } of overdue)
        await execute(noteOverdue, { payment: id }, deriveId(`payments.note-overdue/${id}`));
    },
  },
];
