import type { FastifyInstance } from 'fastify';
import { readTown, townDirectory } from '#domain/identity/index.ts';
import type { Actor } from '#platform/commands/actor.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { asVisit, mountRoutes } from '#platform/http/mount-routes.ts';
import type { Route } from '#platform/http/route.ts';
import { caseCookie, openedCase } from './case-session.ts';
import { caseRoutes } from './cases/routes.tsx';
import { catalogueRoutes } from './catalogue/routes.tsx';
import { homeRoutes } from './home/routes.tsx';
import { townsRoute } from './home/towns.tsx';
import { receiptRoutes } from './receipt/routes.tsx';
import type { PortalVisit } from './visit.ts';
import { visitRoutes } from './visits/routes.tsx';

/** Sections of the portal. */
const sections: readonly (readonly Route<PortalVisit>[])[] = [
  homeRoutes,
  catalogueRoutes,
  visitRoutes,
  caseRoutes,
  receiptRoutes,
];

/** The portal: where residents, relatives and homes come in, without an account. */
export function portalDoor(app: FastifyInstance, door: DoorParts): void {
  const scripts = ['src/platform/ui/enhance.island.tsx'];
  mountRoutes(app, {
    door,
    routes: townsRoute,
    scripts,
    identify: async (arrival) =>
      asVisit(door, arrival, {
        kind: 'anonymous',
        id: 'visitor',
        tenant: 'none',
        roles: ['anonymous'],
        door: 'portal',
      }),
  });
  mountRoutes<PortalVisit>(app, {
    door,
    routes: sections.flat(),
    scripts,
    identify: async (arrival) => {
      const tenant = arrival.params.town ?? '';
      const towns = await door.database.read('none', (db) => townDirectory(db));
      if (!towns.some((town) => town.tenant === tenant)) return undefined;
      const { value: town } = await door.database.read(tenant, (db) => readTown(db, tenant));
      return { ...asVisit(door, arrival, visitor(door, tenant, arrival.cookies[caseCookie])), door, town };
    },
  });
}

function visitor(door: DoorParts, tenant: string, cookie: string | undefined): Actor {
  const caseId = openedCase(door, tenant, cookie);
  return caseId
    ? { kind: 'resident', id: caseId, tenant, roles: ['resident'], door: 'portal', caseId }
    : { kind: 'anonymous', id: 'visitor', tenant, roles: ['anonymous'], door: 'portal' };
}
