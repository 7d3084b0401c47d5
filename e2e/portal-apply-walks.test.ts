import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { daysFromNow, goOn, pathOf, saysHow, saysWhere, saysWho, typeDate } from './apply-steps.ts';
import { closeBrowser, newPage, startProduct, type TestProduct } from './harness.ts';
import { choose, isWell, send, tabTo, takenNumbers, tick, typeInto } from './portal-steps.ts';

let product: TestProduct;

beforeAll(async () => {
  product = await startProduct({ worker: false });
});
afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

interface Walk {
  name: string;
  service: string;
  first: string;
  /** Fills in the pages one after the other, by keyboard; `well` looks at each as it stands. */
  fill: (page: Page, well: (name: string) => Promise<void>) => Promise<void>;
  /** What the check page says, as a pattern that fits both languages. */
  says: RegExp[];
}

const hedwig = { givenName: 'Hedwig', familyName: 'Sonnenschein', born: '1938-04-02' };

const walks: Walk[] = [
  {
    name: 'certificate',
    service: 'registration-certificate',
    first: 'kind',
    async fill(page, well) {
      await choose(page, 'kind', 'extended');
      await send(page);
      await well('contents');
      await tick(page, 'contents', 'former-names');
      await send(page);
      await well('purpose');
      await choose(page, 'purpose', 'pension');
      await send(page);
      await well('copies');
      await typeInto(page, 'copies', '1');
      await send(page);
      await well('person');
      await saysWho(page, hedwig);
      await well('address');
      await saysWhere(page);
      await well('contact');
      await saysHow(page, 'letter');
    },
    says: [/Hedwig/, /gebührenfrei|free of charge/],
  },
  {
    name: 'deregistration',
    service: '99115005070000',
    first: 'leaving',
    async fill(page, well) {
      await choose(page, 'leaving', 'only-home');
      await send(page);
      await typeDate(page, 'movedOutOn', daysFromNow(9));
      await send(page);
      expect(await page.title()).toMatch(/^(Fehler|Error):/);
      await well('moving-out-refused');
      for (const part of ['day', 'month', 'year']) await page.fill(`[name="movedOutOn-${part}"]`, '');
      await page.focus('body');
      await typeDate(page, 'movedOutOn', daysFromNow(-20));
      await send(page);
      await saysWho(page, hedwig);
      await saysWhere(page);
      await well('together');
      await choose(page, 'together', 'yes');
      await send(page);
      await typeInto(page, 'family.0.givenName', 'Anna');
      await tabTo(page, 'button[value="add:family"]');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      expect(await page.inputValue('[name="family.0.givenName"]')).toBe('Anna');
      await goOn(page);
      await well('family-refused');
      await page.focus('body');
      // Who was not filled in at all is not asked for; one more, and after all not: the first stays as typed.
      expect(await page.locator('[name="family.1.givenName"]').count()).toBe(0);
      await tabTo(page, 'button[value="add:family"]');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      await page.focus('body');
      await tabTo(page, 'button[value="remove:family.1"]');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      expect(await page.inputValue('[name="family.0.givenName"]')).toBe('Anna');
      await typeInto(page, 'family.0.familyName', 'Sonnenschein');
      await typeDate(page, 'family.0.birthDate', '1965-06-07');
      await choose(page, 'family.0.relation', 'child');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/country');
      await well('country');
      await typeInto(page, 'country', 'Portugal');
      await choose(page, 'addressKnown', 'yes');
      await send(page);
      await well('address-abroad');
      await typeInto(page, 'address', 'Rua das Flores 1, 1200-195 Lisboa');
      await send(page);
      await saysHow(page, 'none');
      await well('confirm');
      await send(page);
      await well('confirm-refused');
      await page.focus('body');
      await tabTo(page, '[name="truthful"]');
      await page.keyboard.press('Space');
      await send(page);
    },
    says: [/länger als zwei Wochen|more than two weeks/, /§ 17/, /Anna/, /Portugal/],
  },
  {
    name: 'parking',
    service: '99108001001000',
    first: 'zone',
    async fill(page, well) {
      await choose(page, 'zone', 'B');
      await send(page);
      await well('occasion');
      await choose(page, 'occasion', 'first');
      await send(page);
      await typeInto(page, 'plate', 'nonsense');
      await choose(page, 'keeper', 'self');
      await send(page);
      await well('car-refused');
      await page.fill('[name="plate"]', '');
      await page.focus('body');
      await typeInto(page, 'plate', 'MU-AB 123');
      await send(page);
      await send(page);
      await well('papers-refused');
      await page.setInputFiles('[name="registration"]', {
        name: 'brief.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('MZ no picture'),
      });
      await send(page);
      expect(await page.textContent('.bn-error-summary')).toMatch(/Foto|photo/);
      const photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: 'green' } })
        .withExif({ IFD0: { Make: 'Telefon' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 28/1 0/1' } })
        .jpeg()
        .toBuffer();
      expect((await sharp(photo).metadata()).exif).toBeDefined();
      await page.setInputFiles('[name="registration"]', { name: 'schein.jpg', mimeType: 'image/jpeg', buffer: photo });
      await send(page);
      await page.goto(page.url().replace('/from', '/papers'));
      expect(await page.textContent('.bn-uploads')).toContain('schein.jpg');
      await well('papers');
      await goOn(page);
      await typeDate(page, 'from', daysFromNow(10));
      await send(page);
      await saysWho(page, hedwig);
      await saysWhere(page);
      await saysHow(page, 'call', '0299 123456');
    },
    says: [/Bahnhof|Station/, /schein\.jpg/, /30,70|30\.70/],
  },
];

for (const walk of walks)
  for (const { lang, js } of [
    { lang: 'de', js: false },
    { lang: 'en', js: true },
  ] as const) {
    test(`${walk.name} by keyboard, ${lang}, ${js ? 'with' : 'without'} scripts, every page well at 320 px`, async () => {
      const page = await newPage(product, { js, lang, width: 320 });
      const start = `/musterstadt/apply/${walk.service}`;
      const well = async (name: string) => {
        await isWell(page, `walk-${walk.name}-${name}-${lang}`);
        expect(await page.locator('h1').count()).toBe(1);
        if (lang === 'en')
          expect(await page.textContent('main'), name).not.toMatch(/\b(Bitte|Ihre?|Sie|Weiter|und|nicht)\b/);
      };
      await page.goto(start);
      await well('start');
      await tabTo(page, `a[href="${start}/${walk.first}"]`);
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      await well('first');
      await walk.fill(page, well);
      expect(pathOf(page)).toBe(`${start}/check`);
      const said = (await page.textContent('main')) ?? '';
      for (const pattern of walk.says) expect(said).toMatch(pattern);
      await well('check');
      await send(page);
      expect(pathOf(page)).toBe(`${start}/sent`);
      await well('sent');
      const { number } = await takenNumbers(page);
      await page.goto(`/musterstadt/case/${number}`);
      await well('case');
      if (walk.name === 'parking') {
        const href = await page.locator('.bn-uploads a').first().getAttribute('href');
        const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
        const stored = await fetch(`${product.address}${href}`, { headers: { cookie: cookies } });
        const bytes = Buffer.from(await stored.arrayBuffer());
        expect((await sharp(bytes).metadata()).format).toBe('jpeg');
        expect((await sharp(bytes).metadata()).exif).toBeUndefined();
      }
      await page.context().close();
    }, 400_000);
  }
