import { expect, it } from 'vitest';
import { type FormKey, isFormKey, serviceForms } from '#domain/visits/form-rules.ts';
import { formMessages } from './form-messages.ts';
import { readServiceForm, serviceFields } from './service-fields.ts';

const at = '2026-11-25T09:30:00.000Z';
const keys = Object.keys(serviceForms).filter(isFormKey);

/** What somebody types when everything went well. */
function typed(formKey: FormKey): Record<string, string> {
  const values: Record<string, string> = {};
  for (const field of serviceFields[formKey]) {
    if (field.kind === 'check') values[field.name] = 'yes';
    else if (field.kind === 'number') values[field.name] = '2';
    else if (field.kind === 'choice') values[field.name] = field.options[0] ?? '';
    else if (field.kind === 'date')
      Object.assign(values, {
        [`${field.name}-day`]: '1',
        [`${field.name}-month`]: '2',
        [`${field.name}-year`]: '2027',
      });
    else values[field.name] = 'AB-2026-0042';
  }
  return values;
}

it.each(keys)('asks for everything the office wants to know about %s, and nothing it does not know', (formKey) => {
  const read = readServiceForm(formKey, typed(formKey), at);
  expect(read).toMatchObject({ ok: true });
  expect(read.ok && serviceForms[formKey].safeParse(read.form).success).toBe(true);
});

it.each(keys)('points at a field of %s when it is sent empty', (formKey) => {
  const read = readServiceForm(formKey, {}, at);
  if (read.ok) throw new Error('an empty form was taken');
  expect(read.faults.length).toBeGreaterThan(0);
  for (const { name, fault } of read.faults)
    for (const texts of [formMessages.de, formMessages.en]) {
      expect(texts.labels[name]).toBeTruthy();
      expect(texts.errors[fault]).toBeTruthy();
    }
});

it('knows the rules behind a confirmation, a request and a copy', () => {
  const faultOf = (formKey: FormKey, values: Record<string, string>) => {
    const read = readServiceForm(formKey, { ...typed(formKey), ...values }, at);
    return read.ok ? [] : read.faults;
  };
  expect(faultOf('life-certificate', { seenInPerson: '' })).toEqual([{ name: 'seenInPerson', fault: 'confirm' }]);
  expect(faultOf('certificate-of-conduct', { type: 'extended', requestSeen: '' })).toEqual([
    { name: 'requestSeen', fault: 'requestNotSeen' },
  ]);
  expect(faultOf('copy-certification', { issuedByAuthority: '', forAuthority: '' })).toEqual([
    { name: 'forAuthority', fault: 'copyNotAllowed' },
  ]);
  expect(faultOf('registration', { 'moveInDate-month': '13' })).toEqual([{ name: 'moveInDate', fault: 'date' }]);
  expect(faultOf('id-card', { kitOrderNumber: '?' })).toEqual([{ name: 'kitOrderNumber', fault: 'orderNumber' }]);
});
