import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import statics from '@fastify/static';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { databaseFault } from '#platform/commands/database-fault.ts';
import { type ProblemCatalogue, sentence } from '#platform/commands/problems.ts';
import { type Problem, Refusal } from '#platform/commands/refusal.ts';
import { chosenLanguage, languageCookie, negotiateLanguage } from '#platform/i18n/negotiate.ts';
import { renderPage } from '#platform/ui/render-page.ts';
import type { Assets } from './assets.ts';
import { errorPage } from './error-page.tsx';
import { messages } from './messages.ts';
import type { Metrics } from './metrics.ts';
import { nonceOf } from './nonce.ts';

export interface ServerParts {
  logger: FastifyBaseLogger;
  assets: Assets;
  problems: ProblemCatalogue;
  metrics: Metrics;
  trustProxy: boolean | number | string[];
  secure: boolean;
  /** Further origins a form may lead to: the sign-in provider. */
  formActions: readonly string[];
  /** Requests a minute and address. */
  rateLimit: number;
}

/** A mounted address and the row of the rights table that opens it; none for health, assets and the like. */
export interface MountedRoute {
  method: string;
  url: string;
  permission: string | undefined;
  /** A form wants a CSRF token, JSON and bytes do not. */
  takes: string | undefined;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: string;
    takes?: string;
  }
  interface FastifyInstance {
    /** Every address, as it was mounted: the matrix test tries each. */
    mounted: readonly MountedRoute[];
  }
}

export const fileLimit = 10 * 1024 * 1024;

/** A server with everything that is the same for all doors: limits, headers, errors, ids, logs. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: parts.logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: typeof parts.trustProxy === 'number' ? withinHops(parts.trustProxy) : parts.trustProxy,
    bodyLimit: 256 * 1024,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    genReqId: () => randomBytes(8).toString('hex'),
  });
  const mounted: MountedRoute[] = [];
  app.decorate('mounted', mounted);
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat())
      mounted.push({ method: one, url, permission: config?.permission, takes: config?.takes });
  });
  app.removeContentTypeParser('text/plain');
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: 256 * 1024 });
  await app.register(multipart, { limits: { fileSize: fileLimit, files: 5, fields: 200, fieldSize: 20_000 } });
  await app.register(rateLimit, {
    max: parts.rateLimit,
    timeWindow: '1 minute',
    allowList: (request) => /^\/(assets|healthz|readyz)/.test(request.url),
    errorResponseBuilder: () => new Refusal({ code: 'request.too-many' }),
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        'style-src': ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'worker-src': ["'self'"],
        'form-action': ["'self'", ...parts.formActions],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: parts.secure,
    crossOriginEmbedderPolicy: false,
  });
  if (existsSync(parts.assets.folder)) {
    await app.register(statics, {
      root: join(parts.assets.folder, 'assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
      decorateReply: false,
    });
  }
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unmatched';
    parts.metrics.request(request.method, route, reply.statusCode, reply.elapsedTime);
    // The pattern, never the address: addresses carry numbers and secrets.
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
  });
  app.setNotFoundHandler((request, reply) => sendProblem(parts, request, reply, { code: 'page.unknown' }));
  app.setErrorHandler((error, request, reply) => {
    const problem = refusalOf(error);
    if (problem) return sendProblem(parts, request, reply, problem);
    request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
    return sendProblem(parts, request, reply, undefined);
  });
  return app;
}

/** Trusts the nearest n proxies. */
function withinHops(hops: number) {
  return (_address: string, hop: number) => hop < hops;
}

/** The catalogue's problem of an error that is not our fault; `undefined` for a bug. */
function refusalOf(error: unknown): Problem | undefined {
  if (error instanceof Refusal) return error.problems[0];
  const fault = databaseFault(error);
  if (fault.kind === 'again' || fault.kind === 'unavailable') return { code: 'database.busy' };
  if (fault.kind === 'unwritable') return { code: 'request.unreadable' };
  if (!(error instanceof Error)) return undefined;
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return { code: 'request.too-large' };
  if (status === 415) return { code: 'request.wrong-type' };
  if (status === 429) return { code: 'request.too-many' };
  return status >= 400 && status < 500 ? { code: 'request.unreadable' } : undefined;
}

/** The start of the part somebody is in; where nothing was found, not even the part may be there. */
function wayBack(url: string, status: number): string {
  const [part] = /^\/[a-z0-9-]+(?=[/?]|$)/.exec(url) ?? [];
  return part === undefined || status === 404 ? '/' : part;
}

function sendProblem(parts: ServerParts, request: FastifyRequest, reply: FastifyReply, refused: Problem | undefined) {
  const query = request.query;
  const chosen = query !== null && typeof query === 'object' && 'lang' in query ? String(query.lang) : undefined;
  const lang =
    chosenLanguage(chosen) ??
    negotiateLanguage({
      cookie: request.cookies?.[languageCookie],
      acceptLanguage: request.headers['accept-language'],
    });
  const status = refused ? (parts.problems[refused.code]?.status ?? 400) : 500;
  const text = refused ? sentence(parts.problems, refused, lang) : messages[lang].ourFault;
  reply.status(status);
  if (request.url.startsWith('/api/') || request.headers.accept?.includes('application/json')) {
    const problem = { code: refused?.code ?? 'internal', message: text, requestId: request.id };
    return reply.type('application/problem+json; charset=utf-8').send({ problems: [problem] });
  }
  const nonce = nonceOf(reply.raw);
  const ui = { lang, nonce, csrf: '', assets: { css: parts.assets.css, js: [] } };
  return reply
    .type('text/html; charset=utf-8')
    .send(renderPage(errorPage(ui, status, text, refused ? undefined : request.id, wayBack(request.url, status))));
}
