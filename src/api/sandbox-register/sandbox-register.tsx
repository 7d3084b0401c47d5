import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
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
import { dateInGermany } from '#platform/values/date.ts';
import { answerTo, operations, type Said } from './operations.ts';
import { loadPopulation, type Resident } from './population.ts';
import { RegisterPage } from './register-page.tsx';
import {
  openRegisterStore,
  type RegisterMode,
  type RegisterStore,
  referenceOf,
  registerModes,
} from './register-store.ts';

const path = '/dev/register';
const header = (value: unknown) => (typeof value === 'string' ? value : undefined);

/**
 * A specialist system to try things against: verifies signature and idempotency key, keeps what came, and can be slow
 * (`slowMs`), down, or refuse. Only for the demonstration on a loopback address; the composition root decides that.
 */
export function sandboxRegister(app: FastifyInstance, door: DoorParts, options: { slowMs?: number } = {}): void {
  const store = openRegisterStore(door.dataDir);
  const population = loadPopulation();
  const machine = { door, store, population, slowMs: options.slowMs ?? 3000 };
  app.register((inner, _options, ready) => {
    machineAddresses(inner, machine);
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
          const [mode, arrivals, answers] = await Promise.all([store.mode(), store.arrivals(), store.answers()]);
          const shown = { mode, arrivals, answers, population };
          return page(<RegisterPage ui={visit.ui} {...shown} />);
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

interface Machine {
  door: DoorParts;
  store: RegisterStore;
  population: ReadonlyMap<string, readonly Resident[]>;
  slowMs: number;
}

/** A request that has been let in: its mode, body and key. */
interface LetIn {
  mode: RegisterMode;
  body: unknown;
  key: string;
}

function machineAddresses(inner: FastifyInstance, machine: Machine): void {
  const { store, door, population } = machine;
  // The signature is over the bytes: they must arrive here as they were sent.
  inner.removeAllContentTypeParsers();
  inner.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  // The worker is one address with many applications; the usual limit is for people.
  const options = { bodyLimit: 64 * 1024, config: { rateLimit: false } } as const;
  inner.post(`${path}/applications`, options, async (request, reply) => {
    const came = await letIn(machine, request);
    if ('status' in came) return reply.code(came.status).send(came.body);
    const payload = applicationPayload.safeParse(came.body);
    if (!payload.success || came.key !== payload.data.id) return reply.code(422).send({ code: 'payload-invalid' });
    if (came.mode === 'refuse' || came.mode === 'contradict')
      return reply.code(422).send({ code: 'data-does-not-match-register' });
    const { town, case: file, service } = payload.data;
    const taken = await store.takeIn({
      key: came.key,
      at: door.now(),
      town: town.name,
      caseNumber: file.number,
      service: service.name,
      system: service.system,
    });
    return reply.code(taken.again ? 200 : 201).send({ reference: taken.reference });
  });
  for (const operation of operations)
    inner.post(`${path}/${operation}`, options, async (request, reply) => {
      const came = await letIn(machine, request);
      if ('status' in came) return reply.code(came.status).send(came.body);
      const before = await store.answered(came.key);
      if (before) return reply.code(before.status).send(before.body);
      if (came.mode === 'refuse') return reply.code(422).send({ code: 'data-does-not-match-register' });
      if (came.mode === 'contradict' && operation !== 'persons')
        return reply.code(409).send({ contradicts: ['address'] });
      const now = door.now();
      const said = answerTo(operation, came.body, {
        population,
        reference: referenceOf(came.key),
        today: dateInGermany(now),
      });
      // A no binds nobody: corrected, the same order may come again under its key.
      if (said.status >= 300) return reply.code(said.status).send(said.body);
      const town = z.looseObject({ town: z.string() }).parse(came.body).town;
      const kept = await store.keep({ key: came.key, at: now, operation, town, ...said });
      return reply.code(kept.status).send(kept.body);
    });
}

/** Slow, down, or the signature wrong: the same for every address. */
async function letIn({ door, store, slowMs }: Machine, request: FastifyRequest): Promise<LetIn | Said> {
  const mode = await store.mode();
  if (mode === 'slow') await wait(slowMs);
  if (mode === 'down') return { status: 503, body: { code: 'register-down' } };
  const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
  const expected = { jwks: publicJwks([door.signingKey]), now: door.now(), maxAgeSeconds: 300 };
  const signed = await verifyDetached(header(request.headers[signatureHeader]), bytes, expected);
  if (!signed.ok) return { status: 401, body: { code: signed.problem.replace('.', '-') } };
  const key = header(request.headers['idempotency-key']);
  if (key === undefined) return { status: 422, body: { code: 'payload-invalid' } };
  return { mode, body: parseOrNothing(bytes), key };
}

function parseOrNothing(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
