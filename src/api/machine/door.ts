import type { FastifyInstance } from 'fastify';
import { townDirectory } from '#domain/identity/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { json } from '#platform/http/answer.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { asVisit, mountRoutes } from '#platform/http/mount-routes.ts';
import { defineRoutes, type Visit } from '#platform/http/route.ts';
import { openApiRoutes } from '../openapi/routes.tsx';
import { answerWho } from './answer-who.ts';
import { commandRoutes } from './command-routes.ts';
import { identifyMachine } from './identify.ts';
import type { MachineCommand } from './machine-command.ts';
import { queryRoutes } from './query-routes.ts';
import { urls } from './urls.ts';
import type { MachineVisit } from './visit.ts';

/** `/api/…`: the door for programs. Commands are the product's own; the door knows none of them by name. */
export async function machineDoor(
  app: FastifyInstance,
  door: DoorParts,
  commands: readonly MachineCommand[],
): Promise<void> {
  const townsRoutes = defineRoutes<Visit>([
    {
      method: 'GET',
      url: urls.towns(),
      permission: 'page:portal.public',
      takes: 'json',
      async answer(visit) {
        const towns = await visit.read((db: Db<Pick<PlatformTables, 'tenant'>>) => townDirectory(db));
        return json({ towns: towns.map(({ tenant, name }) => ({ id: tenant, name })) });
      },
    },
    {
      method: 'GET',
      url: urls.responsibility(),
      permission: 'page:portal.public',
      takes: 'json',
      answer: (visit) => answerWho(visit),
    },
  ]);
  await app.register((api, _options, done) => {
    // Bodies stay text until it is known who sends them: first 404, then 401 and 403, then 400.
    api.removeAllContentTypeParsers();
    api.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    mountRoutes<Visit>(api, {
      door,
      scripts: [],
      identify: async (arrival) =>
        asVisit(door, arrival, { kind: 'anonymous', id: 'visitor', tenant: 'none', roles: ['anonymous'], door: 'api' }),
      routes: [...townsRoutes, ...openApiRoutes(door, commands)],
    });
    mountRoutes<MachineVisit>(api, {
      door,
      scripts: [],
      identify: (arrival) => identifyMachine(door, arrival),
      routes: [...queryRoutes, ...commandRoutes(commands)],
    });
    done();
  });
}
