import type { FastifyInstance } from 'fastify';
import { noteCallback } from '#domain/applications/index.ts';
import { townDirectory } from '#domain/identity/index.ts';
import { systemActor } from '#platform/commands/actor.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import { readCallback } from '#platform/fit-connect/callback.ts';
import { type Answer, json } from '#platform/http/answer.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { asVisit, mountRoutes } from '#platform/http/mount-routes.ts';
import { defineRoutes, type Visit } from '#platform/http/route.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import { urls } from './urls.ts';

/**
 * `/api/fit-connect/<town>/callback`: the delivery service tells that there is something to fetch. The signature is
 * checked, the content not believed; fetching is a job's.
 */
export async function fitConnectDoor(app: FastifyInstance, door: DoorParts): Promise<void> {
  const routes = defineRoutes<Visit>([
    {
      method: 'POST',
      url: urls.callback(':town'),
      permission: 'api:fit-connect.callback',
      takes: 'json',
      maxBytes: 64 * 1024,
      answer: (visit) => takeCallback(visit, door),
    },
  ]);
  await app.register((api, _options, done) => {
    // The signature is over the exact text, so it stays text.
    api.removeAllContentTypeParsers();
    api.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, parsed) => parsed(null, body));
    mountRoutes<Visit>(api, {
      door,
      scripts: [],
      routes,
      identify: async (arrival) => {
        const tenant = arrival.params.town ?? '';
        const towns = await door.database.read('none', (db) => townDirectory(db));
        if (!towns.some((town) => town.tenant === tenant)) return undefined;
        return asVisit(door, arrival, { kind: 'anonymous', id: 'visitor', tenant, roles: ['anonymous'], door: 'api' });
      },
    });
    done();
  });
}

const refusals = {
  'callback.unsigned': 'fit-connect.callback-refused',
  'callback.forged': 'fit-connect.callback-refused',
  'callback.too-old': 'fit-connect.callback-too-old',
  'callback.unreadable': 'fit-connect.callback-unreadable',
} as const;

async function takeCallback(visit: Visit, door: DoorParts): Promise<Answer> {
  const subscriber = door.fitConnect?.get(visit.tenant)?.subscriber;
  if (!subscriber) throw new Refusal({ code: 'fit-connect.not-set-up' });
  const authentication = visit.header('callback-authentication');
  const read = readCallback({
    secret: subscriber.callbackSecret,
    authentication,
    timestamp: visit.header('callback-timestamp'),
    body: typeof visit.body === 'string' ? visit.body : '',
    now: visit.now,
  });
  if (!read.ok) throw new Refusal({ code: refusals[read.problem] });
  const outcome = await door.gate.execute({
    // The same call recorded and played again is the same command.
    id: deriveId(`fit-connect-callback:${visit.tenant}:${authentication}`),
    command: noteCallback,
    actor: systemActor(visit.tenant, 'fit-connect'),
    input: { destination: subscriber.destinationId, kind: read.kind },
  });
  if (!outcome.ok) throw new Refusal(...outcome.problems);
  return json({ taken: true });
}
