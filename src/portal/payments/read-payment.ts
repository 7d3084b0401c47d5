import { type CaseRow, caseById } from '#domain/cases/index.ts';
import type { PublicService } from '#domain/catalogue/index.ts';
import {
  type Payment,
  type PaymentReads,
  type PaymentWays,
  paymentById,
  paymentTexts,
} from '#domain/payments/index.ts';
import { systemActor } from '#platform/commands/actor.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import type { Db } from '#platform/db/pool.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { parseCaseNumber } from '#platform/values/case-number.ts';
import { readServices, serviceNames } from '../services.ts';
import type { PortalVisit } from '../visit.ts';

/** A payment of the case this browser has opened. */
export interface PaymentView {
  file: CaseRow;
  payment: Payment;
  services: readonly PublicService[];
}

/**
 * `undefined` when the case the address names is not open in this browser. A payment of another case, or of nobody, is
 * refused alike: `payment.unknown`.
 */
export async function readPaymentView(visit: PortalVisit): Promise<PaymentView | undefined> {
  const { tenant, params } = visit;
  const { caseId } = visit.actor;
  const id = params.id ?? '';
  return visit.read(async (db: Db<PaymentReads>) => {
    const file = caseId ? await caseById(db, tenant, caseId) : undefined;
    if (!file || file.number !== parseCaseNumber(params.number ?? '')) return undefined;
    const payment = /^[0-9a-f-]{36}$/.test(id) ? await paymentById(db, tenant, id) : undefined;
    if (payment?.caseId !== file.id) throw new Refusal({ code: 'payment.unknown' });
    return { file, payment, services: (await readServices(db, tenant)).value };
  });
}

/** The ways of this page to the provider, and back into the books as the product itself. */
export function paymentWays(visit: PortalVisit): PaymentWays {
  const { tenant, now, payments, door, read } = visit;
  return {
    tenant,
    now,
    provider: payments,
    read,
    asSystem: (command, input, id) => door.gate.execute({ id, command, actor: systemActor(tenant, 'payments'), input }),
  };
}

/** A line of the payment in words: the service's name, or what kind of payment it is. */
export function itemName(
  lang: Lang,
  services: readonly PublicService[],
  payment: Pick<Payment, 'purpose'>,
  service: string,
): string {
  const [name] = serviceNames(services, [service], lang);
  return name ?? paymentTexts[lang].purpose[payment.purpose];
}
