import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { makeDocumentCode } from '#platform/values/document-code.ts';
import { clear, enter, type Look } from './apply-steps.ts';
import { newPage, signInAs } from './harness.ts';
import type { Paper } from './issued-paper.ts';
import { isWell, send, typeInto } from './portal-steps.ts';
import { openWalker, type Walker } from './walk-to-paper.ts';

const verify = '/musterstadt/verify';
const says = {
  de: {
    valid: 'Dieses Dokument ist echt und gilt',
    typo: 'kein vollständiger Prüfcode',
    unknown: 'Dieses Dokument kennen wir nicht',
    altered: 'Diese Datei ist nicht das Dokument',
    revoked: 'Dieses Dokument gilt nicht mehr',
  },
  en: {
    valid: 'This document is genuine and valid',
    typo: 'This is not a whole verification code',
    unknown: 'We do not know this document',
    altered: 'This file is not the document',
    revoked: 'This document is no longer valid',
  },
};

async function asks(page: Page, code: string): Promise<string> {
  await clear(page, 'code', 'holder');
  await typeInto(page, 'code', code);
  await send(page);
  return (await page.textContent('main')) ?? '';
}

/** Somebody who was handed the paper checks it: the code holds, a changed one, a made-up one and a changed file do not. */
export async function checkPaper(walker: Walker, paper: Paper): Promise<void> {
  const { page, look } = await openWalker(walker);
  const expected = says[walker.lang];
  await page.goto('/musterstadt');
  await enter(page, `footer a[href="${verify}"]`);
  await look('verify');
  await page.focus('body');
  await typeInto(page, 'code', paper.code.toLowerCase());
  await typeInto(page, 'holder', walker.walk.paper.holder);
  await send(page);
  for (const said of [expected.valid, walker.walk.paper.title[walker.lang]])
    expect(await page.textContent('main')).toContain(said);
  await look('verify-valid');
  const changed = paper.code.slice(0, -1) + (paper.code.endsWith('2') ? '3' : '2');
  expect(await asks(page, changed)).toContain(expected.typo);
  await look('verify-typo');
  await checkForgery(walker, page, look, paper);
  await page.context().close();
}

/** Wrong codes are counted by where they come from: one walk of each language asks for one. */
async function checkForgery({ walk, lang }: Walker, page: Page, look: Look, paper: Paper): Promise<void> {
  if (walk.name !== 'certificate') return;
  const madeUp = makeDocumentCode(Buffer.alloc(20, lang === 'de' ? 7 : 8));
  expect(await asks(page, madeUp)).toContain(says[lang].unknown);
  await look('verify-unknown');
  await clear(page, 'code');
  await typeInto(page, 'code', paper.code);
  await page.setInputFiles('[name="file"]', {
    name: 'altered.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.concat([paper.bytes, Buffer.from('\n')]),
  });
  await send(page);
  expect(await page.textContent('main')).toContain(says[lang].altered);
  await look('verify-altered');
}

/** The caseworker's page in the end: the register's answer, what was paid, the paper; one is withdrawn. */
export async function lookAtDesk(walker: Walker, number: string, paper: Paper): Promise<void> {
  const { product, walk, lang, js } = walker;
  const page = await newPage(product, { js, lang });
  await signInAs(page, 'caseworker', 'musterstadt', `/desk/cases/${number}`);
  const main = await page.textContent('main');
  for (const said of [walk.paper.title[lang], ...walk.desk[lang]]) expect(main).toContain(said);
  const amount = walk.pays[lang];
  if (amount) expect(await page.textContent('#payments')).toMatch(amount);
  await isWell(page, `${walk.name}-desk-${lang}`);
  if (walk.name === 'certificate') {
    await page.locator('details:has([name^="revoke-ground-"]) > summary').click();
    await page.locator('[name^="revoke-ground-"]').selectOption('details-wrong');
    await isWell(page, `${walk.name}-desk-revoke-${lang}`);
    await page.locator('details:has([name^="revoke-ground-"]) button').click();
    await page.waitForLoadState();
    const visitor = await openWalker(walker);
    await visitor.page.goto(`${verify}?code=${paper.code}`);
    expect(await visitor.page.textContent('main')).toContain(says[lang].revoked);
    await visitor.look('verify-revoked');
    await visitor.page.context().close();
  }
  await page.context().close();
}
