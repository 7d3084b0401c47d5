import { Button } from '#platform/ui/button.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { Form } from '#platform/ui/form.tsx';
import { SuggestField, suggestScript } from '#platform/ui/suggest-field.tsx';
import { PortalPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { messages } from './messages.ts';

/** A town's first page: what do you need, come to me, where is my request, or simply call. */
export function HomePage({ visit }: { visit: PortalVisit }) {
  const { lang, town, door, ui } = visit;
  const t = messages[lang];
  const { serviceCentre } = town;
  return (
    <PortalPage visit={visit} section="home" title={t.title(town.shortName)} lead={town.welcome[lang]}>
      <Form method="get" action={urls.services(town.id)}>
        <SuggestField
          lang={lang}
          name="q"
          label={t.search}
          hint={t.searchHint}
          from={urls.suggest(town.id)}
          script={door.assets.script(suggestScript)}
          nonce={ui.nonce}
        />
        <ButtonRow>
          <Button>{t.searchButton}</Button>
        </ButtonRow>
      </Form>
      <Columns layout="cards">
        <Card title={t.visit} footer={<ButtonLink href={urls.request(town.id)}>{t.visitButton}</ButtonLink>}>
          <p class="kern-body">{t.visitText}</p>
        </Card>
        <Card
          title={t.home}
          footer={
            <ButtonLink href={urls.requestGroup(town.id)} variant="secondary">
              {t.homeButton}
            </ButtonLink>
          }
        >
          <p class="kern-body">{t.homeText}</p>
        </Card>
        <Card
          title={t.case}
          footer={
            <ButtonLink href={urls.findCase(town.id)} variant="secondary">
              {t.caseButton}
            </ButtonLink>
          }
        >
          <p class="kern-body">{t.caseText}</p>
        </Card>
        <Card title={t.call}>
          <p class="kern-body">
            {serviceCentre.name[lang]}:{' '}
            <a class="kern-link" href={`tel:${serviceCentre.phone.replace(/[^\d+]/g, '')}`}>
              {serviceCentre.phone}
            </a>
          </p>
          <p class="kern-body">{serviceCentre.hours[lang]}</p>
          <p class="kern-body">{t.callText}</p>
        </Card>
      </Columns>
    </PortalPage>
  );
}
