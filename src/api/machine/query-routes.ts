import { z } from 'zod';
import { type CaseTables, caseById, caseTexts, nextStepOf, phaseOf, promisesOf, tasksOf } from '#domain/cases/index.ts';
import {
  type CatalogueTables,
  feeOn,
  listedService,
  type PublicService,
  readServices,
  searchServices,
} from '#domain/catalogue/index.ts';
import type { Town } from '#domain/identity/index.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { type Answer, json } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { dateInGermany } from '#platform/values/date.ts';
import { answerWho } from './answer-who.ts';
import type { caseFacts, ownServiceFacts, serviceFacts, serviceList, townFacts } from './facts.ts';
import { urls } from './urls.ts';
import type { MachineVisit } from './visit.ts';

type CatalogueDb = Db<CatalogueTables & Pick<PlatformTables, 'configuration'>>;

/** How a list is asked for. */
export const serviceWish = z.object({
  q: z.string().max(200).optional().describe('Everyday words, in German or English'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** Public questions, and one case for whoever opens it by number and secret. */
export const queryRoutes = defineRoutes<MachineVisit>([
  {
    method: 'GET',
    url: urls.town(':town'),
    permission: 'page:portal.public',
    takes: 'json',
    answer: async (visit) => json(factsOfTown(visit.town)),
  },
  {
    method: 'GET',
    url: urls.services(':town'),
    permission: 'page:portal.public',
    takes: 'json',
    async answer(visit) {
      const wish = serviceWish.safeParse(visit.query);
      if (!wish.success) throw new Refusal({ code: 'request.wrong-shape' });
      const { q, limit } = wish.data;
      const words = q?.trim() ?? '';
      const { own, found } = await visit.read(async (db: CatalogueDb) => ({
        own: (await readServices(db, visit.tenant)).value,
        found: words === '' ? [] : await searchServices(db, visit.tenant, words, limit),
      }));
      const list: z.output<typeof serviceList> = {
        items:
          words === ''
            ? own.slice(0, limit).map((service) => factsOfService(service, visit.now))
            : found.map((each) => {
                const service = own.find(({ key }) => key === each.key);
                return service ? factsOfService(service, visit.now) : { key: each.key, own: false, name: each.name };
              }),
      };
      return json(list);
    },
  },
  {
    method: 'GET',
    url: urls.service(':town', ':key'),
    permission: 'page:portal.public',
    takes: 'json',
    async answer(visit) {
      const key = visit.params.key ?? '';
      const { own, listed } = await visit.read(async (db: CatalogueDb) => ({
        own: (await readServices(db, visit.tenant)).value,
        listed: await listedService(db, key),
      }));
      const service = own.find((each) => each.key === key);
      if (service) return json(factsOfService(service, visit.now));
      if (!listed) throw new Refusal({ code: 'page.unknown' });
      const facts: z.output<typeof serviceFacts> = {
        key,
        own: false,
        name: { de: listed.name, en: listed.name_en },
        legalBasis: listed.legal_basis,
      };
      return json(facts);
    },
  },
  {
    method: 'GET',
    url: urls.responsibility(':town'),
    permission: 'page:portal.public',
    takes: 'json',
    answer: (visit) => answerWho(visit, visit.town),
  },
  {
    method: 'GET',
    url: urls.case(':town'),
    permission: 'page:portal.case',
    takes: 'json',
    answer: answerCase,
  },
]);

async function answerCase(visit: MachineVisit): Promise<Answer> {
  const { caseId } = visit.actor;
  if (caseId === undefined) throw new Refusal({ code: 'access.sign-in' });
  const read = await visit.read(async (db: Db<CaseTables>) => ({
    file: await caseById(db, visit.tenant, caseId),
    promises: await promisesOf(db, visit.tenant, caseId),
    tasks: await tasksOf(db, visit.tenant, caseId),
  }));
  const { file } = read;
  if (!file) throw new Refusal({ code: 'case.unknown' });
  const promises = read.promises.map(({ kind, state, due_at }) => ({ kind, state, dueAt: due_at }));
  const objectionOpen = read.tasks.some(({ kind, state }) => kind === 'objection' && state === 'open');
  const next = nextStepOf({ state: file.state, changedAt: file.changed_at, promises, objectionOpen, now: visit.now });
  const texts = caseTexts[visit.lang];
  const facts: z.output<typeof caseFacts> = {
    id: file.id,
    number: formatCaseNumber(file.number),
    kind: file.kind,
    state: file.state,
    outcome: file.outcome,
    stateText: texts.phase[phaseOf(file.state, file.outcome)].sentence,
    next: { code: next.code, who: next.who, until: next.until ?? null, text: texts.nextStep[next.code] },
    promises,
    openedAt: file.opened_at,
    changedAt: file.changed_at,
    version: file.version,
  };
  return json(facts);
}

function factsOfTown(town: Town): z.output<typeof townFacts> {
  const { id, name, shortName, ags, address, phone, email, serviceCentre, imprint } = town;
  return { id, name, shortName, ags, address, phone, email, serviceCentre, imprint };
}

/** Fees that are over are history; announced ones are what people ask for. */
function factsOfService(service: PublicService, now: string): z.output<typeof ownServiceFacts> {
  const today = dateInGermany(now);
  const { key, name, summary, onSite, durationMinutes, fees, papers, processingTime, legalBasis } = service;
  return {
    key,
    own: true,
    name,
    summary,
    onSite,
    durationMinutes,
    feeTodayCents: feeOn(service, today)?.due.cents ?? null,
    fees: fees.filter(({ validTo }) => validTo === undefined || validTo >= today),
    papers,
    processingTime,
    legalBasis,
  };
}
