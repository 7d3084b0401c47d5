import type { FastifyInstance } from 'fastify';
import { readTown, staffActor } from '#domain/identity/index.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import { redirect } from '#platform/http/answer.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { asVisit, mountRoutes } from '#platform/http/mount-routes.ts';
import type { Route } from '#platform/http/route.ts';
import { callRoutes } from './calls/routes.tsx';
import { caseRoutes } from './cases/routes.tsx';
import { catalogueRoutes } from './catalogue/routes.tsx';
import { conflictRoutes } from './conflicts/routes.tsx';
import { deliveryRoutes } from './delivery/routes.tsx';
import { deviceRoutes } from './devices/routes.tsx';
import { formRoutes } from './forms/routes.tsx';
import { journalRoutes } from './journal/routes.tsx';
import { kitRoutes } from './kits/routes.tsx';
import { postRoutes } from './post/routes.tsx';
import { ruleRoutes } from './rules/routes.tsx';
import { readStaffCookie, whoseSession } from './session.ts';
import { signInRoutes } from './sign-in/routes.tsx';
import { startRoutes } from './start/routes.tsx';
import { urls } from './urls.ts';
import type { DeskVisit, StaffVisit } from './visit.ts';
import { visitRoutes } from './visits/routes.tsx';

/** Sections of the desk, in the order of a working day. */
const sections: readonly (readonly Route<StaffVisit>[])[] = [
  startRoutes,
  callRoutes,
  caseRoutes,
  visitRoutes,
  kitRoutes,
  conflictRoutes,
  postRoutes,
  deliveryRoutes,
  deviceRoutes,
  catalogueRoutes,
  ruleRoutes,
  formRoutes,
  journalRoutes,
];

/** The desk: where the town's staff work. Who is not signed in is led to the sign-in and back. */
export function deskDoor(app: FastifyInstance, door: DoorParts): void {
  mountRoutes<DeskVisit>(app, {
    door,
    routes: [...signInRoutes, ...sections.flat().map(signedInOnly)],
    scripts: ['src/platform/ui/enhance.island.tsx'],
    identify: async (arrival) => {
      const session = readStaffCookie(arrival.cookies.bn_staff);
      const staff = session ? await whoseSession(door, session) : undefined;
      if (!session || !staff) {
        const nobody = {
          kind: 'anonymous',
          id: 'visitor',
          tenant: 'none',
          roles: ['anonymous'],
          door: 'desk',
        } as const;
        return { ...asVisit(door, arrival, nobody), door };
      }
      const visit = asVisit(door, arrival, staffActor(session.tenant, staff, 'desk'));
      const town = await visit.read((db: Parameters<typeof readTown>[0]) => readTown(db, session.tenant));
      return { ...visit, door, staff, town: town.value };
    },
    signIn: (visit) => redirect(urls.signIn(visit.path)),
  });
}

/** Gives a section its visitor with a name; the right has been checked before. */
function signedInOnly(route: Route<StaffVisit>): Route<DeskVisit> {
  return {
    ...route,
    answer: (visit) => {
      const { staff, town } = visit;
      if (!staff || !town) throw new Refusal({ code: 'access.sign-in' });
      return route.answer({ ...visit, staff, town });
    },
  };
}
