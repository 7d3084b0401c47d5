import pino from 'pino';
import type { Page } from 'playwright-core';
import { buildServer } from '#app';
import { mayDo } from '#domain/identity/index.ts';
import { createWorld, type World } from '#domain/test-world.ts';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { loadAssets } from '#platform/http/assets.ts';
import { createMetrics } from '#platform/http/metrics.ts';
import { problems } from '#product';
import { planVisit } from '../src/domain/visits/plan-visit.ts';
import type { RequestInput } from '../src/domain/visits/request-rules.ts';
import { aTour, grantedVisit } from '../src/domain/visits/test-visits.ts';
import { freePort } from './harness.ts';
import { whatIsWrongWith } from './look-at-page.ts';

export interface FieldWorld {
  world: World;
  address: string;
  stop: () => Promise<void>;
}

/** The web in front of a test world, so that tours can be planned by commands and driven by a browser. */
export async function startFieldWorld(): Promise<FieldWorld> {
  const world = await createWorld();
  world.clock.set(new Date().toISOString());
  const { product } = world;
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const app = await buildServer(
    {
      ...product,
      database: product.database.as(),
      problems,
      may: (actor, permission) => mayDo(actor.roles, permission),
      assets: loadAssets(findPackageRoot()),
      dataDir: '.',
      publicUrl: address,
      secure: false,
      now: () => new Date().toISOString(),
      log: pino({ level: 'silent' }),
      metrics: createMetrics(),
      demonstration: true,
    },
    { trustProxy: false, rateLimit: 1_000_000, commands: [] },
  );
  await app.listen({ host: '127.0.0.1', port });
  return {
    world,
    address,
    async stop() {
      await app.close();
      await world.close();
    },
  };
}

/** The next weekday, as an ISO date: a tour of today might lie in the past already. */
export function nextDay(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
}

/** A tour of crew1 and crew2 with a visit for each request, an hour and a half apart. */
export async function plannedTour(world: World, requests: readonly Partial<RequestInput>[], day = nextDay()) {
  const tour = await aTour(world, { day });
  const visits: { caseId: string; visitId: string }[] = [];
  for (const [index, request] of requests.entries()) {
    const visit = await grantedVisit(world, request);
    const start = `${String(9 + index * 2).padStart(2, '0')}:00`;
    await world.done(planVisit, world.as('dispatcher'), { visitId: visit.visitId, tourId: tour.tourId, start });
    visits.push(visit);
  }
  return { ...tour, day, visits };
}

/**
 * What is wrong with a screen, in the language it is in and in the other one. `again` brings back what was said in the
 * first language alone: the faults of a form.
 */
export async function inspect(page: Page, name: string, again?: () => Promise<void>): Promise<string[]> {
  const language = page.locator('header button[lang]');
  const found: string[] = [];
  for (const turn of ['first', 'other']) {
    const lang = await page.evaluate(() => document.documentElement.lang);
    found.push(...(await whatIsWrongWith(page, `/field/${name}`, lang)));
    await language.click();
    if (turn === 'first') await again?.();
  }
  return found;
}

export const pin = 'koffer 1';

/** Enrols the device of the signed-in crew member and sets its PIN. */
export async function enrolDevice(page: Page): Promise<void> {
  await page.getByLabel('Name des Geräts').fill('Tablet 1');
  await page.getByRole('button', { name: 'Gerät anmelden' }).click();
  await page.getByLabel('PIN oder Kennwort').fill(pin);
  await page.getByLabel('PIN wiederholen').fill(pin);
  await page.getByRole('button', { name: 'PIN speichern' }).click();
  await page.getByRole('heading', { name: 'Meine Touren' }).waitFor();
}

export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('PIN oder Kennwort').fill(pin);
  await page.getByRole('button', { name: 'Entsperren' }).click();
}

/** Ticks every part of the kit as present. */
export async function checkKit(page: Page, button: string): Promise<void> {
  const choices = page.getByLabel('Da und in Ordnung');
  // `all` takes what is there; the screen may still be on its way.
  await choices.first().waitFor();
  for (const choice of await choices.all()) await choice.check();
  await page.getByLabel('Ladung des Akkus').fill('92');
  await page.getByRole('button', { name: button }).click();
}
