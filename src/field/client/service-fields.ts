import type { FormKey } from '#domain/visits/form-rules.ts';
import { serviceForms } from '#domain/visits/form-rules.ts';
import type { formMessages } from './form-messages.ts';

type Labels = (typeof formMessages)['de']['labels'];
type Answers = (typeof formMessages)['de']['answers'];

/** How a field of a service's form is asked. What it must satisfy stands in the domain's `serviceForms` alone. */
export type ServiceField = { name: keyof Labels; optional?: true } & (
  | { kind: 'text' | 'number' | 'date' | 'check' | 'blank' }
  | { kind: 'choice'; options: readonly (keyof Answers)[] }
);

const old = { name: 'oldDocument', kind: 'choice', options: ['still-held', 'lost', 'stolen', 'none'] } as const;
const order = { name: 'kitOrderNumber', kind: 'text' } as const;
const copies = { name: 'copies', kind: 'number' } as const;

export const serviceFields: Record<FormKey, readonly ServiceField[]> = {
  'id-card': [order, old],
  passport: [order, old, { name: 'express', kind: 'check' }],
  'provisional-id-card': [{ name: 'blankNumber', kind: 'blank' }, order, { name: 'validUntil', kind: 'date' }],
  'id-card-address': [
    { name: 'chipUpdated', kind: 'check' },
    { name: 'stickerApplied', kind: 'check' },
  ],
  registration: [
    { name: 'moveInDate', kind: 'date' },
    { name: 'landlordConfirmationSeen', kind: 'check' },
    { name: 'addressChangedOnCard', kind: 'check' },
  ],
  deregistration: [
    { name: 'moveOutDate', kind: 'date' },
    { name: 'to', kind: 'choice', options: ['abroad', 'second-home-ends'] },
  ],
  'certificate-of-conduct': [
    { name: 'type', kind: 'choice', options: ['private', 'authority', 'extended'] },
    { name: 'requestSeen', kind: 'check' },
    { name: 'feeWaived', kind: 'check' },
  ],
  'signature-certification': [
    { name: 'signatures', kind: 'number' },
    { name: 'signedInPresence', kind: 'check' },
  ],
  'copy-certification': [
    { name: 'document', kind: 'text' },
    copies,
    { name: 'issuedByAuthority', kind: 'check' },
    { name: 'forAuthority', kind: 'text', optional: true },
    { name: 'noAlterations', kind: 'check' },
  ],
  'registration-certificate': [copies, { name: 'extended', kind: 'check' }],
  'life-certificate': [copies, { name: 'seenInPerson', kind: 'check' }],
  'hand-over': [
    { name: 'handedTo', kind: 'choice', options: ['resident', 'authorised-person'] },
    { name: 'oldDocument', kind: 'choice', options: ['invalidated-and-returned', 'kept-by-office', 'none'] },
    { name: 'receiptSigned', kind: 'check' },
  ],
};

export type FieldFault = keyof (typeof formMessages)['de']['errors'];

const faultOf: Readonly<Record<string, FieldFault>> = {
  'visits.order-number-invalid': 'orderNumber',
  'visits.must-be-confirmed': 'confirm',
  'visits.request-not-seen': 'requestNotSeen',
  'visits.copy-not-allowed': 'copyNotAllowed',
};

const padded = (text: string | undefined) => (text ?? '').trim().padStart(2, '0');

/** The form's input from what stands in the fields, checked by the rules of the office. */
export function readServiceForm(
  formKey: FormKey,
  values: Readonly<Record<string, string>>,
  capturedAt: string,
):
  | { ok: true; form: Record<string, unknown> }
  | { ok: false; faults: { name: ServiceField['name']; fault: FieldFault }[] } {
  const raw: Record<string, unknown> = {};
  for (const field of serviceFields[formKey]) {
    const text = (values[field.name] ?? '').trim();
    if (field.kind === 'check') raw[field.name] = text === 'yes';
    else if (field.kind === 'date') {
      const year = (values[`${field.name}-year`] ?? '').trim();
      raw[field.name] = `${year}-${padded(values[`${field.name}-month`])}-${padded(values[`${field.name}-day`])}`;
    } else if (field.kind === 'number') raw[field.name] = text === '' ? undefined : Number(text);
    else if (text !== '') raw[field.name] = text;
  }
  // When the capture was made is when it is noted: the kit software keeps the exact time itself.
  if (formKey === 'id-card' || formKey === 'passport') raw.capturedAt = capturedAt;
  const parsed = serviceForms[formKey].safeParse(raw);
  if (parsed.success) return { ok: true, form: { ...parsed.data } };
  const faults = serviceFields[formKey].flatMap(({ name, kind }) => {
    const issue = parsed.error.issues.find(({ path }) => path[0] === name);
    if (!issue) return [];
    return [{ name, fault: kind === 'date' ? ('date' as const) : (faultOf[issue.message] ?? 'required') }];
  });
  return { ok: false, faults };
}
