import type { Problem } from '#platform/commands/refusal.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';
import { parseEuros } from '#platform/values/money.ts';

type Read = { ok: true; input: object } | { ok: false; problems: readonly [Problem] };

/** The desk's form for one service and its amount, as `payments.request` takes it. */
export function readPaymentForm(form: FormBody, caseId: string): Read {
  const amount = fieldText(form, 'payment.amount');
  const cents = parseEuros(amount);
  if (cents === undefined)
    return { ok: false, problems: [{ code: amount === '' ? 'money.missing' : 'money.invalid', field: 'cents' }] };
  const service = fieldText(form, 'payment.service') || undefined;
  return {
    ok: true,
    input: { caseId, purpose: fieldText(form, 'payment.purpose'), cents, items: [{ service, cents }] },
  };
}

/** The form's field for a path of the command's input. */
export function paymentField(path: string): string | undefined {
  const fields: Readonly<Record<string, string>> = {
    cents: 'payment.amount',
    'items.0.cents': 'payment.amount',
    'items.0.service': 'payment.service',
    purpose: 'payment.purpose',
  };
  return fields[path];
}
