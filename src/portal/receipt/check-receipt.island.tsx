import { render } from 'preact';
import { verifyReceipt } from '#platform/crypto/receipt.ts';
import { languages } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { ReceiptResult } from './receipt-result.tsx';
import { receiptProps } from './rules.ts';

// With scripts the receipt never leaves the browser: the town's public keys came with the page.
const place = document.querySelector<HTMLElement>('[data-island="check-receipt"]');
const form = place?.querySelector('form');
const field = place?.querySelector('textarea');
const shown = document.querySelector<HTMLElement>('[data-receipt-result]');

async function check(typed: string): Promise<void> {
  const text = typed.slice(typed.indexOf('#') + 1);
  if (!place || !shown) return;
  const { keys, tenant, services } = receiptProps.parse(JSON.parse(place.dataset.props ?? '{}'));
  const lang = languages.find((one) => one === document.documentElement.lang) ?? languages[0];
  const checked = await verifyReceipt(text, { keys }, new Date().toISOString());
  render(<ReceiptResult lang={lang} tenant={tenant} services={services} checked={checked} />, shown);
}

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  void check(field?.value ?? '');
});

// A scanned code leads here with the receipt behind the #, which browsers do not send.
const scanned = decodeURIComponent(location.hash.slice(1));
if (scanned !== '' && field) {
  field.value = scanned;
  void check(scanned);
}

const hint = document.querySelector<HTMLElement>('[data-receipt-offline]');
if (hint) {
  hint.textContent = messages[languages.find((one) => one === document.documentElement.lang) ?? languages[0]].offline;
  hint.hidden = false;
}
