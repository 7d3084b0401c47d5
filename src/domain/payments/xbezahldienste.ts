import { z } from 'zod';

/*
 * XBezahldienste 1.2: the payment interface of the German administration. POST /paymenttransaction/{originatorId}/{endPointId}
 * makes a transaction, GET …/{transactionId} says how it stands. Amounts are euros as JSON numbers.
 */

const pathId = z.string().regex(/^[\w-]{1,36}$/);
const amount = z.number().min(0).max(999_999);

/** What we send. We name no requestor: whoever pays tells the provider as much as the provider must know. */
export const paymentRequest = z.strictObject({
  requestId: pathId,
  requestTimestamp: z.iso.datetime(),
  currency: z.literal('EUR'),
  grossAmount: amount,
  /** No umlauts and no punctuation; it ends on bank statements. */
  purpose: z.string().regex(/^[\w\d\s-]{1,27}$/),
  description: z.string().max(250),
  redirectUrl: z.url().max(2082),
  items: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(36),
        reference: z.string().max(36),
        description: z.string().max(250),
        /** Percent. Fees of the administration carry no tax. */
        taxRate: z.number().min(0).max(100),
        quantity: z.int().min(1),
        totalNetAmount: amount,
        totalTaxAmount: amount,
        singleNetAmount: amount,
        singleTaxAmount: amount,
      }),
    )
    .min(1)
    .max(99),
});
export type PaymentRequest = z.output<typeof paymentRequest>;

/** What comes back, as far as we read it; providers add fields. */
export const paymentTransaction = z.object({
  paymentInformation: z.object({
    transactionRedirectUrl: z.url().max(2082),
    transactionId: z.string().regex(/^[\w-]{1,44}$/),
    paymentMethod: z.enum(['GIROPAY', 'PAYDIRECT', 'CREDITCARD', 'PAYPAL', 'OTHER']).nullish().catch('OTHER'),
    status: z.enum(['INITIAL', 'PAYED', 'FAILED', 'CANCELED']),
  }),
  paymentRequest: z.object({ requestId: z.string(), grossAmount: z.number(), currency: z.literal('EUR') }),
});
export type PaymentTransaction = z.output<typeof paymentTransaction>;

export const paymentProblemCodes = [
  'NO_VALID_ORIGINATOR_OR_DESTINATION',
  'NO_VALID_ORIGINATOR_OR_ENDPOINT',
  'PAYMENT_EXISTS',
  'CALCULATION_ERROR',
  'BOOKING_DATA_MISSING',
  'VALIDATION_ERROR',
  'UNSPECIFIED',
  'FORBIDDEN',
] as const;

/** application/problem+json with the interface's own code. */
export const paymentProblem = z.object({ functionalCode: z.enum(paymentProblemCodes).catch('UNSPECIFIED') });

/** 1350 cents → 13.5 euros: the nearest number, which JSON writes back as those digits. */
export function euros(cents: number): number {
  return cents / 100;
}

export function centsOf(amountInEuros: number): number {
  return Math.round(amountInEuros * 100);
}
