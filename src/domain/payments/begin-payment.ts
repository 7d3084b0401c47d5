import type { z } from 'zod';
import type { Command } from '#platform/commands/define-command.ts';
import type { Outcome } from '#platform/commands/execute.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import type { PaymentDb } from './payment-step.ts';
import type { PaymentProvider } from './provider.ts';
import { type Attempt, type Payment, paymentById, runningAttempt } from './queries.ts';
import { recordStart } from './record-start.ts';
import { recordStatus } from './record-status.ts';
import { isDue, plainText, purposeLine } from './rules.ts';
import { readPaymentSettings } from './settings.ts';

/** What work at the provider has in hand: outside every transaction, so that a slow provider holds no row. */
export interface PaymentWays {
  tenant: string;
  now: string;
  provider: PaymentProvider | undefined;
  read: <R>(work: (db: PaymentDb) => Promise<R>) => Promise<R>;
  /** Runs a command as the product itself: what the provider said is no word of the resident's. */
  asSystem: RunCommand;
}

type RunCommand = <T, I extends z.ZodType, O>(
  command: Command<T, I, O>,
  input: z.input<I>,
  id: string,
) => Promise<Outcome<O>>;

export type Begun =
  | { ok: true; url: string }
  /** `refused`: a command said no. Otherwise the payment stays to be paid, and the page says so. */
  | { ok: false; problem: 'refused' | 'no-provider' | 'not-reachable' };

export interface BeginWish {
  payment: Payment;
  caseNumber: string;
  /** Name of a service in the payer's language, for the provider's page. */
  nameOf: (service: string) => string;
  returnUrl: string;
  anew: boolean;
  /** `payments.start` as the resident; `again` when it is the second one for this press of the button. */
  start: (input: { payment: string; anew: boolean }, again: boolean) => Promise<Outcome<{ attempt: string }>>;
}

/**
 * Leads a payer to the provider: a try is recorded, the provider asked for its transaction, the answer recorded. Pressing
 * again, or coming back after a breakdown at any point, goes on with the try that is running.
 */
export async function beginPayment(ways: PaymentWays, wish: BeginWish): Promise<Begun> {
  const { provider } = ways;
  if (!provider) return { ok: false, problem: 'no-provider' };
  const begun = await beginTry(ways, wish, false);
  // The provider knew the try, but not to whom it gave the transaction: that try is over, the next one is fresh.
  return begun === 'again' ? finished(await beginTry(ways, { ...wish, anew: false }, true)) : begun;
}

const finished = (begun: Begun | 'again'): Begun =>
  begun === 'again' ? { ok: false, problem: 'not-reachable' } : begun;

async function beginTry(ways: PaymentWays, wish: BeginWish, again: boolean): Promise<Begun | 'again'> {
  const { provider, tenant, now } = ways;
  const { payment } = wish;
  if (!provider) return { ok: false, problem: 'no-provider' };
  const attempt = await tryOf(ways, wish, again);
  if (!attempt) return { ok: false, problem: 'refused' };
  if (attempt.url !== undefined) return { ok: true, url: attempt.url };
  const { value: settings } = await ways.read((db) => readPaymentSettings(db, tenant));
  const names = payment.items.map((item) => wish.nameOf(item.service));
  const answer = await provider.start({
    requestId: attempt.id,
    endPoint: settings.endPointId,
    at: now,
    cents: payment.cents,
    purpose: purposeLine(wish.caseNumber, payment.id),
    description: plainText(names.join(', '), 250),
    items: payment.items.map((item, index) => ({
      id: String(index + 1),
      description: plainText(names[index] ?? '', 250),
      cents: item.cents,
      quantity: item.quantity,
    })),
    returnUrl: wish.returnUrl,
  });
  if (answer.ok) {
    const { transaction, url } = answer;
    const id = deriveId(`payments.record-start/${attempt.id}`);
    const outcome = await ways.asSystem(recordStart, { attempt: attempt.id, transaction, url }, id);
    return outcome.ok && outcome.value.due ? { ok: true, url } : { ok: false, problem: 'refused' };
  }
  if (answer.kind === 'unavailable') return { ok: false, problem: 'not-reachable' };
  const code = answer.kind === 'exists' ? 'payment.exists' : answer.code;
  const id = deriveId(`payments.record-status/${attempt.id}/failed`);
  await ways.asSystem(recordStatus, { attempt: attempt.id, end: 'failed', code }, id);
  return answer.kind === 'exists' ? 'again' : { ok: false, problem: 'not-reachable' };
}

/** The try to go on with: the one that is running, or a new one. */
async function tryOf(
  ways: PaymentWays,
  { payment, anew, start }: BeginWish,
  again: boolean,
): Promise<Attempt | undefined> {
  const running = async () => {
    const fresh = await ways.read((db) => paymentById(db, ways.tenant, payment.id));
    return fresh && isDue(fresh.state) ? runningAttempt(fresh) : undefined;
  };
  const before = anew ? undefined : await running();
  if (before) return before;
  const outcome = await start({ payment: payment.id, anew }, again);
  // Somebody was faster: a second press, another tab.
  if (!outcome.ok && outcome.problems[0].code !== 'payment.running') return undefined;
  return running();
}
