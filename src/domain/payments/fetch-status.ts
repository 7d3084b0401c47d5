import { deriveId } from '#platform/jobs/derive-id.ts';
import type { PaymentWays } from './begin-payment.ts';
import { type Attempt, type Payment, paymentById } from './queries.ts';
import { recordStatus } from './record-status.ts';
import { hasExpired } from './rules.ts';
import { readPaymentSettings } from './settings.ts';

/** `unknown`: the provider could not be asked; what is on record stays. */
export type Fetched = 'known' | 'unknown';

/**
 * Asks the provider how a try stands and records it. This is the only way money becomes known here: what an address
 * or a form says about it counts for nothing.
 */
export async function fetchStatus(ways: PaymentWays, payment: Payment, attempt: Attempt): Promise<Fetched> {
  const { provider, tenant, now } = ways;
  if (attempt.transaction === undefined || attempt.state === 'paid' || attempt.state === 'overpaid') return 'known';
  if (!provider) return 'unknown';
  const { value: settings } = await ways.read((db) => readPaymentSettings(db, tenant));
  const answer = await provider.status({
    endPoint: settings.endPointId,
    transaction: attempt.transaction,
    requestId: attempt.id,
    cents: payment.cents,
  });
  const expired = attempt.state === 'started' && hasExpired(attempt.begunAt, now);
  if (!answer.ok && !expired) return 'unknown';
  const end = answer.ok && answer.status !== 'initial' ? answer.status : expired ? 'expired' : undefined;
  if (end === undefined) return 'known';
  const method = answer.ok && end === 'paid' && answer.method ? { method: answer.method } : {};
  const code = answer.ok ? {} : { code: answer.code };
  const id = deriveId(`payments.record-status/${attempt.id}/${end}`);
  const outcome = await ways.asSystem(recordStatus, { attempt: attempt.id, end, ...method, ...code }, id);
  if (!outcome.ok && outcome.problems[0].code !== 'payment.settled') throw new Error(outcome.problems[0].code);
  return 'known';
}

/** Asks about every try of a payment that may still bring money; the payment as it stands then. */
export async function fetchPayment(
  ways: PaymentWays,
  payment: Payment,
): Promise<{ payment: Payment; fetched: Fetched }> {
  let fetched: Fetched = 'known';
  for (const attempt of payment.attempts.slice(-3))
    if ((await fetchStatus(ways, payment, attempt)) === 'unknown') fetched = 'unknown';
  const fresh = await ways.read((db) => paymentById(db, ways.tenant, payment.id));
  return { payment: fresh ?? payment, fetched };
}
