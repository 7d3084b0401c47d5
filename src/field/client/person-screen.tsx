import { identityDocuments, outcomeFits, personOutcomes } from '#domain/visits/rules.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Badge } from '#platform/ui/badge.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Checkbox } from '#platform/ui/checkbox.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Section } from '#platform/ui/section.tsx';
import { personProgress } from '../progress-rules.ts';
import { DraftForm, type Fault } from './draft-form.tsx';
import { finishPerson } from './finish-person.ts';
import { type Draft, note } from './memory.ts';
import { messages } from './messages.ts';
import { PaperSection } from './paper-section.tsx';
import { personMessages } from './person-messages.ts';
import type { PersonProps } from './person-props.ts';
import { go, places } from './place.ts';
import { Screen } from './screen.tsx';
import { SignatureSection } from './signature-section.tsx';
import { useApp } from './state.ts';
import { sync } from './sync.ts';

const givers = ['resident', 'guardian', 'attorney'] as const;

/** Who is it, and do they agree: both before anything is done. */
function IdentifySection({ held, stop, person }: PersonProps) {
  const { lang } = useApp();
  const t = personMessages[lang];
  const id = `${stop.visit.visitId}/${person.caseId}/identify`;
  const at = { tourId: held.data.tour.id, visitId: stop.visit.visitId, caseId: person.caseId };
  const submit = async (values: Draft): Promise<Fault[]> => {
    const faults: Fault[] = [];
    const document = identityDocuments.find((one) => one === values.document);
    const givenBy = givers.find((one) => one === values.givenBy);
    if (!document) faults.push({ name: 'document', text: `${t.document}: ${t.choose}` });
    if (!givenBy) faults.push({ name: 'givenBy', text: `${t.givenBy}: ${t.choose}` });
    if (values.consent !== 'yes') faults.push({ name: 'consent', text: t.consentMissing });
    if (faults.length > 0) return faults;
    await note(
      at.tourId,
      [
        { name: 'visits.identify-person', input: { ...at, document } },
        { name: 'visits.record-consent', input: { ...at, kind: 'service', givenBy } },
      ],
      [id],
    );
    void sync();
    return [];
  };
  return (
    <Section title={t.identify}>
      <p>{t.identifyLead}</p>
      <DraftForm id={id} tourId={at.tourId} label={t.identify} submit={submit}>
        {(values, errorAt) => (
          <>
            <Radios
              lang={lang}
              name="document"
              label={t.document}
              value={values.document}
              error={errorAt('document')}
              options={identityDocuments.map((value) => ({ value, label: t.documents[value] }))}
            />
            <Radios
              lang={lang}
              name="givenBy"
              label={t.givenBy}
              value={values.givenBy}
              error={errorAt('givenBy')}
              options={givers.map((value) => ({ value, label: t.givers[value] }))}
            />
            <Checkbox
              lang={lang}
              name="consent"
              label={t.consentText}
              checked={values.consent === 'yes'}
              error={errorAt('consent')}
            />
            <Button>{t.saveStep}</Button>
          </>
        )}
      </DraftForm>
    </Section>
  );
}

/** What came of it. Only outcomes that fit the services' results can be chosen; the receipt is written with it. */
function OutcomeSection({ held, stop, person, done }: PersonProps & { done: readonly string[] }) {
  const { lang } = useApp();
  const t = personMessages[lang];
  const id = `${stop.visit.visitId}/${person.caseId}/outcome`;
  const fitting = personOutcomes.filter((one) => outcomeFits(one, person.services.length, done.length));
  return (
    <Section title={t.outcome}>
      <DraftForm
        id={id}
        tourId={held.data.tour.id}
        label={t.outcome}
        submit={async (values) => {
          const outcome = fitting.find((one) => one === values.outcome);
          if (!outcome) return [{ name: 'outcome', text: t.outcomeMissing }];
          const hasReceipt = await finishPerson({ held, stop, person }, outcome, id);
          void sync();
          const visit = stop.visit.visitId;
          go(hasReceipt ? places.receipt(visit, person.caseId) : places.visit(visit));
          return [];
        }}
      >
        {(values, errorAt) => (
          <>
            <Radios
              lang={lang}
              name="outcome"
              label={t.outcomeLabel}
              value={values.outcome ?? (fitting.length === 1 ? fitting[0] : undefined)}
              error={errorAt('outcome')}
              options={fitting.map((value) => ({ value, label: messages[lang].outcomes[value] }))}
            />
            <Button>{t.finish}</Button>
          </>
        )}
      </DraftForm>
    </Section>
  );
}

export function PersonScreen({ held, stop, person }: PersonProps) {
  const { lang, commands } = useApp();
  const t = personMessages[lang];
  const progress = personProgress(stop, person, commands);
  const ready = progress.identified && progress.consented;
  const done = [...progress.results].flatMap(([key, result]) => (result === 'done' ? [key] : []));
  const at = { held, stop, person };
  const outcomes: Readonly<Record<string, string>> = messages[lang].outcomes;
  return (
    <Screen
      title={person.name}
      lead={person.birthDate ? t.born(formatDate(lang, person.birthDate)) : undefined}
      back={places.visit(stop.visit.visitId)}
    >
      {ready ? (
        <Alert lang={lang} tone="success" title={`${t.identified} · ${t.consented}`} />
      ) : (
        <IdentifySection {...at} />
      )}
      <Section title={t.services}>
        {ready ? null : <p>{t.firstIdentify}</p>}
        <div class="bn-stack bn-stack--default">
          {person.services.map((service) => {
            const result = progress.results.get(service.key);
            return (
              <Card
                key={service.key}
                level={3}
                title={service.name[lang]}
                aside={
                  result === undefined ? (
                    <Badge tone="neutral">{t.open}</Badge>
                  ) : (
                    <Badge tone={result === 'done' ? 'success' : 'warning'}>
                      {result === 'done' ? t.serviceDone : t.serviceNotDone}
                    </Badge>
                  )
                }
                footer={
                  ready && result === undefined ? (
                    <ButtonLink
                      href={places.service(stop.visit.visitId, person.caseId, service.key)}
                      variant="secondary"
                      label={t.recordLabel(service.name[lang])}
                    >
                      {t.record}
                    </ButtonLink>
                  ) : undefined
                }
              >
                {service.papers.length > 0 && result === undefined ? (
                  <p>
                    {t.papersToBring}: {service.papers.map((paper) => paper[lang]).join(', ')}
                  </p>
                ) : null}
              </Card>
            );
          })}
        </div>
      </Section>
      {ready ? <PaperSection {...at} count={progress.papers} /> : null}
      {ready ? <SignatureSection {...at} signed={progress.signed} /> : null}
      {progress.outcome === undefined ? (
        <OutcomeSection {...at} done={done} />
      ) : (
        <Alert lang={lang} tone="info" title={`${t.outcome}: ${outcomes[progress.outcome] ?? progress.outcome}`} />
      )}
    </Screen>
  );
}
