import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { staffActor, staffById } from '#domain/identity/index.ts';
import type { Tables } from '#domain/tables.ts';
import { createTour, decideNeed, planVisit } from '#domain/visits/index.ts';
import type { Command } from '#platform/commands/define-command.ts';
import { deriveKey, readMasterKey } from '#platform/crypto/derive-key.ts';
import { loadSigningKey } from '#platform/crypto/signing-key.ts';
import { type Database, openDatabase } from '#platform/db/pool.ts';
import { openBlobStore } from '#platform/storage/blobs.ts';
import { composeProduct, type Product } from '#product';
import { closeBrowser, newPage, startProduct, type TestProduct } from './harness.ts';
import { isWell, isWellInEnglish, requestVisit } from './portal-steps.ts';

let product: TestProduct;
let database: Database<Tables>;
let office: Product;

beforeAll(async () => {
  product = await startProduct();
  database = openDatabase<Tables>(product.databaseUrl, { max: 2 });
  const masterKey = await readMasterKey(product.config.secretKeyFile);
  office = await composeProduct({
    databaseUrl: product.databaseUrl,
    database,
    mailer: { sendMail: async () => ({ ok: true, messageId: '<none>' }), close: async () => {} },
    blobs: openBlobStore({ dataDir: product.config.dataDir, masterKey }),
    masterKey,
    signingKey: await loadSigningKey(join(product.config.dataDir, 'signing-key.json')),
    publicUrl: product.address,
    registerUrl: `${product.address}/dev/register`,
    now: () => new Date().toISOString(),
  });
  expect(deriveKey(masterKey, 'case-access').length).toBeGreaterThan(0);
});
afterAll(async () => {
  await closeBrowser();
  await office?.queues.stop();
  await database?.close();
  await product?.stop();
});

async function asDispatcher<T, I extends z.ZodType, O>(command: Command<T, I, O>, input: z.input<I>): Promise<O> {
  const [row] = await product.rows(
    "select staff_id as id from staff_role where tenant = 'musterstadt' and role = 'dispatcher' limit 1",
  );
  const person = await database.read('musterstadt', (db) => staffById(db, 'musterstadt', String(row?.id)));
  if (!person) throw new Error('no dispatcher');
  const actor = staffActor('musterstadt', person, 'desk');
  const outcome = await office.gate.execute({ id: randomUUID(), command, actor, input });
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code, field }) => `${code} ${field ?? ''}`).join(', '));
  return outcome.value;
}

async function requested(page: Awaited<ReturnType<typeof newPage>>) {
  const { number } = await requestVisit(page);
  const { caseId } = await product.secretsOf('musterstadt', number);
  return { caseId, address: `/musterstadt/case/${number.replaceAll('-', '')}` };
}

test('a refusal gives ground, next best way and objection, and never reads like success', async () => {
  const page = await newPage(product, { js: false });
  const { caseId, address } = await requested(page);
  await asDispatcher(decideNeed, {
    caseId,
    facts: {
      residentOfTown: true,
      reachesOfficeAlone: true,
      careLevel: 1,
      permanentlyImpaired: false,
      temporarilyImpaired: false,
    },
    proofKind: 'told-only',
  });
  await page.goto(address);
  const main = await page.textContent('main');
  expect(main).toContain('Abgelehnt');
  expect(main).toContain('Rechtsanspruch');
  expect(await page.locator('.kern-alert--success').count()).toBe(0);
  await isWell(page, '40-refused');
  await isWellInEnglish(page, '40-refused');
  await page.locator('#objection summary').click();
  await page.fill('[name="objection"]', 'Ich komme die Treppe nicht hinunter.');
  await page.locator('form[action$="/object"] button').click();
  await page.waitForURL('**?done=objection');
  expect(await page.textContent('#objection')).toContain('liegt uns vor');
  expect(await page.textContent('main')).toContain('Abgelehnt');
  await isWell(page, '41-objection');
});

test('what is unclear is asked back and answered with kinds of proof', async () => {
  const page = await newPage(product, { js: false });
  const { caseId, address } = await requested(page);
  await asDispatcher(decideNeed, { caseId, facts: {}, proofKind: 'none' });
  await page.goto(address);
  expect(await page.textContent('main')).toContain('Wartet auf Sie');
  await isWell(page, '42-unclear');
  await isWellInEnglish(page, '42-unclear');
  await page.locator('form[action$="/answer"] button').click();
  expect(await page.title()).toMatch(/^Fehler:/);
  await page.check('[name="proofKinds"][value="medical-certificate"]');
  await page.locator('form[action$="/answer"] button').click();
  await page.waitForURL('**?done=answer');
  expect(await page.textContent('#messages')).toContain('Ärztliche Bescheinigung');
  expect(await page.textContent('main')).toContain('In Klärung');
});

test('a planned visit shows its window, can be moved and cancelled', async () => {
  const page = await newPage(product, { js: false });
  const { caseId, address } = await requested(page);
  await asDispatcher(decideNeed, {
    caseId,
    facts: { residentOfTown: true, careLevel: 5, marks: ['aG'], reachesOfficeAlone: false, permanentlyImpaired: true },
    proofKind: 'care-level-notice',
  });
  await page.goto(address);
  await isWell(page, '43-to-plan');
  const crew = await product.rows(
    "select staff_id as id from staff_role where tenant = 'musterstadt' and role = 'crew' order by 1 limit 2",
  );
  const [vehicle] = await product.rows("select id from vehicle where tenant = 'musterstadt' limit 1");
  const [kit] = await product.rows("select id from kit where tenant = 'musterstadt' limit 1");
  const day = new Date(Date.now() + 10 * 86_400_000);
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 1);
  const { tourId } = await asDispatcher(createTour, {
    day: day.toISOString().slice(0, 10),
    from: '08:00',
    to: '16:00',
    crew: [String(crew[0]?.id), String(crew[1]?.id)],
    vehicleId: String(vehicle?.id),
    kitId: String(kit?.id),
  });
  const [planned] = await product.rows('select id from visit where case_id = $1', [caseId]);
  await asDispatcher(planVisit, { visitId: String(planned?.id), tourId });
  await page.goto(address);
  expect(await page.textContent('#visit')).toMatch(/Wir kommen am .*bis .*Uhr/);
  await isWell(page, '44-planned');
  await isWellInEnglish(page, '44-planned');
  await page.getByText('Andere Zeit wünschen').click();
  await page.fill('[name="otherTime"]', 'Lieber nachmittags.');
  await page.locator('form[action$="/other-time"] button').click();
  await page.waitForURL('**?done=moved');
  expect(await page.textContent('#visit')).toMatch(/Wir kommen am/);
  await page.getByText('Besuch absagen').first().click();
  await page.check('[name="reason"][value="not-needed"]');
  await page.locator('form[action$="/cancel-visit"] button').click();
  await page.waitForURL('**?done=cancelled');
  expect(await page.textContent('main')).toContain('Zurückgenommen');
  await isWell(page, '45-cancelled');
});
