import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { applicationPayload } from '#domain/applications/index.ts';
import { sameHash } from '#platform/crypto/secret-hash.ts';
import type { PublicJwk } from '#platform/crypto/signing-key.ts';
import { signatureHeader } from '#platform/outbound/post-signed-json.ts';
import { verifyDetached } from '#platform/outbound/sign-detached.ts';
import type { PageContext } from '#platform/ui/page-context.ts';
import { renderPage } from '#platform/ui/render-page.ts';
import { RegisterPage } from './register-page.tsx';
import { openRegisterStore, type RegisterStore, registerModes } from './register-store.ts';

export interface SandboxRegisterParts {
  dataDir: string;
  /** Public half of the key the installation signs applications with. */
  jwks: { keys: PublicJwk[] };
  now: () => string;
  /** Language, nonce, assets and CSRF token of this response. */
  page: (request: FastifyRequest, reply: FastifyReply) => PageContext;
  /** How long the register thinks when it is slow. */
  slowMs?: number;
}

const path = '/dev/register';
const header = (value: unknown) => (typeof value === 'string' ? value : undefined);

/**
 * A specialist system to try things against: verifies signature and idempotency key, keeps what came, and can be slow,
 * down, or refuse. Only for the demonstration on a loopback address; the composition root decides that.
 */
export function sandboxRegister(app: FastifyInstance, parts: SandboxRegisterParts): void {
  const store = openRegisterStore(parts.dataDir);
  app.register((machine, _options, ready) => {
    machineAddress(machine, parts, store);
    ready();
  });
  app.register((pages, _options, ready) => {
    registerPages(pages, parts, store);
    ready();
  });
}

function machineAddress(machine: FastifyInstance, parts: SandboxRegisterParts, store: RegisterStore): void {
  // The signature is over the bytes: they must arrive here as they were sent.
  machine.removeAllContentTypeParsers();
  machine.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  machine.post(`${path}/applications`, { bodyLimit: 64 * 1024 }, async (request, reply) => {
    const mode = await store.mode();
    if (mode === 'slow') await wait(parts.slowMs ?? 3000);
    if (mode === 'down') return reply.code(503).send({ code: 'register-down' });
    const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
    const expected = { jwks: parts.jwks, now: parts.now(), maxAgeSeconds: 300 };
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
      at: parts.now(),
      town: town.name,
      caseNumber: file.number,
      service: service.name,
      system: service.system,
    });
    return reply.code(taken.again ? 200 : 201).send({ reference: taken.reference });
  });
}

function registerPages(pages: FastifyInstance, parts: SandboxRegisterParts, store: RegisterStore): void {
  if (!pages.hasContentTypeParser('application/x-www-form-urlencoded')) {
    pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
  }
  pages.get(path, async (request, reply) => {
    const ui = parts.page(request, reply);
    const [mode, arrivals] = await Promise.all([store.mode(), store.arrivals()]);
    return reply.type('text/html').send(renderPage(<RegisterPage ui={ui} mode={mode} arrivals={arrivals} />));
  });
  pages.post(path, async (request, reply) => {
    const form = z.looseObject({ mode: z.enum(registerModes), csrf: z.string().default('') }).safeParse(request.body);
    const { csrf } = parts.page(request, reply);
    if (!form.success || !sameHash(form.data.csrf, csrf)) return reply.redirect(path, 303);
    await store.setMode(form.data.mode);
    return reply.redirect(path, 303);
  });
}

function parseOrNothing(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
