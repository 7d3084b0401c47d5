import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { applicationPayload } from '#domain/applications/index.ts';
import { publicJwks } from '#platform/crypto/signing-key.ts';
import { page, redirect } from '#platform/http/answer.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { asVisit, mountRoutes } from '#platform/http/mount-routes.ts';
import { defineRoutes, type Visit } from '#platform/http/route.ts';
import { signatureHeader } from '#platform/outbound/post-signed-json.ts';
import { verifyDetached } from '#platform/outbound/sign-detached.ts';
import { RegisterPage } from './register-page.tsx';
import { openRegisterStore, type RegisterStore, registerModes } from './register-store.ts';

const path = '/dev/register';
const header = (value: unknown) => (typeof value === 'string' ? value : undefined);

/**
 * A specialist system to try things against: verifies signature and idempotency key, keeps what came, and can be slow
 * (`slowMs`), down, or refuse. Only for the demonstration on a loopback address; the composition root decides that.
 */
export function sandboxRegister(app: FastifyInstance, door: DoorParts, options: { slowMs?: number } = {}): void {
  const store = openRegisterStore(door.dataDir);
  app.register((machine, _options, ready) => {
    machineAddress(machine, door, store, options.slowMs ?? 3000);
    ready();
  });
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
          const [mode, arrivals] = await Promise.all([store.mode(), store.arrivals()]);
          return page(<RegisterPage ui={visit.ui} mode={mode} arrivals={arrivals} />);
        },
      },
      {
        method: 'POST',
        url: path,
        permission: 'page:portal.public',
        async answer(visit) {
          const mode = z.enum(registerModes).safeParse(fieldText(visit.form, 'mode'));
          if (mode.success) await store.setMode(mode.data);
          return redirect(path);
        },
      },
    ]),
  });
}

function machineAddress(machine: FastifyInstance, door: DoorParts, store: RegisterStore, slowMs: number): void {
  const jwks = publicJwks([door.signingKey]);
  // The signature is over the bytes: they must arrive here as they were sent.
  machine.removeAllContentTypeParsers();
  machine.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  // The worker is one address with many applications; the usual limit is for people.
  const options = { bodyLimit: 64 * 1024, config: { rateLimit: false } } as const;
  machine.post(`${path}/applications`, options, async (request, reply) => {
    const mode = await store.mode();
    if (mode === 'slow') await wait(slowMs);
    if (mode === 'down') return reply.code(503).send({ code: 'register-down' });
    const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
    const expected = { jwks, now: door.now(), maxAgeSeconds: 300 };
    const signed = await verifyDetached(header(request.headers[signatureHeader]), bytes, expected);
    if (!signed.ok) return reply.code(401).send({ code: signed.problem.replace('.', '-') });
    const payload = applicationPayload.safeParse(parseOrNothing(bytes));
    const key = header(request.headers['idempotency-key']);
    if (!payload.success || key === undefined || key !== payload.data.id)
      return reply.code(422).send({ code: 'payload-invalid' });
    if (mode === 'refuse') return reply.code(422).send({ code: 'data-does-not-match-register' });
    const { town, case: file, service } = payload.data;
    const taken = await store.takeIn({
      key,
      at: door.now(),
      town: town.name,
      caseNumber: file.number,
      service: service.name,
      system: service.system,
    });
    return reply.code(taken.again ? 200 : 201).send({ reference: taken.reference });
  });
}

function parseOrNothing(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
