import {
  type ApplicationRow,
  type ApplicationTables,
  answersOf,
  applicationsOf,
  type GivenAnswers,
  notices,
} from '#domain/applications/index.ts';
import {
  type CasePromise,
  type CaseRow,
  type CaseTables,
  caseById,
  type PartyRow,
  partiesOf,
  promisesOf,
} from '#domain/cases/index.ts';
import type { PublicService } from '#domain/catalogue/index.ts';
import { isDue, type Payment, type PaymentTables, paymentsOf } from '#domain/payments/index.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { page, redirect } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { formatDate, formatDateTime, formatMoney } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { dateInGermany } from '#platform/values/date.ts';
import { StandsInList } from '../account/stands-in-list.tsx';
import { CallUs } from '../call-us.tsx';
import { CaseCode, type CaseKeys, CaseLink, caseKeys } from '../case-keys.tsx';
import { PortalPage } from '../layout.tsx';
import { readServices, serviceNames } from '../services.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { messages } from './messages.ts';

interface Sent {
  file: CaseRow;
  promises: readonly CasePromise[];
  parties: readonly PartyRow[];
  application: ApplicationRow | undefined;
  given: GivenAnswers | undefined;
  payment: Payment | undefined;
  services: readonly PublicService[];
  keys: CaseKeys;
}

/** The page right after sending: number and code to keep, who has it, what happens next until when. Made to be printed. */
export const sentRoutes = defineRoutes<PortalVisit>([
  {
    method: 'GET',
    url: urls.applyPage(':town', ':service', 'sent'),
    permission: 'page:portal.public',
    async answer(visit) {
      const { caseId } = visit.actor;
      const { tenant } = visit;
      if (!caseId) return redirect(urls.findCase(visit.town.id));
      const read = await visit.read(
        async (db: Db<CaseTables & ApplicationTables & PaymentTables & Pick<PlatformTables, 'configuration'>>) => ({
          file: await caseById(db, tenant, caseId),
          promises: await promisesOf(db, tenant, caseId),
          parties: await partiesOf(db, tenant, caseId),
          application: (await applicationsOf(db, tenant, caseId))[0],
          given: (await answersOf(db, tenant, caseId))[0],
          payment: (await paymentsOf(db, tenant, caseId)).find(({ state }) => isDue(state)),
          services: (await readServices(db, tenant)).value,
        }),
      );
      const { file } = read;
      if (!file) return redirect(urls.findCase(visit.town.id));
      return page(<SentPage visit={visit} sent={{ ...read, file, keys: await caseKeys(visit, file) }} />);
    },
  },
]);

function SentPage({ visit, sent }: { visit: PortalVisit; sent: Sent }) {
  const { lang, town } = visit;
  const t = messages[lang];
  const { file, given, payment } = sent;
  const due = sent.promises.find((promise) => promise.kind === 'decision' && promise.state === 'open')?.due_at;
  const office = town.organisations.find((one) => one.id === file.organisation)?.name[lang] ?? town.name;
  const way = sent.parties.find((party) => party.contact_way !== 'none')?.contact_way ?? 'none';
  const told = { email: t.nextEmail, letter: t.nextLetter, call: t.nextCall }[way];
  const steps = [
    ...(told ? [told] : []),
    ...(payment ? [t.nextPay(formatMoney(lang, payment.cents), formatDate(lang, payment.payBy))] : []),
    ...(given?.definition.next ?? []).map((step) => step[lang]),
    ...(due ? [t.nextDecide(formatDateTime(lang, due))] : []),
  ];
  const late = given ? notices(given.definition, given.answers, dateInGermany(file.opened_at)) : [];
  return (
    <PortalPage visit={visit} section="services" title={t.sentTitle} lead={t.sentLead}>
      {late.map((rule) => (
        <Alert key={rule.id} lang={lang} tone="warning" title={t.pleaseNote}>
          <p class="kern-body">{rule.text[lang]}</p>
          <p class="kern-body">{rule.source}</p>
        </Alert>
      ))}
      <CaseCode lang={lang} keys={sent.keys} />
      <StandsInList visit={visit} />
      <div class="bn-no-print">
        <ButtonRow>
          {payment ? <ButtonLink href={urls.payment(town.id, file.number, payment.id)}>{t.payNow}</ButtonLink> : null}
          <ButtonLink variant={payment ? 'secondary' : 'primary'} href={urls.case(town.id, file.number)}>
            {t.openCase}
          </ButtonLink>
        </ButtonRow>
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
            { key: t.what, value: serviceNames(sent.services, file.service_keys, lang).join(', ') },
          ]}
        />
        <CallUs visit={visit} />
      </Section>
      <CaseLink lang={lang} keys={sent.keys} />
    </PortalPage>
  );
}
