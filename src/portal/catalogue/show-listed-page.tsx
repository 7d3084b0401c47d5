import type { ImportedTexts, ListedService, ResponsibilityAnswer } from '#domain/catalogue/index.ts';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { PortalPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { ImportedText } from './imported-text.tsx';
import { messages } from './messages.ts';
import { WhoAnswer } from './who-answer.tsx';
import { WhereForm } from './who-page.tsx';

/** A service the town has no text of its own for: what the federal list says, and who helps. */
export function ShowListedPage({
  visit,
  service,
  texts,
  here,
  typed,
}: {
  visit: PortalVisit;
  service: ListedService;
  texts: ImportedTexts | undefined;
  /** Who is responsible for the people of this town. */
  here: ResponsibilityAnswer;
  typed: string;
}) {
  const { lang, town } = visit;
  const t = messages[lang];
  const official = <span lang="de">{service.name}</span>;
  return (
    <PortalPage
      visit={visit}
      section="services"
      title={lang === 'en' ? (service.name_en ?? service.name) : service.name}
      lead={t.listedLead}
      backLink={{ href: urls.services(town.id), label: t.backToList }}
    >
      {texts ? <ImportedText lang={lang} texts={texts} /> : null}
      <SummaryList
        lang={lang}
        rows={[
          ...(lang === 'en' ? [{ key: t.officialName, value: official }] : []),
          ...(service.legal_basis === ''
            ? []
            : [{ key: t.legal, value: <span lang="de">{service.legal_basis}</span> }]),
          { key: t.listedKey, value: service.key },
        ]}
      />
      <h2 class="kern-heading-large">{t.whoHere(town.shortName)}</h2>
      {here.kind === 'ask' ? null : <WhoAnswer visit={visit} answer={here} typed={typed} />}
      <Section title={t.whoElsewhere}>
        <WhereForm visit={visit} serviceKey={service.key} typed={typed} />
      </Section>
    </PortalPage>
  );
}
