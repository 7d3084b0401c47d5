import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type PaymentTransaction, type paymentProblemCodes, paymentRequest } from '#domain/payments/index.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { path, sandboxOriginator, sandboxUser } from './access.ts';
import { type PayStore, statusNow, type Transaction } from './pay-store.ts';

type Code = (typeof paymentProblemCodes)[number];

interface MachineOptions {
  slowMs: number;
  wait: (ms: number) => Promise<unknown>;
}

const place = z.object({ originator: z.string(), endPoint: z.string().regex(/^[\w-]{1,36}$/) });

/** The interface itself: begin a transaction, ask how it stands, ask whether the service is there. */
export function machineAddresses(
  machine: FastifyInstance,
  door: DoorParts,
  store: PayStore,
  { slowMs, wait }: MachineOptions,
): void {
  // One address with many payers behind it; the usual limit is for people.
  const options = { config: { rateLimit: false } } as const;
  const at = `${path}/paymenttransaction/:originator/:endPoint`;

  /** Answers what stands in the way; `undefined` when nothing does. */
  async function inTheWay(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const mode = await store.mode();
    if (mode === 'slow') await wait(slowMs);
    if (mode === 'down') return problem(reply, 503, 'UNSPECIFIED', 'The service is down.');
    const wanted = `Basic ${Buffer.from(`${sandboxUser.user}:${sandboxUser.password}`).toString('base64')}`;
    if (request.headers.authorization !== wanted) return problem(reply, 403, 'FORBIDDEN', 'Wrong user or password.');
    const named = place.safeParse(request.params);
    if (!named.success || named.data.originator !== sandboxOriginator)
      return problem(reply, 400, 'NO_VALID_ORIGINATOR_OR_ENDPOINT', 'Unknown originator or end point.');
    return undefined;
  }

  const describe = async (transaction: Transaction): Promise<PaymentTransaction> => ({
    paymentInformation: {
      transactionRedirectUrl: `${door.publicUrl}${path}/transactions/${transaction.id}`,
      transactionId: transaction.id,
      paymentMethod: 'OTHER',
      status: statusNow(transaction, await store.all(), door.now(), slowMs),
    },
    paymentRequest: transaction.request,
  });

  machine.post(at, options, async (request, reply) => {
    const refused = await inTheWay(request, reply);
    if (refused) return refused;
    const read = paymentRequest.safeParse(request.body);
    if (!read.success) return problem(reply, 400, 'VALIDATION_ERROR', z.prettifyError(read.error));
    if (!addsUp(read.data)) return problem(reply, 400, 'CALCULATION_ERROR', 'The items do not add up to the amount.');
    const { endPoint } = place.parse(request.params);
    const transaction = await store.begin({ endPoint, at: door.now(), request: read.data });
    if (!transaction) return problem(reply, 409, 'PAYMENT_EXISTS', 'There is a transaction for this request id.');
    return reply.code(200).send(await describe(transaction));
  });

  machine.get(`${at}/:id`, options, async (request, reply) => {
    const refused = await inTheWay(request, reply);
    if (refused) return refused;
    const { endPoint, id } = place.extend({ id: z.string() }).parse(request.params);
    const transaction = await store.find(id);
    if (!transaction || transaction.endPoint !== endPoint)
      return problem(reply, 404, 'UNSPECIFIED', 'There is no such transaction.');
    return reply.send(await describe(transaction));
  });

  machine.get(`${path}/status/:originator/:endPoint`, options, async (request, reply) => {
    const refused = await inTheWay(request, reply);
    return refused ?? reply.code(200).send({});
  });
}

function addsUp({ grossAmount, items }: z.output<typeof paymentRequest>): boolean {
  const cents = (amount: number) => Math.round(amount * 100);
  const lines = items.every((item) => cents(item.totalNetAmount) === cents(item.singleNetAmount) * item.quantity);
  const sum = items.reduce((total, item) => total + cents(item.totalNetAmount) + cents(item.totalTaxAmount), 0);
  return lines && sum === cents(grossAmount);
}

function problem(reply: FastifyReply, status: number, functionalCode: Code, detail: string): FastifyReply {
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .send({ type: 'about:blank', status, title: functionalCode, detail, functionalCode });
}
