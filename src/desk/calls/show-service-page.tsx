import type { ListedService, PublicService, ResponsibilityAnswers } from '#domain/catalogue/index.ts';
import type { VisitSettings } from '#domain/visits/index.ts';
import { Button } from '#platform/ui/button.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import type { CallWish } from './call-wish.ts';
import { PlaceQuestion } from './place-question.tsx';
import { ServiceCard } from './service-card.tsx';
import { messages } from './who-messages.ts';
import { WhoPart } from './who-part.tsx';

/** One service during a call: who does it, here or where the caller lives, and what to say about it. */
export function ShowServicePage({
  visit,
  wish,
  serviceKey,
  own,
  listed,
  answers,
  today,
  settings,
}: {
  visit: StaffVisit;
  wish: CallWish;
  serviceKey: string;
  /** The town's own service, or what the federal list says. */
  own: PublicService | undefined;
  listed: ListedService | undefined;
  answers: ResponsibilityAnswers;
  today: string;
  settings: VisitSettings;
}) {
  const { lang, town } = visit;
  const t = messages[lang];
  const official = listed?.name ?? serviceKey;
  const kept = wish.words === '' ? {} : { q: wish.words };
  const answer = answers.kind === 'place' ? answers.answers.get(serviceKey) : undefined;
  return (
    <DeskPage
      visit={visit}
      section="calls"
      title={own?.name[lang] ?? (lang === 'en' ? (listed?.name_en ?? official) : official)}
      backLink={{ href: urls.callsFor(kept), label: t.back }}
      query={new URLSearchParams({ ...kept, ...(wish.where === '' ? {} : { where: wish.where }) }).toString()}
      wide
    >
      <Columns layout="main">
        {answer ? (
          <Section title={t.who}>
            <WhoPart lang={lang} answer={answer} own={own !== undefined} townAgs={town.ags} />
          </Section>
        ) : (
          <PlaceQuestion
            lang={lang}
            answers={answers}
            choose={(area) => urls.callService(serviceKey, { ...kept, where: wish.where, area })}
          />
        )}
        <Section title={t.elsewhere}>
          <Form method="get" action={urls.callService(serviceKey)} hidden={kept} label={t.elsewhere}>
            <TextField
              lang={lang}
              name="where"
              label={t.where}
              hint={t.whereHint(town.shortName)}
              value={wish.where}
              optional
            />
            <Button variant="secondary">{t.whereButton}</Button>
          </Form>
        </Section>
      </Columns>
      {own ? (
        <ServiceCard lang={lang} service={own} today={today} settings={settings} />
      ) : (
        <SummaryList
          lang={lang}
          rows={[
            ...(lang === 'en' ? [{ key: t.officialName, value: <span lang="de">{official}</span> }] : []),
            ...(listed?.legal_basis ? [{ key: t.law, value: <span lang="de">{listed.legal_basis}</span> }] : []),
            { key: t.key, value: serviceKey },
          ]}
        />
      )}
      <p>
        <a href={`/${town.id}/services/${encodeURIComponent(serviceKey)}`}>{t.inPortal}</a>
      </p>
    </DeskPage>
  );
}
