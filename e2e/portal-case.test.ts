import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDeviceCertificate, makeDeviceKey, makeReceipt } from '#platform/crypto/receipt.ts';
import { loadSigningKey } from '#platform/crypto/signing-key.ts';
import { closeBrowser, newPage, startProduct, type TestProduct } from './harness.ts';
import { isWell, isWellInEnglish, requestVisit } from './portal-steps.ts';

let product: TestProduct;

beforeAll(async () => {
  product = await startProduct();
});
afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

test('wrong codes and unknown numbers are answered alike and slowed down alike; the link stays open', async () => {
  const owner = await newPage(product);
  const { number, code } = await requestVisit(owner);
  const guesser = await newPage(product);
  const attempt = async (typed: string, secret: string) => {
    await guesser.goto('/musterstadt/case');
    await guesser.fill('[name="number"]', typed);
    await guesser.fill('[name="code"]', secret);
    await guesser.locator('main form button').click();
    return guesser.textContent('.bn-error-summary');
  };
  const wrong = code.startsWith('2') ? `3${code.slice(1)}` : `2${code.slice(1)}`;
  const answers = [];
  for (let n = 0; n < 6; n++) answers.push(await attempt(number, wrong));
  expect(answers[0]).toContain('passen nicht zusammen');
  expect(answers[5]).toContain('zu viele Fehlversuche');
  await isWell(guesser, '20-slowed');
  expect(await attempt(number, code)).toContain('zu viele Fehlversuche');
  // Of a number nobody has, the same is said the same number of times.
  const unknown = [];
  for (let n = 0; n < 6; n++) unknown.push(await attempt('2222222 2'.replace(' ', ''), wrong));
  expect(new Set([...answers.slice(0, 5), ...unknown.slice(0, 5)]).size).toBe(1);

  const { secret } = await product.secretsOf('musterstadt', number);
  const friend = await newPage(product);
  await friend.goto(`/musterstadt/case/${number}/open/${secret}`);
  expect(new URL(friend.url()).pathname).toBe(`/musterstadt/case/${number.replaceAll('-', '')}`);
  await friend.goto(`/bochum/case/${number}/open/${secret}`);
  expect(await friend.textContent('main')).toContain('passen nicht zusammen');
});

test('a photo loses its metadata, a program is refused, what was typed stays', async () => {
  const page = await newPage(product);
  const { number } = await requestVisit(page);
  const address = `/musterstadt/case/${number.replaceAll('-', '')}`;
  await page.goto(address);
  await page.fill('[name="body"]', 'Anbei der alte Ausweis.');
  await page.setInputFiles('[name="files"]', {
    name: 'brief.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ'),
  });
  await page.locator('form[action$="/message"] button').click();
  expect(await page.inputValue('[name="body"]')).toBe('Anbei der alte Ausweis.');
  expect(await page.textContent('.bn-error-summary')).toMatch(/PDF/);
  await isWell(page, '21-file-refused');
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#4a7' } })
    .withExif({ IFD0: { Make: 'Telefon' } })
    .jpeg()
    .toBuffer();
  await page.setInputFiles('[name="files"]', { name: 'ausweis.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.locator('form[action$="/message"] button').click();
  await page.waitForURL('**?done=message');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'ausweis.jpg' }).click();
  const path = await (await download).path();
  expect((await sharp(path).metadata()).exif).toBeUndefined();
  await isWell(page, '22-case-papers');
  const stranger = await newPage(product);
  const href = await page.getByRole('link', { name: 'ausweis.jpg' }).getAttribute('href');
  expect((await stranger.goto(href ?? ''))?.status()).toBe(404);
});

