import type { FastifyInstance } from 'fastify';
import { findTown } from '#domain/identity/index.ts';
import type { PaymentProvider } from '#domain/payments/index.ts';
import type { Actor } from '#platform/commands/actor.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { asVisit, mountRoutes } from '#platform/http/mount-routes.ts';
import type { Route } from '#platform/http/route.ts';
import { accountRoutes } from './account/routes.tsx';
import { accountCookie, type SignedInResident, signedInResident } from './account/session.ts';
import { applicationRoutes } from './applications/routes.tsx';
import { caseCookie, openedCase } from './case-session.ts';
import { caseRoutes } from './cases/routes.tsx';
import { catalogueRoutes } from './catalogue/routes.tsx';
import { documentRoutes } from './documents/routes.tsx';
import { homeRoutes } from './home/routes.tsx';
import { townsRoute } from './home/towns.tsx';
import { paymentRoutes } from './payments/routes.tsx';
import { receiptRoutes } from './receipt/routes.tsx';
import type { PortalVisit } from './visit.ts';
import { visitRoutes } from './visits/routes.tsx';

/** Sections of the portal. */
const sections: readonly (readonly Route<PortalVisit>[])[] = [
  homeRoutes,
  catalogueRoutes,
  visitRoutes,
  applicationRoutes,
  caseRoutes,
  paymentRoutes,
  accountRoutes,
  receiptRoutes,
  documentRoutes,
];

/** What the portal reaches outside. */
export interface PortalWays {
  /** Absent where nothing can be paid online. */
  payments: PaymentProvider | undefined;
}

/** The portal: where residents, relatives and homes come in, with an account or without. */
export function portalDoor(app: FastifyInstance, door: DoorParts, ways: PortalWays): void {
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
      const town = await findTown(door.database, tenant);
      if (!town) return undefined;
      const signedIn = await signedInResident(door, tenant, arrival.cookies[accountCookie], arrival.params.number);
      const secret = openedCase(door, tenant, arrival.cookies[caseCookie]);
      return {
        ...asVisit(door, arrival, visitor(tenant, signedIn, secret)),
        door,
        town,
        ...ways,
        ...(signedIn ? { account: signedIn.account } : {}),
        ...(signedIn?.caseId ? { openedBy: 'list' } : secret ? { openedBy: 'secret' } : {}),
      };
    },
  });
}

/** The list counts before the secret of another case. The account's pseudonym never becomes the actor's id. */
function visitor(tenant: string, signedIn: SignedInResident | undefined, secret: string | undefined): Actor {
  const caseId = signedIn?.caseId ?? secret;
  const base = { tenant, door: 'portal', ...(signedIn ? { account: accountOf(signedIn) } : {}) };
  const roles = signedIn ? ['account'] : [];
  if (caseId) return { ...base, kind: 'resident', id: caseId, roles: ['resident', ...roles], caseId };
  return signedIn
    ? { ...base, kind: 'resident', id: 'account', roles: ['anonymous', ...roles] }
    : { ...base, kind: 'anonymous', id: 'visitor', roles: ['anonymous'] };
}

function accountOf({ account: { id, level } }: SignedInResident) {
  return id === undefined ? { level } : { id, level };
}
