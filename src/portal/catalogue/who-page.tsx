import { plainAreaName, type ResponsibilityAnswer } from '#domain/catalogue/index.ts';
import { Button } from '#platform/ui/button.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { PortalPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { messages } from './messages.ts';
import { WhoAnswer } from './who-answer.tsx';

/** Who is responsible for a service: asked with address, postcode or place, answered in one sentence. */
export function WhoPage({
  visit,
  service,
  typed,
  where,
  answer,
}: {
  visit: PortalVisit;
  service: { key: string; name: string };
  /** What the resident had typed in the search: handed on to whoever is responsible. */
  typed: string;
  where: string;
  answer: ResponsibilityAnswer;
}) {
  const { lang, town } = visit;
  const t = messages[lang];
  const kept: Record<string, string> = typed === '' ? {} : { q: typed };
  return (
    <PortalPage
      visit={visit}
      section="services"
      title={t.whoFor(service.name)}
      backLink={{ href: urls.service(town.id, service.key), label: service.name }}
      query={new URLSearchParams({ ...kept, ...(where === '' ? {} : { where }) }).toString()}
    >
      <WhereForm visit={visit} serviceKey={service.key} typed={typed} where={where} />
      {answer.kind === 'ask' ? (
        <Section title={t.whichPlace}>
          <p class="kern-body">{t.whichPlaceBody}</p>
          <ul>
            {answer.choices.slice(0, 60).map((choice) => (
              <li key={choice.ars}>
                <a href={urls.whoFor(town.id, service.key, { ...kept, area: choice.ars })}>
                  <span lang="de">{plainAreaName(choice.name)}</span> ({choice.ags})
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : (
        <WhoAnswer visit={visit} answer={answer} typed={typed} />
      )}
    </PortalPage>
  );
}

/** One field that takes an address, a postcode or a place. */
export function WhereForm({
  visit,
  serviceKey,
  typed,
  where = '',
}: {
  visit: PortalVisit;
  serviceKey: string;
  typed: string;
  where?: string;
}) {
  const { lang, town } = visit;
  const t = messages[lang];
  return (
    <Form method="get" action={urls.whoFor(town.id, serviceKey)} label={t.who}>
      {typed === '' ? null : <input type="hidden" name="q" value={typed} />}
      <TextField lang={lang} name="where" label={t.where} hint={t.whereHint} value={where} optional />
      <Button>{t.whereButton}</Button>
    </Form>
  );
}
