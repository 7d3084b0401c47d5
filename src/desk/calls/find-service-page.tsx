import type { FoundService, PublicService, ResponsibilityAnswers } from '#domain/catalogue/index.ts';
import type { VisitSettings, WhoMay } from '#domain/visits/index.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Steps } from '#platform/ui/steps.tsx';
import { SuggestField, suggestScript } from '#platform/ui/suggest-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import type { CallWish } from './call-wish.ts';
import { messages } from './find-messages.ts';
import { ListedCard } from './listed-card.tsx';
import { PlaceQuestion } from './place-question.tsx';
import { ServiceCard } from './service-card.tsx';
import { messages as who } from './who-messages.ts';
import { WhoPart } from './who-part.tsx';

/** Screen 1 of a call: the wish in everyday words, and what to say to it. */
export function FindServicePage({
  visit,
  wish,
  found,
  answers,
  all,
  today,
  settings,
  whoMay,
}: {
  visit: StaffVisit;
  wish: CallWish;
  found: readonly FoundService[];
  answers: ResponsibilityAnswers;
  all: readonly PublicService[];
  today: string;
  settings: VisitSettings;
  whoMay: WhoMay;
}) {
  const { lang, town, door, ui } = visit;
  const t = messages[lang];
  const { words, where, area } = wish;
  const place = { ...(where === '' ? {} : { where }), ...(area === '' ? {} : { area }) };
  const said = { ...(words === '' ? {} : { q: words }), ...place };
  return (
    <DeskPage
      visit={visit}
      section="calls"
      title={t.title}
      lead={t.lead}
      query={new URLSearchParams(said).toString()}
      wide
    >
      <Steps lang={lang} steps={Object.values(t.steps)} current={1} />
      <Form method="get" action={urls.calls()} inline>
        <SuggestField
          lang={lang}
          name="q"
          label={t.search}
          hint={t.searchHint}
          value={words}
          from={urls.callSuggest()}
          script={door.assets.script(suggestScript)}
          nonce={ui.nonce}
          optional
        />
        <TextField
          lang={lang}
          name="where"
          label={who[lang].where}
          hint={who[lang].whereHint(town.shortName)}
          value={where}
          optional
        />
        <Button>{t.searchButton}</Button>
      </Form>
      <PlaceQuestion lang={lang} answers={answers} choose={(chosen) => urls.callsFor({ ...said, area: chosen })} />
      {words === '' ? null : (
        <Section title={t.found(found.length)}>
          {found.length === 0 ? (
            <Alert lang={lang} tone="info" title={t.nothing}>
              <p class="kern-body">{t.nothingBody}</p>
            </Alert>
          ) : (
            <Columns layout="even">
              {found.map((each) => {
                const service = each.own ? all.find(({ key }) => key === each.key) : undefined;
                const answer = answers.kind === 'place' ? answers.answers.get(each.key) : undefined;
                const part = answer ? (
                  <WhoPart lang={lang} answer={answer} own={service !== undefined} townAgs={town.ags} />
                ) : null;
                return service ? (
                  <ServiceCard key={each.key} lang={lang} service={service} today={today} settings={settings}>
                    {part}
                  </ServiceCard>
                ) : (
                  <ListedCard key={each.key} lang={lang} found={each} href={urls.callService(each.key, said)}>
                    {part}
                  </ListedCard>
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
      <Details summary={t.all} open={words !== '' && found.length === 0}>
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
