import type { Locator, Page } from 'playwright-core';

const texts: Readonly<Record<string, (count: number) => string>> = {
  kitOrderNumber: (count) => `K-2026-${String(count).padStart(4, '0')}`,
  document: () => 'Rentenbescheid der Deutschen Rentenversicherung',
  forAuthority: () => 'Deutsche Rentenversicherung',
};

/** Fills the form of a service that was done, whatever fields it has, as somebody would who does what it says. */
export async function fillService(page: Page, count: number): Promise<void> {
  const form = page.locator('form.fd-form');
  await page.getByLabel('Erledigt', { exact: true }).check();
  const fields = await form
    .locator('input, select')
    .evaluateAll((all) => all.map((one) => ({ name: one.getAttribute('name') ?? '', type: one.getAttribute('type') })));
  const seen = new Set<string>(['result']);
  for (const { name, type } of fields) {
    if (name === '' || seen.has(name)) continue;
    seen.add(name);
    await fillField(form.locator(`[name="${name}"]`).first(), name, type, count);
  }
  await page.getByRole('button', { name: 'Leistung speichern' }).click();
}

async function fillField(field: Locator, name: string, type: string | null, count: number): Promise<void> {
  if (type === 'radio' || type === 'checkbox') return field.check();
  if (type === null) {
    await field.selectOption({ index: 1 });
    return;
  }
  const soon = new Date(Date.now() + 60 * 86_400_000);
  if (name.endsWith('-day')) return field.fill('1');
  if (name.endsWith('-month')) return field.fill(String(soon.getUTCMonth() + 1));
  if (name.endsWith('-year')) return field.fill(String(soon.getUTCFullYear()));
  return field.fill(texts[name]?.(count) ?? '1');
}
