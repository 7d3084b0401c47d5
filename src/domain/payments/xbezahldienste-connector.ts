import { type ExchangeJson, type JsonAnswer, openExchange } from '#platform/outbound/exchange-json.ts';
import type { PaymentProvider, StartAnswer, StartWish, StatusAnswer, StatusWish } from './provider.ts';
import { centsOf, euros, type PaymentRequest, paymentProblem, paymentTransaction } from './xbezahldienste.ts';

/** How the installation reaches its payment provider. */
export interface ProviderAccess {
  /** Base address, without a trailing slash. */
  url: string;
  /** Our name at the provider: the online service. */
  originatorId: string;
  /** Left out where a proxy in front shows a client certificate (mutual TLS). */
  auth?: { kind: 'basic'; user: string; password: string } | { kind: 'bearer'; token: string } | undefined;
  /** Origins a payer may be sent to. A transaction that leads anywhere else is not begun. */
  redirectOrigins: readonly string[];
}

/** Speaks XBezahldienste 1.2 over HTTP. */
export function xbezahldienste(access: ProviderAccess, exchange: ExchangeJson = openExchange()): PaymentProvider {
  const headers = authorization(access.auth);
  const at = (endPoint: string) => `${access.url}/paymenttransaction/${access.originatorId}/${endPoint}`;
  return {
    async start(wish) {
      const answer = await exchange({ method: 'POST', url: at(wish.endPoint), headers, body: requestOf(wish) });
      return readStart(access, wish, answer);
    },
    async status(wish) {
      const answer = await exchange({ method: 'GET', url: `${at(wish.endPoint)}/${wish.transaction}`, headers });
      return readStatus(wish, answer);
    },
  };
}

function authorization(auth: ProviderAccess['auth']): Readonly<Record<string, string>> {
  if (!auth) return {};
  if (auth.kind === 'bearer') return { authorization: `Bearer ${auth.token}` };
  return { authorization: `Basic ${Buffer.from(`${auth.user}:${auth.password}`).toString('base64')}` };
}

function requestOf(wish: StartWish): PaymentRequest {
  return {
    requestId: wish.requestId,
    requestTimestamp: wish.at,
    currency: 'EUR',
    grossAmount: euros(wish.cents),
    purpose: wish.purpose,
    description: wish.description,
    redirectUrl: wish.returnUrl,
    items: wish.items.map((item) => ({
      id: item.id,
      reference: wish.purpose,
      description: item.description,
      taxRate: 0,
      quantity: item.quantity,
      totalNetAmount: euros(item.cents * item.quantity),
      totalTaxAmount: 0,
      singleNetAmount: euros(item.cents),
      singleTaxAmount: 0,
    })),
  };
}

function readStart(access: ProviderAccess, wish: StartWish, answer: JsonAnswer): StartAnswer {
  if (answer.kind === 'unavailable') return { ok: false, kind: 'unavailable', code: `payment.${answer.reason}` };
  const refused = refusalOf(answer);
  if (refused === 'payment.exists') return { ok: false, kind: 'exists' };
  if (refused) return { ok: false, kind: answer.status >= 500 ? 'unavailable' : 'refused', code: refused };
  const read = paymentTransaction.safeParse(answer.body);
  if (!read.success || !isOurs(wish, read.data.paymentRequest))
    return { ok: false, kind: 'unavailable', code: 'payment.answer-unreadable' };
  const { transactionId, transactionRedirectUrl } = read.data.paymentInformation;
  if (!access.redirectOrigins.includes(new URL(transactionRedirectUrl).origin))
    return { ok: false, kind: 'unavailable', code: 'payment.redirect-foreign' };
  return { ok: true, transaction: transactionId, url: transactionRedirectUrl };
}

const states = { INITIAL: 'initial', PAYED: 'paid', FAILED: 'failed', CANCELED: 'cancelled' } as const;

function readStatus(wish: StatusWish, answer: JsonAnswer): StatusAnswer {
  if (answer.kind === 'unavailable') return { ok: false, kind: 'unavailable', code: `payment.${answer.reason}` };
  const refused = refusalOf(answer);
  if (refused) return { ok: false, kind: answer.status >= 500 ? 'unavailable' : 'refused', code: refused };
  const read = paymentTransaction.safeParse(answer.body);
  if (!read.success || read.data.paymentInformation.transactionId !== wish.transaction)
    return { ok: false, kind: 'unavailable', code: 'payment.answer-unreadable' };
  // Paid, but not this or not as much: nobody is told "paid" for that.
  if (!isOurs(wish, read.data.paymentRequest))
    return { ok: false, kind: 'unavailable', code: 'payment.answer-foreign' };
  const { status, paymentMethod } = read.data.paymentInformation;
  return { ok: true, status: states[status], method: paymentMethod ?? undefined };
}

function isOurs(wish: Pick<StatusWish, 'requestId' | 'cents'>, said: { requestId: string; grossAmount: number }) {
  return said.requestId === wish.requestId && centsOf(said.grossAmount) === wish.cents;
}

/** The problem's code in our writing: `PAYMENT_EXISTS` → `payment.exists`, `VALIDATION_ERROR` → `payment.validation-error`. */
function refusalOf(answer: { status: number; body: unknown }): string | undefined {
  if (answer.status >= 200 && answer.status < 300) return undefined;
  const read = paymentProblem.safeParse(answer.body);
  const code = read.success ? read.data.functionalCode : `STATUS_${answer.status}`;
  return code === 'PAYMENT_EXISTS' ? 'payment.exists' : `payment.${code.toLowerCase().replaceAll('_', '-')}`;
}
