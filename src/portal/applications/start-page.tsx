import { totalFee } from '#domain/applications/index.ts';
import { feeOn } from '#domain/catalogue/index.ts';
import { meetsLevel } from '#domain/identity/index.ts';
import { formatMoney } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { dateInGermany } from '#platform/values/date.ts';
import { accountOffer } from '../account/flow.ts';
import { Prefilled } from '../account/prefilled.tsx';
import { CallUs } from '../call-us.tsx';
import { PortalPage } from '../layout.tsx';
import { feeText } from '../services.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import type { Applying } from './applying.ts';
import { messages } from './messages.ts';

/** Before the first question: what it is, who may, what it costs, what to have ready, how long it takes. */
export function StartPage({
  visit,
  applying,
  goOn,
}: {
  visit: PortalVisit;
  applying: Applying;
  /** Where somebody left off who has begun. */
  goOn: string | undefined;
}) {
  const { lang, town } = visit;
  const t = messages[lang];
  const { service, form } = applying;
  const { definition } = form;
  const first = definition.pages[0]?.id ?? 'check';
  const trust = service.online?.trust ?? 'none';
  const papers = service.online?.papers ?? service.papers;
  const enough = meetsLevel(visit.account?.level, trust);
  return (
    <PortalPage
      visit={visit}
      section="services"
      title={definition.title[lang]}
      lead={service.summary[lang]}
      backLink={{ href: urls.service(town.id, service.key), label: service.name[lang] }}
    >
      {visit.query.discarded ? <Alert lang={lang} title={t.discarded} live /> : null}
      <SummaryList
        lang={lang}
        rows={[
          { key: t.whoMay, value: definition.whoMay[lang] },
          { key: t.cost, value: costOf(visit, applying) },
          {
            key: t.ready,
            value:
              papers.length === 0 ? (
                t.readyNothing
              ) : (
                <ul>
                  {papers.map((paper) => (
                    <li key={paper.de}>{paper[lang]}</li>
                  ))}
                </ul>
              ),
          },
          { key: t.duration, value: t.minutes(definition.minutes) },
          { key: t.processing, value: (service.online?.processingTime ?? service.processingTime)[lang] },
          { key: t.account, value: trust === 'none' ? t.accountNone : t.accountNeeded },
          { key: t.law, value: service.legalBasis },
        ]}
      />
      <p class="kern-body">{t.pauseAnyTime}</p>
      {enough ? (
        <p>
          <ButtonLink href={goOn ?? urls.applyPage(town.id, service.key, first)}>{goOn ? t.goOn : t.start}</ButtonLink>
        </p>
      ) : null}
      {accountOffer(visit) && !(enough && visit.account) ? (
        <p>
          <ButtonLink
            variant={enough ? 'secondary' : 'primary'}
            href={urls.signIn(town.id, {
              next: urls.apply(town.id, service.key),
              ...(trust === 'none' ? {} : { level: trust }),
            })}
          >
            {enough ? t.signInToPrefill : t.signIn}
          </ButtonLink>
        </p>
      ) : null}
      {applying.draft ? null : <Prefilled visit={visit} />}
      <p class="kern-body">
        <a class="kern-link" href={urls.resumeApplication(town.id)}>
          {t.resumeLink}
        </a>
      </p>
      <Section title={t.otherWay}>
        <CallUs visit={visit} />
      </Section>
    </PortalPage>
  );
}

/** The fee of one, and that it is due for each where the form says so. */
function costOf(visit: PortalVisit, { service, form }: Applying): string {
  const day = dateInGermany(visit.now);
  const text = feeText(service, day, visit.lang);
  const each = form.definition.fee.times !== undefined && (feeOn(service, day)?.due.cents ?? 0) > 0;
  return each ? messages[visit.lang].costEach(text) : text;
}

/** What this application costs with these answers: "16,00 € (2 Ausfertigungen)". */
export function feeOf(visit: PortalVisit, { service, form, answers }: Applying): string {
  const t = messages[visit.lang];
  const birth = form.definition.applicant.birthDate;
  const born = birth === undefined ? undefined : answers[birth];
  const fee = feeOn(service, dateInGermany(visit.now), typeof born === 'string' ? born : undefined);
  const total = totalFee(form.definition, answers, fee?.due.cents ?? 0);
  if (total.cents === 0) return t.free;
  const amount = formatMoney(visit.lang, total.cents);
  return total.count > 1 ? t.toPayCount(amount, total.count) : amount;
}
