import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Refusal } from '#platform/commands/refusal.ts';
import { page, redirect } from '#platform/http/answer.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { asVisit, mountRoutes } from '#platform/http/mount-routes.ts';
import { defineRoutes, type Visit } from '#platform/http/route.ts';
import { path } from './access.ts';
import { machineAddresses } from './machine-addresses.ts';
import { PayListPage, PayPage } from './pay-pages.tsx';
import { openPayStore, payChoices, payModes, statusNow } from './pay-store.ts';

export interface SandboxOptions {
  /** How long "pay slowly" stays open, and how long a slow service takes to answer. */
  slowMs: number;
}

/**
 * A payment service to try things against: speaks XBezahldienste 1.2 and lets the payer choose what comes of it. Only
 * for the demonstration on a loopback address; the composition root decides that.
 */
export function sandboxPayments(
  app: FastifyInstance,
  door: DoorParts,
  options: SandboxOptions = { slowMs: 5000 },
): void {
  const store = openPayStore(door.dataDir);
  app.register((machine, _options, ready) => {
    machineAddresses(machine, door, store, { ...options, wait });
    ready();
  });
  const find = async (visit: Visit) => {
    const transaction = await store.find(visit.params.id ?? '');
    if (!transaction) throw new Refusal({ code: 'page.unknown' });
    return transaction;
  };
  mountRoutes<Visit>(app, {
    door,
    scripts: ['src/platform/ui/enhance.island.tsx'],
    identify: async (arrival) =>
      asVisit(door, arrival, { kind: 'anonymous', id: 'visitor', tenant: 'none', roles: ['anonymous'], door: 'dev' }),
    routes: defineRoutes<Visit>([
      {
        method: 'GET',
        url: path,
        permission: 'page:portal.public',
        async answer(visit) {
          const [mode, all] = await Promise.all([store.mode(), store.all()]);
          const rows = all.map((transaction) => ({
            transaction,
            status: statusNow(transaction, all, visit.now, options.slowMs),
          }));
          return page(<PayListPage ui={visit.ui} mode={mode} rows={rows} />);
        },
      },
      {
        method: 'POST',
        url: path,
        permission: 'page:portal.public',
        async answer(visit) {
          const mode = z.enum(payModes).safeParse(fieldText(visit.form, 'mode'));
          if (mode.success) await store.setMode(mode.data);
          return redirect(path);
        },
      },
      {
        method: 'GET',
        url: `${path}/transactions/:id`,
        permission: 'page:portal.public',
        answer: async (visit) => page(<PayPage ui={visit.ui} transaction={await find(visit)} />),
      },
      {
        method: 'POST',
        url: `${path}/transactions/:id`,
        permission: 'page:portal.public',
        async answer(visit) {
          const transaction = await find(visit);
          const choice = z.enum(payChoices).safeParse(fieldText(visit.form, 'choice'));
          if (!choice.success) return page(<PayPage ui={visit.ui} transaction={transaction} />, { status: 422 });
          if (transaction.choice === undefined) await store.choose(transaction, choice.data, visit.now);
          return redirect(transaction.request.redirectUrl);
        },
      },
    ]),
  });
}
