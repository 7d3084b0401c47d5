import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import pino from 'pino';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Config } from '#config';
import { caseSecret, spokenCode } from '#domain/cases/index.ts';
import { deriveKey, readMasterKey } from '#platform/crypto/derive-key.ts';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { createTestDatabase } from '#platform/db/test-database.ts';
import type { MountedRoute } from '#platform/http/server.ts';
import { type CaughtMail, listMail, readMail } from '#platform/mail/caught-mail.ts';
import { runProduct } from '../src/run.ts';
import { type SeededTown, seed } from '../src/seed.ts';
import { openClient, type WebClient } from './web-client.ts';

/** A running product on a database of its own, with the demonstration's towns and people. */
export interface TestProduct {
  /** `http://127.0.0.1:…`, without a trailing slash. */
  readonly address: string;
  readonly config: Config;
  /** The owner's URL: a superuser, who sees through the tenants' walls. */
  readonly databaseUrl: string;
  readonly towns: readonly SeededTown[];
  /** Everything the product has logged, one JSON line each. */
  readonly logs: readonly string[];
  /** Every mounted address with its row of the rights table. */
  routes(): readonly MountedRoute[];
  /** Asks the database as its owner. */
  rows(text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** A browser without a screen: cookies, forms with their CSRF token, no JavaScript. */
  client(options?: { lang?: 'de' | 'en' }): WebClient;
  /** The mails caught so far, newest first, whole. */
  mails(): Promise<CaughtMail[]>;
  /** Waits for a mail that fits. */
  mail(fits: (mail: CaughtMail) => boolean, seconds?: number): Promise<CaughtMail>;
  /** What opens a case: the link's secret and the code to be said, by the case's number. */
  secretsOf(town: string, number: string): Promise<{ caseId: string; secret: string; code: string }>;
  /** Ends the product and starts it again on the same data and address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface ProductWish {
  /** Parts of the configuration that differ: `{ rateLimit: 5 }`. */
  config?: Partial<Config>;
  worker?: boolean;
  logLevel?: Config['logLevel'];
}

/** Starts the product in this process, as `npm start` composes it. */
export async function startProduct(wish: ProductWish = {}): Promise<TestProduct> {
  await ensureAssets();
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'buergernah-e2e-'));
  const port = wish.config?.port ?? (await freePort());
  const config: Config = {
    environment: 'test',
    host: '127.0.0.1',
    port,
    isLoopback: true,
    dataDir,
    databaseUrl: database.url,
    trustProxy: false,
    mailFrom: 'Bürgernah <noreply@localhost.localdomain>',
    secretKeyFile: join(dataDir, 'secret.key'),
    logLevel: wish.logLevel ?? 'silent',
    rateLimit: 1_000_000,
    ...wish.config,
  };
  const logs: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      logs.push(String(chunk));
      done();
    },
  });
  const parts = {
    web: true,
    worker: wish.worker ?? true,
    demonstration: true,
    log: pino({ level: config.logLevel }, destination),
  };
  const towns = await seed(database.url, { demonstration: true });
  let running = await runProduct(config, database.url, parts);
  const owner = new pg.Pool({ connectionString: database.url, max: 3 });
  owner.on('error', () => {});
  // A test about https names the public address; the requests still come here.
  const address = `http://127.0.0.1:${port}`;
  const allMail = async () => {
    const found = await Promise.all((await listMail(dataDir)).map(({ id }) => readMail(dataDir, id)));
    return found.filter((mail) => mail !== undefined);
  };
  return {
    address,
    config,
    databaseUrl: database.url,
    towns,
    logs,
    routes: () => running.routes,
    rows: async (text, values = []) => (await owner.query(text, [...values])).rows,
    client: ({ lang = 'de' } = {}) => openClient(address, lang),
    mails: allMail,
    mail: (fits, seconds = 20) => until(async () => (await allMail()).find(fits), 'the mail', seconds),
    async secretsOf(town, number) {
      const compact = number.toUpperCase().replace(/[^0-9A-Z]/g, '');
      const { rows } = await owner.query<{ id: string; secret_version: number }>(
        'select id, secret_version from case_file where tenant = $1 and number = $2',
        [town, compact],
      );
      const [row] = rows;
      if (!row) throw new Error(`${town} has no case ${number}`);
      const key = deriveKey(await readMasterKey(config.secretKeyFile), 'case-access');
      const of = { tenant: town, caseId: row.id, secretVersion: row.secret_version };
      return { caseId: row.id, secret: caseSecret(key, of), code: spokenCode(key, of) };
    },
    async restart() {
      await running.stop();
      running = await runProduct(config, database.url, parts);
    },
    async stop() {
      await running.stop();
      await owner.end();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Asks until there is an answer. */
export async function until<T>(
  ask: () => Promise<T | undefined | false>,
  what = 'the answer',
  seconds = 20,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`${what} did not come within ${seconds} s`);
    await sleep(100);
  }
}

