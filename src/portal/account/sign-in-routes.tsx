import { type AccountLevel, accountLevels, meetsLevel } from '#domain/identity/index.ts';
import { type Answer, type Cookie, page, redirect } from '#platform/http/answer.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import type { FlowProblem } from '#platform/oidc/code-flow.ts';
import { providerSignOut } from '#platform/oidc/provider.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { accountOffer, comeBack, forgetPending, leave, readPending, whoIs } from './flow.ts';
import { type Notice, noticeOf } from './messages.ts';
import { safeNext } from './safe-next.ts';
import { accountCookie, beginAccountSession, endAccountSession } from './session.ts';
import { SignInPage } from './sign-in-page.tsx';

const levelFrom = (text: string | undefined): AccountLevel => accountLevels.find((level) => level === text) ?? 'low';

/** Back to the sign-in page with what went wrong; the provider's answer does not stay in the address. */
function sayAt(
  visit: PortalVisit,
  wish: { level?: AccountLevel; next?: string },
  notice: Notice,
  cookies: readonly Cookie[],
): Answer {
  const { level, next } = wish;
  return redirect(
    urls.signIn(visit.town.id, {
      ...(level && level !== 'low' ? { level } : {}),
      ...(next && next !== urls.my(visit.town.id) ? { next } : {}),
      notice,
    }),
    cookies,
  );
}

const noticeFor: Record<FlowProblem, Notice> = {
  cancelled: 'cancelled',
  level: 'too-low',
  unavailable: 'unavailable',
  refused: 'failed',
};

export const signInRoutes = defineRoutes<PortalVisit>([
  {
    method: 'GET',
    url: urls.signIn(':town'),
    permission: 'page:portal.public',
    async answer(visit) {
      const { town, query, account } = visit;
      const level = levelFrom(query.level);
      const next = safeNext(town.id, query.next);
      const notice = noticeOf(query.notice);
      if (account && !notice && meetsLevel(account.level, level)) return redirect(next ?? urls.my(town.id));
      const offer = notice === 'signed-out' ? accountOffer(visit) : undefined;
      const signOutThere = offer && (await providerSignOut(offer.client));
      return page(<SignInPage visit={visit} wish={{ level, next, notice, signOutThere }} />);
    },
  },
  {
    method: 'POST',
    url: urls.signIn(':town'),
    permission: 'page:portal.public',
    perMinute: 60,
    async answer(visit) {
      const { town, form } = visit;
      const level = levelFrom(fieldText(form, 'level'));
      const next = safeNext(town.id, fieldText(form, 'next')) ?? urls.my(town.id);
      const offer = accountOffer(visit);
      if (!offer) return redirect(urls.signIn(town.id));
      const left = await leave(visit, offer, { level, next });
      return left ? redirect(left.to, [left.cookie]) : sayAt(visit, { level, next }, 'unavailable', []);
    },
  },
  {
    method: 'GET',
    url: urls.signInReturn(':town'),
    permission: 'page:portal.public',
    perMinute: 60,
    async answer(visit) {
      const { tenant, door, town, cookies } = visit;
      const forget = forgetPending(visit);
      const pending = readPending(visit);
      const offer = accountOffer(visit);
      if (!offer || !pending) return sayAt(visit, {}, 'failed', [forget]);
      const outcome = await comeBack(visit, offer, pending);
      if (!outcome.ok) return sayAt(visit, pending, noticeFor[outcome.problem], [forget]);
      const who = whoIs(visit, offer, outcome.vouched);
      // A token of before ends: whoever had it does not get what was told now.
      await endAccountSession(door, tenant, cookies[accountCookie]);
      const session = await beginAccountSession(door, tenant, who);
      if (!meetsLevel(who.level, pending.level)) return sayAt(visit, pending, 'too-low', [forget, session]);
      return redirect(safeNext(town.id, pending.next) ?? urls.my(town.id), [forget, session]);
    },
  },
]);
