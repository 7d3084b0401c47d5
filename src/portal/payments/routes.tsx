import { beginPayment, fetchPayment, startPayment } from '#domain/payments/index.ts';
import { type Answer, page, redirect } from '#platform/http/answer.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { PaymentPage, type Trouble } from './payment-page.tsx';
import { itemName, type PaymentView, paymentWays, readPaymentView } from './read-payment.ts';

const permission = 'page:portal.public';
const troubles: readonly Trouble[] = ['not-reachable', 'no-provider'];

/** The case is not open in this browser (any more): first number and code. */
function closed(visit: PortalVisit): Answer {
  return redirect(`${urls.findCase(visit.town.id)}?number=${encodeURIComponent(visit.params.number ?? '')}`);
}

async function start(visit: PortalVisit, { payment, file, services }: PaymentView): Promise<Answer> {
  const { lang, town, commandId, door } = visit;
  const here = urls.payment(town.id, file.number, payment.id);
  const begun = await beginPayment(paymentWays(visit), {
    payment,
    caseNumber: formatCaseNumber(file.number),
    nameOf: (service) => itemName(lang, services, payment, service),
    returnUrl: `${door.publicUrl}${urls.paymentReturn(town.id, file.number, payment.id)}`,
    anew: fieldText(visit.form, 'anew') === 'yes',
    start: (input, again) => visit.execute(startPayment, input, again ? deriveId(`${commandId}/again`) : commandId),
  });
  if (begun.ok) return redirect(begun.url);
  return redirect(begun.problem === 'refused' ? here : `${here}?trouble=${begun.problem}`);
}

export const paymentRoutes = defineRoutes<PortalVisit>([
  {
    method: 'GET',
    url: urls.payment(':town', ':number', ':id'),
    permission,
    async answer(visit) {
      const view = await readPaymentView(visit);
      const trouble = troubles.find((one) => one === visit.query.trouble);
      return view ? page(<PaymentPage visit={visit} view={view} trouble={trouble} />) : closed(visit);
    },
  },
  {
    method: 'POST',
    url: urls.payment(':town', ':number', ':id'),
    permission,
    perMinute: 30,
    async answer(visit) {
      const view = await readPaymentView(visit);
      return view ? start(visit, view) : closed(visit);
    },
  },
  {
    method: 'GET',
    url: urls.paymentReturn(':town', ':number', ':id'),
    permission,
    perMinute: 30,
    // Whatever the address says about the payment is not read: only the provider's own answer counts.
    async answer(visit) {
      const view = await readPaymentView(visit);
      if (!view) return closed(visit);
      const { payment, fetched } = await fetchPayment(paymentWays(visit), view.payment);
      return page(<PaymentPage visit={visit} view={{ ...view, payment }} fetched={fetched} />);
    },
  },
]);
