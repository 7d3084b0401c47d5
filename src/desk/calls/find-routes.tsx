import {
  answerEach,
  type CatalogueTables,
  type FoundService,
  foundName,
  listedService,
  noteMiss,
  searchServices,
} from '#domain/catalogue/index.ts';
import type { Db } from '#platform/db/pool.ts';
import { json, page, redirect } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import type { Suggestion } from '#platform/ui/suggest-field.tsx';
import { dateInGermany } from '#platform/values/date.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { type CallWish, readCallWish } from './call-wish.ts';
import { configured } from './configured.ts';
import { FindServicePage } from './find-service-page.tsx';
import { ShowServicePage } from './show-service-page.tsx';

const permission = 'page:desk.calls';

/** What fits far worse than the best only costs reading time during a call. */
async function search(db: Db<CatalogueTables>, tenant: string, words: string): Promise<FoundService[]> {
  const all = await searchServices(db, tenant, words, 6);
  return all.filter(({ score }) => score >= (all[0]?.score ?? 0) / 4);
}

/** Who does each of these services, with the extensions that are for staff. */
function whoDoes(db: Db<CatalogueTables>, visit: StaffVisit, keys: readonly string[], { where, area }: CallWish) {
  const at = dateInGermany(visit.now);
  return answerEach(db, {
    town: visit.town,
    keys,
    where: { address: where, ars: area || undefined },
    at,
    forStaff: true,
  });
}

/** Screen 1 of a call: finding what it is about, and who does it. */
export const findRoutes = defineRoutes<StaffVisit>([
  {
    method: 'GET',
    url: urls.calls(),
    permission,
    async answer(visit) {
      const wish = readCallWish(visit);
      const { services, settings, whoMay } = await configured(visit);
      const { found, answers } = await visit.read(async (db: Db<CatalogueTables>) => {
        const found = await search(db, visit.tenant, wish.words);
        const keys = found.map(({ key }) => key);
        return { found, answers: await whoDoes(db, visit, keys, wish) };
      });
      if (wish.words !== '' && found.length === 0)
        await visit.door.database
          .as<CatalogueTables>()
          .transaction(visit.tenant, (tx) => noteMiss(tx, visit.tenant, wish.words, visit.now));
      const today = dateInGermany(visit.now);
      return page(
        <FindServicePage
          visit={visit}
          wish={wish}
          found={found}
          answers={answers}
          all={services}
          today={today}
          settings={settings}
          whoMay={whoMay}
        />,
      );
    },
  },
  {
    method: 'GET',
    url: urls.callSuggest(),
    permission,
    takes: 'json',
    async answer(visit) {
      const { words } = readCallWish(visit);
      const found = await visit.read((db: Db<CatalogueTables>) => search(db, visit.tenant, words));
      const items: Suggestion[] = found.map((each) => ({
        ...foundName(each, visit.lang),
        href: urls.callService(each.key, { q: words }),
      }));
      return json({ items });
    },
  },
  {
    method: 'GET',
    url: urls.callService(':key'),
    permission,
    async answer(visit) {
      const key = visit.params.key ?? '';
      const wish = readCallWish(visit);
      const { services, settings } = await configured(visit);
      const own = services.find((service) => service.key === key);
      const { listed, answers } = await visit.read(async (db: Db<CatalogueTables>) => ({
        listed: own ? undefined : await listedService(db, key),
        answers: await whoDoes(db, visit, [key], wish),
      }));
      if (!own && !listed) return redirect(urls.calls());
      return page(
        <ShowServicePage
          visit={visit}
          wish={wish}
          serviceKey={key}
          own={own}
          listed={listed}
          answers={answers}
          today={dateInGermany(visit.now)}
          settings={settings}
        />,
      );
    },
  },
]);
