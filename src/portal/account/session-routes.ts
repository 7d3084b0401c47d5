import { json, redirect } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { closeCaseSession } from '../case-session.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { accountCookie, endAccountSession } from './session.ts';

/** How a session goes on and how it ends. */
export const sessionRoutes = defineRoutes<PortalVisit>([
  {
    method: 'POST',
    url: urls.stay(':town'),
    permission: 'page:portal.public',
    async answer(visit) {
      const { town, account, now } = visit;
      // Coming here has already moved the end on, as every page does.
      if (visit.header('accept')?.includes('application/json'))
        return account ? json({ until: account.until, now }) : json({}, 401);
      return redirect(account ? `${urls.my(town.id)}?done=stayed` : urls.signIn(town.id, { notice: 'over' }));
    },
  },
  {
    method: 'POST',
    url: urls.signOut(':town'),
    permission: 'page:portal.public',
    async answer({ door, tenant, town, cookies }) {
      // The opened case closes too: on a shared computer "signed out" means that nothing is left open.
      const closed = [await endAccountSession(door, tenant, cookies[accountCookie]), closeCaseSession(tenant)];
      return redirect(urls.signIn(town.id, { notice: 'signed-out' }), closed);
    },
  },
]);
