import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '#platform/commands/actor.ts';
import { sentence } from '#platform/commands/problems.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import type { Db } from '#platform/db/pool.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { chosenLanguage, languageCookie, negotiateLanguage } from '#platform/i18n/negotiate.ts';
import type { PageContext } from '#platform/ui/page-context.ts';
import { renderPage } from '#platform/ui/render-page.ts';
import { makeCommandId } from '#platform/values/command-id.ts';
import type { Answer, Cookie } from './answer.ts';
import { browserCookie, comesFromHere, csrfMatches, csrfToken, freshBrowserId } from './csrf.ts';
import type { DoorParts } from './door-parts.ts';
import { errorPage } from './error-page.tsx';
import { type FormBody, fieldText } from './form-input.ts';
import { nonceOf } from './nonce.ts';
import type { Route, UploadedFile, Visit } from './route.ts';
import { fileLimit } from './server.ts';

/** Everything about a request except who makes it. */
export type Arrival = Omit<Visit, 'tenant' | 'actor' | 'read' | 'execute'>;

/** Adds who it is, and with that the ways to the data. */
export function asVisit(door: DoorParts, arrival: Arrival, actor: Actor): Visit {
  return {
    ...arrival,
    tenant: actor.tenant,
    actor,
    read: (work) => readAs(door.database, actor.tenant, work),
    execute: (command, input, id = arrival.commandId) => door.gate.execute({ id, command, actor, input }),
  };
}

export interface MountParts<V extends Visit> {
  door: DoorParts;
  routes: readonly Route<V>[];
  /** Who is there? `undefined` when the town is unknown: a 404. */
  identify: (arrival: Arrival) => Promise<V | undefined>;
  /** What a visitor without the right gets instead of 401: the door's way to sign in. */
  signIn?: (visit: V) => Answer;
  /** Browser scripts of every page of this door, by source path. */
  scripts: readonly string[];
}

/** A door's parts with the key of its forms, derived once. */
type Mounted<V extends Visit> = MountParts<V> & { csrfKey: Uint8Array };

/** A slice's query names the tables it needs; the database holds them all. */
function readAs<T, R>(database: DoorParts['database'], tenant: string, work: (db: Db<T>) => Promise<R>): Promise<R> {
  return database.as<T>().read(tenant, work);
}

// No address, no wish and no entry of a form has a zero byte; PostgreSQL refuses texts with one.
const withoutZero = (text: string) => text.replaceAll('\0', '');
const oneText = z.string().transform(withoutZero);
const texts = z.record(z.string(), z.union([oneText, z.array(oneText)]));
const single = z.record(z.string(), z.coerce.string().transform(withoutZero));

/** Mounts a door's routes: identify → right → CSRF → answer, the same for all. */
export function mountRoutes<V extends Visit>(app: FastifyInstance, parts: MountParts<V>): void {
  const mounted: Mounted<V> = { ...parts, csrfKey: deriveKey(parts.door.masterKey, 'csrf') };
  for (const route of parts.routes) {
    app.route({
      method: route.method,
      url: route.url,
      ...(route.maxBytes ? { bodyLimit: route.maxBytes } : {}),
      config: {
        permission: route.permission,
        takes: route.takes ?? 'form',
        ...(route.perMinute ? { rateLimit: { max: route.perMinute, timeWindow: '1 minute' } } : {}),
      },
      handler: async (request, reply) => {
        const answer = await answerTo(mounted, route, request, reply);
        return sendAnswer(parts.door, reply, answer);
      },
    });
  }
}

