import type { FoundService, PublicService } from '#domain/catalogue/index.ts';
import type { VisitSettings, WhoMay } from '#domain/visits/index.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Steps } from '#platform/ui/steps.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './find-messages.ts';
import { ListedCard } from './listed-card.tsx';
import { ServiceCard } from './service-card.tsx';

/** Screen 1 of a call: the wish in everyday words, and what to say to it. */
export function FindServicePage({
  visit,
  query,
  found,
  all,
  today,
  settings,
  whoMay,
}: {
  visit: StaffVisit;
  query: string;
  found: readonly FoundService[];
  all: readonly PublicService[];
  today: string;
  settings: VisitSettings;
  whoMay: WhoMay;
}) {
  const { lang } = visit;
  const t = messages[lang];
  return (
    <DeskPage
      visit={visit}
      section="calls"
      title={t.title}
      lead={t.lead}
      query={query === '' ? undefined : `q=${encodeURIComponent(query)}`}
      wide
    >
      <Steps lang={lang} steps={Object.values(t.steps)} current={1} />
      <Form method="get" action={urls.calls()} inline>
        <TextField lang={lang} name="q" type="search" label={t.search} hint={t.searchHint} value={query} optional />
        <Button>{t.searchButton}</Button>
      </Form>
      {query === '' ? null : (
        <Section title={t.found(found.length)}>
          {found.length === 0 ? (
            <Alert lang={lang} tone="info" title={t.nothing}>
              <p class="kern-body">{t.nothingBody}</p>
            </Alert>
          ) : (
            <Columns layout="even">
              {found.map((each) => {
                const service = each.own ? all.find(({ key }) => key === each.key) : undefined;
                return service ? (
                  <ServiceCard key={each.key} lang={lang} service={service} today={today} settings={settings} />
                ) : (
                  <ListedCard key={each.key} lang={lang} found={each} />
                );
              })}
            </Columns>
          )}
        </Section>
      )}
      <Details summary={t.whoMay}>
        <p class="kern-body">{t.whoMayYes}:</p>
        <ul>
          {whoMay.granted.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p class="kern-body">{t.whoMayNo}:</p>
        <ul>
          {whoMay.refused.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p class="kern-body">{t.whoMayNote}</p>
      </Details>
      <Details summary={t.all} open={query !== '' && found.length === 0}>
        <ul>
          {all.map((service) => (
            <li key={service.key}>
              <a href={urls.newCall(service.key)}>{service.name[lang]}</a>
              {service.onSite ? '' : ` (${t.officeOnly})`}
            </li>
          ))}
        </ul>
      </Details>
      <p>
        <ButtonLink href={urls.newGroupCall()} variant="secondary">
          {t.group}
        </ButtonLink>
      </p>
    </DeskPage>
  );
}
