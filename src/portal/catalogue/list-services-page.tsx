import { type FoundService, foundName, type LifeEvent, type PublicService } from '#domain/catalogue/index.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SuggestField, suggestScript } from '#platform/ui/suggest-field.tsx';
import { CallUs } from '../call-us.tsx';
import { PortalPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { messages } from './messages.ts';

/** The search by everyday words and what it found; all services when nothing was asked. */
export function ListServicesPage({
  visit,
  words,
  found,
  all,
  events,
}: {
  visit: PortalVisit;
  words: string;
  found: readonly FoundService[];
  all: readonly PublicService[];
  /** Situations of life to look by; none while somebody searches. */
  events: readonly LifeEvent[];
}) {
  const { lang, town, door, ui } = visit;
  const t = messages[lang];
  const nothing = words !== '' && found.length === 0;
  return (
    <PortalPage
      visit={visit}
      section="services"
      title={words === '' ? t.title : t.titleFor(words)}
      heading={t.title}
      {...(words === '' ? {} : { query: `q=${encodeURIComponent(words)}` })}
    >
      <Form method="get" action={urls.services(town.id)} label={t.search}>
        <SuggestField
          lang={lang}
          name="q"
          label={t.search}
          hint={t.searchHint}
          value={words}
          from={urls.suggest(town.id)}
          script={door.assets.script(suggestScript)}
          nonce={ui.nonce}
          optional
        />
        <Button>{t.searchButton}</Button>
      </Form>
      {nothing ? (
        <EmptyState title={t.nothingTitle}>
          <p class="kern-body">{t.nothing}</p>
          <CallUs visit={visit} />
        </EmptyState>
      ) : null}
      <Section title={words === '' || nothing ? t.all : t.found(found.length)}>
        <Columns layout="cards">
          {words === '' || nothing
            ? all.map((service) => <OwnCard key={service.key} visit={visit} service={service} />)
            : found.map((each) => {
                const service = each.own ? all.find(({ key }) => key === each.key) : undefined;
                return service ? (
                  <OwnCard key={each.key} visit={visit} service={service} />
                ) : (
                  <ListedCard key={each.key} visit={visit} found={each} words={words} />
                );
              })}
        </Columns>
      </Section>
      {events.length === 0 ? null : (
        <Section title={t.events}>
          <p class="kern-body">{t.eventsLead}</p>
          <ul class="bn-link-columns" lang="de">
            {events.map((event) => (
              <li key={event.name}>
                <a href={urls.lifeEvent(town.id, event.name)}>{event.name}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </PortalPage>
  );
}

function OwnCard({ visit, service }: { visit: PortalVisit; service: PublicService }) {
  const { lang, town } = visit;
  const t = messages[lang];
  return (
    <Card
      level={3}
      title={service.name[lang]}
      href={urls.service(town.id, service.key)}
      aside={
        <Badge tone={service.onSite || service.online ? 'info' : 'neutral'}>
          {service.online ? t.online : service.onSite ? t.onSite : t.office}
        </Badge>
      }
    >
      <p class="kern-body">{service.summary[lang]}</p>
    </Card>
  );
}

/** A service of the federal list: its official name; whose it is says the next page. */
function ListedCard({ visit, found, words }: { visit: PortalVisit; found: FoundService; words: string }) {
  const { lang, town } = visit;
  const t = messages[lang];
  const name = foundName(found, lang);
  return (
    <Card level={3} title={name.text} titleLang={name.lang} href={urls.service(town.id, found.key, words)}>
      <p class="kern-body">
        {lang === 'en' && name.lang === undefined ? (
          <>
            {t.officialName}: <span lang="de">{found.name.de}</span>
          </>
        ) : (
          t.listedHint
        )}
      </p>
    </Card>
  );
}