async function answerTo<V extends Visit>(
  parts: Mounted<V>,
  route: Route<V>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Answer> {
  const arrival = await arrive(parts, route, request, reply);
  const visit = await parts.identify(arrival);
  if (!visit) throw new Refusal({ code: 'town.unknown' });
  if (!parts.door.may(visit.actor, route.permission)) {
    if (visit.actor.kind === 'anonymous' && parts.signIn && route.method === 'GET') return parts.signIn(visit);
    throw new Refusal({ code: visit.actor.kind === 'anonymous' ? 'access.sign-in' : 'access.forbidden' });
  }
  if (route.method === 'POST' && (route.takes ?? 'form') === 'form') {
    const own = [parts.door.publicUrl, `${request.protocol}://${request.host}`];
    const here = comesFromHere({ site: header(request, 'sec-fetch-site'), origin: header(request, 'origin') }, own);
    const browser = request.cookies[browserCookie];
    if (!here || !csrfMatches(parts.csrfKey, browser, fieldText(arrival.form, 'csrf')))
      throw new Refusal({ code: 'form.expired' });
  }
  try {
    return await route.answer(visit);
  } catch (error) {
    // A query or a parser of the door refuses: the whole page is refused, in the door's own language.
    if (!(error instanceof Refusal) || route.takes === 'json') throw error;
    const [problem] = error.problems;
    const status = parts.door.problems[problem.code]?.status ?? 400;
    return {
      kind: 'page',
      status,
      page: errorPage(visit.ui, status, sentence(parts.door.problems, problem, visit.lang)),
    };
  }
}

async function arrive<V extends Visit>(
  parts: Mounted<V>,
  route: Route<V>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Arrival> {
  const query = single.catch({}).parse(request.query);
  const chosen = chosenLanguage(query.lang);
  if (chosen)
    setCookie(parts.door, reply, { name: languageCookie, value: chosen, path: '/', maxAgeSeconds: 31_536_000 });
  const lang: Lang =
    chosen ??
    negotiateLanguage({ cookie: request.cookies[languageCookie], acceptLanguage: header(request, 'accept-language') });
  let browser = request.cookies[browserCookie];
  if (!browser) {
    browser = freshBrowserId();
    if (route.takes !== 'json' && route.takes !== 'bytes')
      setCookie(parts.door, reply, { name: browserCookie, value: browser, path: '/' });
  }
  const { form, files } = await readForm(request);
  const ui: PageContext = {
    lang,
    nonce: nonceOf(reply.raw),
    csrf: csrfToken(parts.csrfKey, browser),
    assets: {
      css: parts.door.assets.css,
      js: parts.scripts.flatMap((source) => parts.door.assets.script(source) ?? []),
    },
  };
  const given = fieldText(form, 'commandId');
  const now = parts.door.now();
  return {
    lang,
    ui,
    params: single.parse(request.params),
    query,
    form,
    files,
    body: route.takes === 'json' || route.takes === 'bytes' ? request.body : undefined,
    cookies: request.cookies,
    header: (name) => header(request, name),
    commandId: given === '' ? makeCommandId(Date.parse(now), randomBytes(10)) : given,
    from: request.ip,
    host: request.hostname,
    path: request.url.split('?')[0] ?? '/',
    now,
  };
}

async function readForm(request: FastifyRequest): Promise<{ form: FormBody; files: UploadedFile[] }> {
  if (request.method !== 'POST') return { form: {}, files: [] };
  if (!request.isMultipart()) {
    const form = texts.safeParse(request.body);
    return { form: form.success ? form.data : {}, files: [] };
  }
  const form: Record<string, string | string[]> = {};
  const files: UploadedFile[] = [];
  for await (const part of request.parts({ limits: { fileSize: fileLimit } })) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      if (bytes.length > 0) files.push({ field: part.fieldname, name: part.filename, bytes });
    } else {
      const value = withoutZero(String(part.value));
      const before = form[part.fieldname];
      form[part.fieldname] =
        before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value];
    }
  }
  return { form, files };
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function setCookie(parts: { secure: boolean }, reply: FastifyReply, cookie: Cookie): void {
  const options = { path: cookie.path, httpOnly: true, sameSite: 'lax' as const, secure: parts.secure };
  if (cookie.value === '') reply.clearCookie(cookie.name, options);
  else
    reply.setCookie(cookie.name, cookie.value, {
      ...options,
      ...(cookie.maxAgeSeconds ? { maxAge: cookie.maxAgeSeconds } : {}),
    });
}

function sendAnswer(parts: { secure: boolean }, reply: FastifyReply, answer: Answer) {
  switch (answer.kind) {
    case 'page':
      for (const cookie of answer.cookies ?? []) setCookie(parts, reply, cookie);
      return reply
        .status(answer.status ?? 200)
        .type('text/html; charset=utf-8')
        .send(renderPage(answer.page));
    case 'redirect':
      for (const cookie of answer.cookies ?? []) setCookie(parts, reply, cookie);
      // A header is ASCII; a part of the address somebody typed may not be.
      return reply.redirect(answer.to.toWellFormed().replace(/[^\u0021-\u007e]+/g, encodeURIComponent), 303);
    case 'json':
      for (const cookie of answer.cookies ?? []) setCookie(parts, reply, cookie);
      return reply
        .status(answer.status ?? 200)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(answer.value));
    case 'file':
      return reply
        .type(answer.type)
        .header('x-content-type-options', 'nosniff')
        .header(
          'content-disposition',
          `${answer.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(answer.name)}`,
        )
        .send(Buffer.from(answer.bytes));
    case 'text':
      return reply
        .status(answer.status ?? 200)
        .type(answer.type)
        .send(answer.text);
  }
}
