import { afterAll, beforeAll, expect, test } from 'vitest';
import { rights } from '#domain/identity/index.ts';
import { signInInBrowser } from './account-steps.ts';
import { fillWithLife, town } from './fill-with-life.ts';
import { closeBrowser, newPage, signInAs, startProduct, type TestProduct, troublesOf } from './harness.ts';
import { whatIsWrongWith } from './look-at-page.ts';
import { walkGroupRequest, walkRequest } from './walk-wizards.ts';

let product: TestProduct;
/** What the places in an address's pattern stand for, by pattern. */
let filled: Record<string, string[]>;

/** Addresses that answer no page: data, files, redirects. Every other GET is looked at below. */
const noPages = [
  /^\/(healthz|readyz|metrics|assets\/\*)$/,
  /^\/api\/(v1|openapi\.json)/,
  /\/suggest$/,
  /^\/field\/(api|sw\.js|manifest|icon)/,
  /\/(slip|papers\/:id|receipts\/:id|letters\/:id|enclosures\/:id|:file)$/,
  /^\/desk\/sign-in\/oidc\/return$/,
  /\/open\/:secret$/,
  /\/my\/return$/,
  /^\/dev\/pay\/(paymenttransaction|status)/,
  /^\/dev\/account\/(\.well-known|jwks)/,
  /^\/dev\/pay\/(paymenttransaction|status)\//,
];

beforeAll(async () => {
  product = await startProduct({ config: { rateLimit: 1_000_000 } });
  filled = await fillWithLife(product);
}, 180_000);
afterAll(async () => {
  await closeBrowser();
  await product.stop();
});

function addressesOf(pattern: string): string[] {
  return filled[pattern] ?? [pattern.replaceAll(':town', town)];
}

/** The persona whose page it is: the first of these with the right. */
function personaFor(permission: string): string | undefined {
  const roles: readonly string[] = Object.entries(rights).find(([name]) => name === permission)?.[1] ?? [];
  return ['dispatcher', 'agent', 'admin', 'auditor', 'caseworker'].find((role) => roles.includes(role));
}

for (const lang of ['de', 'en'] as const) {
  test(`every page has no barrier, a title and its language, and fits a phone (${lang})`, async () => {
    const findings: string[] = [];
    const pages = product
      .routes()
      .filter(({ method, url }) => method === 'GET' && !noPages.some((pattern) => pattern.test(url)));
    expect(pages.length).toBeGreaterThan(40);
    const groups = new Map<string, string[]>();
    for (const { url, permission } of pages) {
      const persona = url.startsWith('/desk') && url !== '/desk/sign-in' ? personaFor(permission ?? '') : '';
      if (persona === undefined || url === '/field') continue;
      groups.set(persona, [...(groups.get(persona) ?? []), ...addressesOf(url)]);
    }
    for (const [persona, addresses] of groups) {
      const page = await newPage(product, { js: true, width: 320, lang });
      if (persona) await signInAs(page, persona, town);
      for (const address of addresses) {
        const opened = /^\/musterstadt\/case\/([^/]+)(\/pay\/.+)?$/.exec(address);
        if (opened?.[1]) {
          const { secret } = await product.secretsOf(town, opened[1]);
          await page.goto(`${product.address}/${town}/case/${opened[1]}/open/${secret}`);
          if (opened[2]) await page.goto(`${product.address}${address}`);
        } else {
          const answer = await page.goto(`${product.address}${address}`);
          if (answer?.status() !== 200) findings.push(`${address} answered ${answer?.status()}`);
          const { pathname, search } = new URL(page.url());
          if (!`${pathname}${search}`.startsWith(address)) findings.push(`${address} led to ${pathname}`);
        }
        findings.push(...(await whatIsWrongWith(page, address, lang)));
      }
      findings.push(...troublesOf(page));
      await page.context().close();
    }
    expect(findings).toEqual([]);
  }, 600_000);

  test(`the list of whoever has signed in, and every step of the two requests, likewise (${lang})`, async () => {
    const findings: string[] = [];
    const own = await newPage(product, { js: true, width: 320, lang });
    await own.goto(`/${town}/my`);
    await signInInBrowser(own);
    expect(new URL(own.url()).pathname).toBe(`/${town}/my`);
    findings.push(...(await whatIsWrongWith(own, `/${town}/my`, lang)));
    await own.context().close();
    for (const [name, walk] of Object.entries({ new: walkRequest, group: walkGroupRequest })) {
      const page = await newPage(product, { js: true, width: 320, lang });
      await walk(page, town, async (step) => {
        findings.push(...(await whatIsWrongWith(page, `/${town}/visit/${name}/${step}`, lang)));
      });
      expect(new URL(page.url()).pathname).toBe(`/${town}/visit/taken`);
      findings.push(...troublesOf(page));
      await page.context().close();
    }
    expect(findings).toEqual([]);
  }, 300_000);
}
