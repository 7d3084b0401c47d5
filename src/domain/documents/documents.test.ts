import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { languages } from '#platform/i18n/messages.ts';
import { renderSlip } from '#platform/pdf/slip.ts';
import { type Issuer, type ReceiptView, requestSlip, visitReceipt } from './index.ts';

const issuer = (lang: 'de' | 'en'): Issuer => ({
  lang,
  town: { name: 'Stadt Probe', address: ['Platz 1', '12345 Probe'] },
  phone: '115',
  site: 'https://stadt.example/probe',
});
const at = '2026-11-25T09:40:00.000Z';
const receipt: ReceiptView = {
  number: 'K7M4PX92',
  at,
  services: [
    { name: 'Personalausweis', done: true, order: 'KIT-4711' },
    { name: 'Meldebescheinigung', done: false, reason: 'Unterlagen fehlten' },
  ],
  paidCents: 4600,
  crew: 'Vor-Ort-Service, Team 2',
  next: 'Den fertigen Ausweis bringen wir Ihnen. Den Termin nennen wir Ihnen.',
  token: `BN1.${'a'.repeat(700)}`,
  checkAt: 'https://stadt.example/probe/receipt',
};

it.each(languages)('composes the slip of a request in %s', async (lang) => {
  const slip = requestSlip(issuer(lang), {
    number: 'K7M4PX92',
    code: 'HK4M7PXW29CD',
    link: 'https://stadt.example/probe/case/K7M4PX92/open/AbCdEfGhIjKlMnOpQrStUv',
    services: ['Personalausweis'],
    office: 'Vor-Ort-Service',
    next: 'Wir prüfen Ihre Anfrage.',
    until: '26. November 2026, 10:00 Uhr',
    at,
  });
  expect(slip.code).toBe('HK4M-7PXW-29CD');
  // The secret is in the code to scan and nowhere in plain sight.
  expect(JSON.stringify(slip.statement)).not.toContain('AbCdEf');
  const pdf = await renderSlip(slip);
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  if (process.env.LETTERS) writeFileSync(`${process.env.LETTERS}/request-${lang}.pdf`, pdf);
});

it.each(languages)('composes the receipt of a visit in %s', async (lang) => {
  const slip = visitReceipt(issuer(lang), receipt);
  const text = JSON.stringify(slip.statement);
  expect(text).toContain('KIT-4711');
  expect(text).toContain('Unterlagen fehlten');
  expect(text).toMatch(/10:40/);
  expect(slip.qr?.text).toBe(`https://stadt.example/probe/receipt#${receipt.token}`);
  const pdf = await renderSlip(slip);
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  if (process.env.LETTERS) writeFileSync(`${process.env.LETTERS}/receipt-${lang}.pdf`, pdf);
});

it('says plainly when nothing was done', () => {
  const slip = visitReceipt(issuer('de'), { ...receipt, services: [{ name: 'Personalausweis', done: false }] });
  expect(JSON.stringify(slip.statement)).toContain('nichts beantragt');
  expect(JSON.stringify(slip.statement)).not.toContain('Das ist erledigt');
});
