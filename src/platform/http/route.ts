import type { z } from 'zod';
import type { Actor } from '#platform/commands/actor.ts';
import type { Command } from '#platform/commands/define-command.ts';
import type { Outcome } from '#platform/commands/execute.ts';
import type { Db } from '#platform/db/pool.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import type { PageContext } from '#platform/ui/page-context.ts';
import type { Answer } from './answer.ts';
import type { FormBody } from './form-input.ts';

/** A file that came with a form; content not yet looked at. */
export interface UploadedFile {
  field: string;
  name: string;
  bytes: Uint8Array;
}

/** One request as a slice sees it: who, where, what, and nothing of the server underneath. */
export interface Visit {
  tenant: string;
  actor: Actor;
  lang: Lang;
  ui: PageContext;
  /** Parts of the address, as the route names them. */
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  form: FormBody;
  files: readonly UploadedFile[];
  /** Parsed JSON, where the route takes JSON. */
  body: unknown;
  cookies: Readonly<Record<string, string | undefined>>;
  header: (name: string) => string | undefined;
  /** The form's command id, or a fresh one: `<Form commandId={visit.commandId}>`. */
  commandId: string;
  /** Network address of who asks; kept by nobody but as a keyed digest. */
  from: string;
  /** Name of the host that was asked, without its port. */
  host: string;
  /** Address of this request without the query. */
  path: string;
  now: string;
  /** Asks the database, as this tenant. */
  read: <T, R>(work: (db: Db<T>) => Promise<R>) => Promise<R>;
  /** Runs a command as this visitor, under the form's command id or the one given. Input is checked by the gate. */
  execute: <T, I extends z.ZodType, O>(command: Command<T, I, O>, input: unknown, id?: string) => Promise<Outcome<O>>;
}

/** An address, who may call it (a row of the rights table), and what answers. */
export interface Route<V extends Visit = Visit> {
  method: 'GET' | 'POST' | 'PUT';
  /** Fastify's pattern: `/:town/cases/:number`. */
  url: string;
  /** Row of the rights table. Commands the route runs are checked again by the gate. */
  permission: string;
  /** `json` takes and answers JSON and needs no CSRF token (no cookie decides who calls). */
  takes?: 'form' | 'json' | 'bytes';
  maxBytes?: number;
  /** Requests a minute and address, where the usual limit is too many. */
  perMinute?: number;
  answer: (visit: V) => Promise<Answer>;
}

/** Names a route's visit type, so that a list of routes needs no annotations. */
export function defineRoutes<V extends Visit>(routes: readonly Route<V>[]): readonly Route<V>[] {
  return routes;
}