test('a new mail address counts once its owner has pressed the button behind the link', async () => {
  const page = await newPage(product);
  const { number } = await requestVisit(page);
  await page.goto(`/musterstadt/case/${number.replaceAll('-', '')}`);
  await page.locator('#contact summary').click();
  await isWell(page, '23-contact');
  await page.fill('[name="email"]', 'neu@example.org');
  await page.check('[name="contactWay"][value="email"]');
  await page.locator('form[action$="/contact"] button').click();
  expect(await page.textContent('main')).toContain('bestätigen Sie den Link');
  const mail = await product.mail((one) => JSON.stringify(one).includes('neu@example.org'));
  const link = /https?:\/\/[^\s"<\\]+\/email\/[^\s"<\\]+/.exec(JSON.stringify(mail))?.[0] ?? '';
  const { pathname } = new URL(link);
  const reader = await newPage(product, { js: false });
  await reader.goto(pathname);
  await isWell(reader, '24-prove');
  await reader.locator('main form button').click();
  expect(await reader.textContent('main')).toContain('ist bestätigt');
  await reader.goto(pathname);
  await reader.locator('main form button').click();
  expect(await reader.textContent('main')).toContain('gilt nicht mehr');
});

test('a call-back without a number says what is missing; an ended session keeps the text', async () => {
  const page = await newPage(product);
  const { number } = await requestVisit(page);
  await page.goto(`/musterstadt/case/${number.replaceAll('-', '')}`);
  await page.locator('#call summary').click();
  await page.locator('form[action$="/call-back"] button').click();
  expect(await page.textContent('.bn-error-summary')).toContain('Telefonnummer');
  await page.fill('[name="body"]', 'Das hier soll nicht verloren gehen.');
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'bn_case');
  expect(cookie).toBeDefined();
  await page.context().clearCookies({ name: 'bn_case' });
  await page.locator('form[action$="/message"] button').click();
  expect(await page.textContent('main')).toContain('Das hier soll nicht verloren gehen.');
  await isWell(page, '25-session-over');
  await isWellInEnglishFind(page);
});

async function isWellInEnglishFind(page: Awaited<ReturnType<typeof newPage>>): Promise<void> {
  await page.goto('/musterstadt/case');
  await isWellInEnglish(page, '25-find');
}

test('a receipt is checked in the browser without the server, and by the server without scripts', async () => {
  const text = await receiptOf();
  const page = await newPage(product);
  await page.goto(`/musterstadt/receipt#${text}`);
  await page.waitForSelector('.kern-alert--success');
  expect(await page.textContent('main')).toContain('Dieser Beleg ist echt');
  await isWell(page, '26-receipt');
  await page.fill('textarea', `${text.slice(0, -6)}AAAAAA`);
  await page.getByRole('button', { name: 'Prüfen' }).click();
  await page.waitForSelector('.kern-alert--danger');
  await isWell(page, '27-receipt-forged');
  const plain = await newPage(product, { js: false });
  await plain.goto('/musterstadt/receipt');
  await isWellInEnglish(plain, '28-receipt');
  await plain.fill('textarea', `https://example.org/musterstadt/receipt#${text}`);
  await plain.getByRole('button', { name: 'Prüfen' }).click();
  expect(await plain.textContent('main')).toContain('Personalausweis');
  await plain.goto('/bochum/receipt');
  await plain.fill('textarea', text);
  await plain.getByRole('button', { name: 'Prüfen' }).click();
  expect(await plain.textContent('main')).toContain('andere Stadt');
});

async function receiptOf(): Promise<string> {
  const key = await loadSigningKey(join(product.config.dataDir, 'signing-key.json'));
  const device = await makeDeviceKey();
  const certificate = await makeDeviceCertificate(key.privateKey, {
    tenant: 'musterstadt',
    device: 'a-device',
    publicKey: device.publicKey,
    validFrom: new Date(Date.now() - 3_600_000).toISOString(),
    validUntil: new Date(Date.now() + 3_600_000).toISOString(),
  });
  return makeReceipt(
    { certificate, privateKey: device.privateKey },
    { number: 'K7M4PX92', at: new Date().toISOString(), facts: [['99008001012000', 'done']] },
  );
}