/** A port nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Builds the browser code when it is not there; `npm test` has built before. `REBUILD=1` builds in any case. */
async function ensureAssets(): Promise<void> {
  const manifest = join(findPackageRoot(), 'dist', 'client', '.vite', 'manifest.json');
  if (process.env.REBUILD || !existsSync(manifest)) await ensureBuilt();
}

/** Builds dist/ unless it was made from exactly these sources. */
export async function ensureBuilt(): Promise<void> {
  const program = "const { ensureBuilt } = await import('./tools/build.mjs'); await ensureBuilt();";
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { cwd: findPackageRoot() });
}

let launched: Promise<Browser> | undefined;

function browser(): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return launched;
}

/** Ends the browser all pages of a test file share; call it in `afterAll`. */
export async function closeBrowser(): Promise<void> {
  const running = await launched;
  launched = undefined;
  await running?.close();
}

const troubles = new WeakMap<BrowserContext, string[]>();

/** A page of a fresh browser profile. Paths are relative to the product: `page.goto('/desk')`. */
export async function newPage(
  product: Pick<TestProduct, 'address'>,
  { js = true, width = 1280, lang = 'de' }: { js?: boolean; width?: number; lang?: 'de' | 'en' } = {},
): Promise<Page> {
  const context = await (await browser()).newContext({
    baseURL: product.address,
    javaScriptEnabled: js,
    viewport: { width, height: 900 },
    locale: lang === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    acceptDownloads: true,
  });
  const noted: string[] = [];
  troubles.set(context, noted);
  context.on('page', (page) => {
    page.on('pageerror', (error) => noted.push(`script: ${error.message}`));
    page.on('console', (line) => {
      // A refused form answers 422 on purpose; the browser calls that an error too.
      if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) noted.push(`console: ${line.text()}`);
    });
    page.on('response', (answer) => {
      if (answer.status() >= 500) noted.push(`${answer.status()}: ${answer.url()}`);
    });
  });
  const page = await context.newPage();
  // Only against hanging: two files at a time make a small machine slow.
  page.setDefaultTimeout(30_000);
  return page;
}

/** What went wrong on the pages of this profile so far: script errors, refused by CSP, answers of 500. */
export function troublesOf(page: Page): readonly string[] {
  return troubles.get(page.context()) ?? [];
}

/** Signs in by the demonstration's one click, as this login of this town, and lands on `next`. */
export async function signInAs(page: Page, login: string, town = 'musterstadt', next = '/desk'): Promise<void> {
  await page.goto(`/desk/sign-in?next=${encodeURIComponent(next)}`);
  const form = page
    .locator('form[action="/desk/sign-in/persona"]')
    .filter({ has: page.locator(`input[name="town"][value="${town}"]`) })
    .filter({ has: page.locator(`input[name="login"][value="${login}"]`) });
  await form.getByRole('button').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/desk/sign-in'));
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeFinding {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

/** Accessibility findings of the page as it stands, one line each; none is right. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found: AxeFinding[] = await page.evaluate('axe.run().then((result) => result.violations)');
  return found.flatMap((finding) => finding.nodes.map((node) => `${finding.id}: ${node.html} ${node.failureSummary}`));
}

/** Elements that stick out of the window to the right; none is right. */
export async function noHorizontalScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const scrolled = (element: Element | null): boolean =>
      element !== null &&
      (/(auto|scroll|hidden)/.test(getComputedStyle(element).overflowX) || scrolled(element.parentElement));
    return [...document.querySelectorAll('main *, header *, footer *')]
      .filter((element) => !element.closest('svg, .bn-skip-link, .kern-sr-only, thead'))
      .filter((element) => element.getBoundingClientRect().right > edge + 1 && !scrolled(element.parentElement))
      .map((element) => element.outerHTML.slice(0, 160));
  });
}
