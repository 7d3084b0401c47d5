import {
  type CasePromise,
  type CaseRow,
  type CaseTables,
  caseById,
  partiesOf,
  promisesOf,
} from '#domain/cases/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { page, redirect } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { StandsInList } from '../account/stands-in-list.tsx';
import { CallUs } from '../call-us.tsx';
import { CaseCode, type CaseKeys, CaseLink, caseKeys } from '../case-keys.tsx';
import { PortalPage } from '../layout.tsx';
import { papersFor, readServices, serviceNames } from '../services.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { messages } from './taken-messages.ts';

interface Taken {
  file: CaseRow;
  promises: CasePromise[];
  services: string[];
  /** What to have ready. */
  papers: string[];
  way: string;
  keys: CaseKeys;
}

/** The page right after sending: what to keep, who has it, what happens next until when. Made to be printed. */
export const takenRoutes = defineRoutes<PortalVisit>([
  {
    method: 'GET',
    url: urls.taken(':town'),
    permission: 'page:portal.public',
    async answer(visit) {
      const { caseId } = visit.actor;
      if (!caseId) return redirect(urls.findCase(visit.town.id));
      const read = await visit.read(async (db: Db<CaseTables & Pick<PlatformTables, 'configuration'>>) => ({
        file: await caseById(db, visit.tenant, caseId),
        promises: await promisesOf(db, visit.tenant, caseId),
        parties: await partiesOf(db, visit.tenant, caseId),
        services: (await readServices(db, visit.tenant)).value,
      }));
      const { file } = read;
      if (!file) return redirect(urls.findCase(visit.town.id));
      return page(
        <TakenPage
          visit={visit}
          taken={{
            file,
            promises: read.promises,
            services: serviceNames(read.services, file.service_keys, visit.lang),
            papers: papersFor(read.services, file.service_keys, visit.lang),
            way: read.parties.find((party) => party.contact_way !== 'none')?.contact_way ?? 'none',
            keys: await caseKeys(visit, file),
          }}
        />,
      );
    },
  },
]);

function TakenPage({ visit, taken }: { visit: PortalVisit; taken: Taken }) {
  const { lang, town } = visit;
  const t = messages[lang];
  const { file } = taken;
  const group = file.kind === 'group-date';
  const due = (kind: string) =>
    taken.promises.find((promise) => promise.kind === kind && promise.state === 'open')?.due_at;
  const decision = due('decision');
  const callBack = due('call-back');
  const office = town.organisations.find((one) => one.id === file.organisation)?.name[lang] ?? town.name;
  const told = { email: t.nextEmail, letter: t.nextLetter, call: t.nextCall }[taken.way];
  const steps = [
    ...(group ? [t.nextList] : []),
    ...(told ? [told] : []),
    ...(callBack ? [t.nextCallBack(formatDateTime(lang, callBack))] : []),
    ...(decision ? [t.nextDecide(formatDateTime(lang, decision))] : []),
    t.nextPlan,
    t.nextNoClaim,
  ];
  return (
    <PortalPage visit={visit} section="request" title={group ? t.takenGroupTitle : t.takenTitle} lead={t.takenLead}>
      <CaseCode lang={lang} keys={taken.keys} />
      <StandsInList visit={visit} />
      <div class="bn-no-print">
        <ButtonLink href={group ? `${urls.case(town.id, file.number)}#list` : urls.case(town.id, file.number)}>
          {group ? t.openList : t.openCase}
        </ButtonLink>
      </div>
      <Section title={t.nextTitle}>
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <SummaryList
          lang={lang}
          rows={[
            { key: t.office, value: office },
            { key: t.what, value: taken.services.join(', ') },
            ...(taken.papers.length > 0
              ? [
                  {
                    key: t.bring,
                    value: (
                      <ul>
                        {taken.papers.map((paper) => (
                          <li key={paper}>{paper}</li>
                        ))}
                      </ul>
                    ),
                  },
                ]
              : []),
          ]}
        />
        <CallUs visit={visit} />
      </Section>
      <CaseLink lang={lang} keys={taken.keys} />
    </PortalPage>
  );
}
