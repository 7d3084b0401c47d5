import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import {
  clear,
  daysFromNow,
  goOn,
  hedwig,
  type Look,
  pathOf,
  saysHow,
  saysWhere,
  saysWho,
  typeDate,
} from './apply-steps.ts';
import { choose, send, typeInto } from './portal-steps.ts';
import type { Walk } from './walk-to-paper.ts';

/** A photo as a phone takes it: it knows where it was taken. */
async function photoWithPlace(): Promise<Buffer> {
  const photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: 'green' } })
    .withExif({ IFD0: { Make: 'Telefon' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 28/1 0/1' } })
    .jpeg()
    .toBuffer();
  expect((await sharp(photo).metadata()).exif).toBeDefined();
  return photo;
}

async function firstPermit(page: Page, look: Look): Promise<void> {
  await choose(page, 'zone', 'B');
  await send(page);
  await look('occasion');
  await choose(page, 'occasion', 'first');
  await send(page);
  await typeInto(page, 'plate', 'nonsense');
  await choose(page, 'keeper', 'self');
  await send(page);
  await look('car-refused');
  await clear(page, 'plate');
  await typeInto(page, 'plate', 'MU-AB 123');
  await send(page);
  await send(page);
  await look('papers-refused');
  await page.setInputFiles('[name="registration"]', {
    name: 'brief.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ no picture'),
  });
  await send(page);
  expect(await page.textContent('.bn-error-summary')).toMatch(/Foto|photo/);
  await page.setInputFiles('[name="registration"]', {
    name: 'schein.jpg',
    mimeType: 'image/jpeg',
    buffer: await photoWithPlace(),
  });
  await send(page);
  await look('from');
  await page.goto(page.url().replace('/from', '/papers'));
  expect(await page.textContent('.bn-uploads')).toContain('schein.jpg');
  await look('papers');
  await goOn(page);
  await typeDate(page, 'from', daysFromNow(10));
  await send(page);
  await saysWho(page, hedwig);
  await saysWhere(page, hedwig);
  await saysHow(page, 'call', '0299 123456');
  expect(pathOf(page)).toMatch(/\/check$/);
  const said = await page.textContent('main');
  for (const each of [/Bahnhof|Station/, /schein\.jpg/, /30,70|30\.70/]) expect(said).toMatch(each);
}

export const parking: Walk = {
  name: 'parking',
  key: '99108001001000',
  first: 'zone',
  words: { de: 'parken in meiner Straße', en: 'park in my street' },
  fill: { de: firstPermit, en: firstPermit },
  pays: { de: /30,70\s€/, en: /€\s?30\.70/ },
  decided: true,
  paper: {
    holder: 'Sonnenschein',
    title: { de: 'Bewohnerparkausweis', en: 'Resident parking permit' },
    says: { de: ['MU-AB 123', 'B – Bahnhof'], en: ['MU-AB 123', 'B – Station'] },
    not: { de: [], en: [] },
  },
  desk: { de: ['MU-AB 123'], en: ['MU-AB 123'] },
};
