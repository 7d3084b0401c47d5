import { z } from 'zod';
import {
  answerResponsibility,
  type CatalogueTables,
  foundName,
  importedTexts,
  lifeEvents,
  listedService,
  noteMiss,
  searchServices,
  servicesInLifeEvent,
} from '#domain/catalogue/index.ts';
import { readVisitSettings, whoMayHaveVisit } from '#domain/visits/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { json, page, redirect } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import type { Suggestion } from '#platform/ui/suggest-field.tsx';
import { dateInGermany } from '#platform/values/date.ts';
import { CallUs } from '../call-us.tsx';
import { PortalPage } from '../layout.tsx';
import { readServices } from '../services.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { LifeEventPage } from './life-event-page.tsx';
import { ListServicesPage } from './list-services-page.tsx';
import { messages } from './messages.ts';
import { ShowListedPage } from './show-listed-page.tsx';
import { ShowServicePage } from './show-service-page.tsx';
import { WhoPage } from './who-page.tsx';

type CatalogueDb = Db<CatalogueTables & Pick<PlatformTables, 'configuration'>>;

export const catalogueRoutes = defineRoutes<PortalVisit>([
  {
    method: 'GET',
    url: urls.services(':town'),
    permission: 'page:portal.public',
    async answer(visit) {
      const words = typedWords(visit);
      const read = await visit.read(async (db: CatalogueDb) => ({
        all: (await readServices(db, visit.tenant)).value,
        found: words === '' ? [] : await searchServices(db, visit.tenant, words),
        events: words === '' ? await lifeEvents(db) : [],
      }));
      if (words !== '' && read.found.length === 0)
        await visit.door.database
          .as<CatalogueTables>()
          .transaction(visit.tenant, (tx) => noteMiss(tx, visit.tenant, words, visit.now));
      return page(<ListServicesPage visit={visit} words={words} {...read} />);
    },
  },
  {
    method: 'GET',
    url: urls.lifeEvent(':town'),
    permission: 'page:portal.public',
    async answer(visit) {
      const name = (visit.query.name ?? '').trim().slice(0, 200);
      const read = await visit.read(async (db: CatalogueDb) => ({
        all: (await readServices(db, visit.tenant)).value,
        found: await servicesInLifeEvent(db, name),
      }));
      if (read.found.length === 0) return redirect(urls.services(visit.tenant));
      return page(<LifeEventPage visit={visit} name={name} {...read} />);
    },
  },
  {
    method: 'GET',
    url: urls.suggest(':town'),
    permission: 'page:portal.public',
    takes: 'json',
    async answer(visit) {
      const words = typedWords(visit);
      const found = await visit.read((db: CatalogueDb) => searchServices(db, visit.tenant, words, 6));
      const items: Suggestion[] = found.map((each) => ({
        ...foundName(each, visit.lang),
        href: urls.service(visit.tenant, each.key, each.own ? '' : words),
      }));
      return json({ items });
    },
  },
  {
    method: 'GET',
    url: `${urls.services(':town')}/:key`,
    permission: 'page:portal.public',
    async answer(visit) {
      const key = visit.params.key ?? '';
      const read = await visit.read(async (db: CatalogueDb) => ({
        services: (await readServices(db, visit.tenant)).value,
        listed: await listedService(db, key),
        texts: await importedTexts(db, key),
        here: await answerResponsibility(db, { town: visit.town, key, at: dateInGermany(visit.now) }),
        settings: (await readVisitSettings(db, visit.tenant)).value,
        whoMay: await whoMayHaveVisit(db, visit.tenant, visit.lang, visit.now),
      }));
      const service = read.services.find((each) => each.key === key);
      const t = messages[visit.lang];
      if (!service && read.listed)
        return page(
          <ShowListedPage
            visit={visit}
            service={read.listed}
            texts={read.texts}
            here={read.here}
            typed={typedWords(visit)}
          />,
        );
      if (!service)
        return page(
          <PortalPage
            visit={visit}
            section="services"
            title={t.unknownTitle}
            backLink={{ href: urls.services(visit.town.id), label: t.backToList }}
          >
            <p class="kern-body">{t.unknown}</p>
            <CallUs visit={visit} />
          </PortalPage>,
          { status: 404 },
        );
      const day = dateInGermany(visit.now);
      return page(
        <ShowServicePage visit={visit} service={service} day={day} settings={read.settings} whoMay={read.whoMay} />,
      );
    },
  },
  {
    method: 'GET',
    url: `${urls.services(':town')}/:key/who`,
    permission: 'page:portal.public',
    async answer(visit) {
      const key = visit.params.key ?? '';
      const where = (visit.query.where ?? '').trim().slice(0, 200);
      const at = dayAsked(visit);
      const { area } = visit.query;
      const read = await visit.read(async (db: CatalogueDb) => ({
        own: (await readServices(db, visit.tenant)).value.find((each) => each.key === key),
        listed: await listedService(db, key),
        answer: await answerResponsibility(db, { town: visit.town, key, where: { address: where, ars: area }, at }),
      }));
      const listed = visit.lang === 'en' ? (read.listed?.name_en ?? read.listed?.name) : read.listed?.name;
      const name = read.own?.name[visit.lang] ?? listed;
      if (name === undefined) return redirect(urls.service(visit.tenant, key));
      return page(
        <WhoPage visit={visit} service={{ key, name }} typed={typedWords(visit)} where={where} answer={read.answer} />,
      );
    },
  },
]);

function typedWords(visit: PortalVisit): string {
  return (visit.query.q ?? '').trim().slice(0, 200);
}

/** The day the question is about: today, or a past one asked for. */
function dayAsked(visit: PortalVisit): string {
  const asked = z.iso.date().safeParse(visit.query.at);
  return asked.success ? asked.data : dateInGermany(visit.now);
}
