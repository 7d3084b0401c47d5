import { afterAll, beforeAll, test } from 'vitest';
import { checkPaper, lookAtDesk } from './check-paper.ts';
import { closeBrowser, startProduct, type TestProduct } from './harness.ts';
import { expectPaper } from './issued-paper.ts';
import { certificate } from './walk-certificate.ts';
import { deregistration } from './walk-deregistration.ts';
import { parking } from './walk-parking.ts';
import { applyFor, decideAtDesk, fetchPaper, openWalker, pay, type Walker } from './walk-to-paper.ts';

let product: TestProduct;

beforeAll(async () => {
  product = await startProduct();
});
afterAll(async () => {
  await closeBrowser();
  await product?.stop();
});

const ways = [
  { walk: certificate, lang: 'de', js: false },
  { walk: certificate, lang: 'en', js: true },
  { walk: deregistration, lang: 'de', js: true },
  { walk: deregistration, lang: 'en', js: false },
  { walk: parking, lang: 'de', js: false },
  { walk: parking, lang: 'en', js: true },
] as const;

for (const way of ways)
  test(`${way.walk.name}, ${way.lang}, ${way.js ? 'with' : 'without'} scripts: by keyboard from the search to the paper`, async () => {
    const walker: Walker = { product, ...way };
    const { page, look } = await openWalker(walker);
    const number = await applyFor(walker, page, look);
    await pay(walker, page, look);
    await decideAtDesk(walker, number);
    const paper = await fetchPaper(walker, page, look, number);
    expectPaper(paper, way.walk, way.lang, number);
    await page.context().close();
    await checkPaper(walker, paper);
    await lookAtDesk(walker, number, paper);
  }, 400_000);
