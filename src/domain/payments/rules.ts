import { z } from 'zod';

/** Where a payment stands. It stays due until it is paid or dropped; failed, cancelled and expired may be tried again. */
export const paymentStates = ['open', 'started', 'paid', 'failed', 'cancelled', 'expired', 'dropped'] as const;
export type PaymentState = (typeof paymentStates)[number];

/** Where one try at the provider stands. `overpaid` is money that was not due: it goes back. */
export const attemptStates = ['starting', 'started', 'paid', 'failed', 'cancelled', 'expired', 'overpaid'] as const;
export type AttemptState = (typeof attemptStates)[number];

/** How a try ends. */
export const settlements = ['paid', 'failed', 'cancelled', 'expired'] as const;
export type Settlement = (typeof settlements)[number];

/** What a payment is for, as a code; its words stand in `messages.ts`. */
export const paymentPurposes = ['fee', 'expenses'] as const;
export type PaymentPurpose = (typeof paymentPurposes)[number];

/** How money comes that was not paid online. */
export const otherWays = ['cash', 'card', 'transfer'] as const;
export type OtherWay = (typeof otherWays)[number];

/** XBezahldienste 1.2 carries at most 999 999 euros. */
export const maxCents = 99_999_900;

/** One line of what is to be paid: a service of the town, whole cents each. */
export const paymentItem = z.strictObject({
  service: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  cents: z.int().min(0).max(maxCents),
  quantity: z.int().min(1).max(999).default(1),
});
export type PaymentItem = z.output<typeof paymentItem>;
export const paymentItems = z.array(paymentItem).min(1).max(99);

export function sumOf(items: readonly Pick<PaymentItem, 'cents' | 'quantity'>[]): number {
  return items.reduce((sum, item) => sum + item.cents * item.quantity, 0);
}

export const unsettled: readonly PaymentState[] = ['open', 'started', 'failed', 'cancelled', 'expired'];

/** Is the money still to come? */
export function isDue(state: PaymentState): boolean {
  return unsettled.includes(state);
}

/** May somebody begin a try now? Not while one is running: two open pages at the provider are how people pay twice. */
export function mayStart(state: PaymentState): boolean {
  return isDue(state) && state !== 'started';
}

/** A running try can be left for a new one only after this long; what is paid at the old one later is paid twice. */
export const anewAfterMinutes = 15;

export function mayStartAnew(begunAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(begunAt) >= anewAfterMinutes * 60_000;
}

/** States of a try from which each end may follow. Money counts whenever it comes, other news only while it is awaited. */
const endsFrom: Readonly<Record<Settlement, readonly AttemptState[]>> = {
  paid: ['started', 'failed', 'cancelled', 'expired'],
  failed: ['starting', 'started'],
  cancelled: ['started'],
  expired: ['started'],
};

export const settledEntries = [
  'payment.paid',
  'payment.failed',
  'payment.cancelled',
  'payment.expired',
  'payment.paid-twice',
  'payment.try-ended',
] as const;

export interface Settled {
  payment: PaymentState;
  attempt: AttemptState;
  /** Journal entry that says it. */
  entry: (typeof settledEntries)[number];
}

/**
 * The table of ends: what a try's end makes of it and of its payment; `undefined` when it is no news.
 * Money for a payment that is paid already, or no longer wanted, is overpaid and changes nothing of the payment.
 */
export function settle(of: { payment: PaymentState; attempt: AttemptState }, end: Settlement): Settled | undefined {
  if (!endsFrom[end].includes(of.attempt)) return undefined;
  if (!isDue(of.payment))
    return end === 'paid'
      ? { payment: of.payment, attempt: 'overpaid', entry: 'payment.paid-twice' }
      : { payment: of.payment, attempt: end, entry: 'payment.try-ended' };
  return { payment: end, attempt: end, entry: `payment.${end}` };
}

/** Minutes after the beginning of a try at which the provider is asked how it stands. */
const checkMinutes = [2, 4, 8, 15, 30, 60, 120, 240, 480, 960, 1440, 2880, 5760, 10_080] as const;
/** Who has not paid by then will not: the try has expired. Later checks only look for money that came late. */
const expiresAfterMinutes = 1440;

/** When check number n (from 1) of a try is due; `undefined` after the last. */
export function checkAt(begunAt: string, number: number): string | undefined {
  const minutes = checkMinutes[number - 1];
  return minutes === undefined ? undefined : new Date(Date.parse(begunAt) + minutes * 60_000).toISOString();
}

/** Has a try that the provider still calls unpaid expired? */
export function hasExpired(begunAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(begunAt) >= expiresAfterMinutes * 60_000;
}

/**
 * What stands on the payer's bank statement: case number and the end of the payment's id. XBezahldienste 1.2 allows 27
 * letters, digits, spaces and hyphens, no umlauts and no punctuation.
 */
export function purposeLine(caseNumber: string, paymentId: string): string {
  return `${caseNumber} ${paymentId.replaceAll('-', '').slice(-8).toUpperCase()}`;
}

/** Text as the payment interface takes it: no control characters, at most `max` characters. */
export function plainText(text: string, max: number): string {
  return [
    ...text
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
      .trim(),
  ]
    .slice(0, max)
    .join('');
}
