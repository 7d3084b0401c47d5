import { waitsForOf } from '#domain/applications/index.ts';
import { caseTexts, mayObject, nextStepOf, phaseOf } from '#domain/cases/index.ts';
import { serviceOfKey, visitMessages } from '#domain/visits/index.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { Alert, type Tone } from '#platform/ui/alert.tsx';
import { Badge } from '#platform/ui/badge.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Steps } from '#platform/ui/steps.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextArea } from '#platform/ui/text-area.tsx';
import { serviceNames } from '../services.ts';
import { type CaseParts, formOf, plannedWindow } from './case-parts.ts';
import { messages } from './messages.ts';

/** Only what was really done may look like success. */
const tones: Readonly<Record<string, Tone>> = {
  done: 'success',
  partly: 'warning',
  refused: 'warning',
  'not-met': 'warning',
  'not-able': 'warning',
};

/** Where it stands, who has it, what comes next until when. */
export function CaseStatus(parts: CaseParts) {
  const { visit, view } = parts;
  const { lang, town } = visit;
  const t = messages[lang];
  const { file } = view;
  const phase = caseTexts[lang].phase[phaseOf(file.state, file.outcome)];
  const next = nextStepOf({
    state: file.state,
    changedAt: file.changed_at,
    promises: view.promises.map(({ kind, state, due_at }) => ({ kind, state, dueAt: due_at })),
    objectionOpen: view.objectionOpen,
    waitsFor: waitsForOf(view.applications),
    now: visit.now,
    waitingDays: view.settings.proofWithinDays,
  });
  // The visit's promise runs to the end of the day; what people plan by is its window.
  const window = next.code === 'we-come' ? plannedWindow(parts) : undefined;
  // Ended without anything done: "you need do nothing more" would leave them alone with it.
  const notCome = file.outcome === 'not-met' || file.outcome === 'not-able';
  const office = town.organisations.find((one) => one.id === file.organisation)?.name[lang] ?? town.name;
  return (
    <>
      {file.state === 'ended' ? (
        <Alert lang={lang} tone={tones[file.outcome ?? ''] ?? 'info'} title={phase.word} level={2}>
          <p class="kern-body">{phase.sentence}</p>
        </Alert>
      ) : (
        <Section title={phase.word}>
          <p class="kern-body">{phase.sentence}</p>
          {file.kind === 'application' ? (
            <Steps lang={lang} steps={Object.values(t.applicationSteps)} current={2} />
          ) : (
            <Steps lang={lang} steps={Object.values(t.steps)} current={stage(view)} />
          )}
        </Section>
      )}
      <Refusal {...parts} />
      <Section title={t.nextTitle}>
        <p class="kern-body">
          <strong>{notCome && next.code === 'nothing' ? t.tryAgain : caseTexts[lang].nextStep[next.code]}</strong>
        </p>
        {window ? (
          <p class="kern-body">{window}</p>
        ) : next.until ? (
          <p class="kern-body">{t.until(formatDateTime(lang, next.until))}</p>
        ) : null}
        <SummaryList
          lang={lang}
          rows={[
            { key: t.about, value: <Lines of={serviceNames(view.services, file.service_keys, lang)} /> },
            {
              key: t.who,
              value: (
                <Lines
                  of={[
                    office,
                    ...(file.state === 'ended' ? [] : [file.responsibility === 'accepted' ? t.accepted : t.offered]),
                  ]}
                />
              ),
            },
          ]}
        />
      </Section>
    </>
  );
}

function Lines({ of }: { of: readonly string[] }) {
  return (
    <>
      {of.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  );
}

function stage(view: CaseParts['view']): number {
  const { state } = view.file;
  if (state === 'planned') return view.results.length > 0 ? 5 : 4;
  if (view.results.length > 0 || view.visits.some((one) => one.state === 'ended')) return 5;
  if (state === 'in-work') return 3;
  if (state === 'waiting-third') return 5;
  return 2;
}

/** A refusal: ground, next best way, no legal claim, and how to object. */
function Refusal(parts: CaseParts) {
  const { visit, view, errors } = parts;
  const { lang, town } = visit;
  const t = messages[lang];
  const { file, decision, settings } = view;
  if (file.state !== 'ended' || !mayObject(file.state, file.outcome)) return null;
  const words = visitMessages[lang];
  const refused = file.outcome === 'refused' && decision?.decision === 'refused';
  const names: Readonly<Record<string, string>> = words.nextBestOf;
  const places = (list: typeof settings.nearestOffices) => (
    <ul>
      {list.map((place) => (
        <li key={place.address}>
          {place.name[lang]}, {place.address}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {refused ? (
        <>
          <Section title={t.ground}>
            <p class="kern-body">{decision.sentence[lang]}</p>
            <p class="kern-body">{t.noClaim}</p>
          </Section>
          {decision.nextBest.length > 0 ? (
            <Section title={t.nextBest}>
              <ul>
                {decision.nextBest.map((way) => (
                  <li key={way}>
                    {names[way] ?? ''}
                    {way === 'exemption-from-id-duty' ? <p class="kern-body">{settings.exemptionText[lang]}</p> : null}
                    {way === 'nearest-accessible-office' ? places(settings.nearestOffices) : null}
                    {way === 'terminal' ? places(settings.terminals) : null}
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
        </>
      ) : null}
      {file.outcome === 'done' && !view.objectionOpen ? null : (
        <Section title={t.objectTitle} id="objection">
          {view.objectionOpen ? (
            <p class="kern-body">{t.objectOpen}</p>
          ) : (
            <>
              <p class="kern-body">{town.objection[lang]}</p>
              <Details summary={t.objectTitle} open={errors.at('objection') !== undefined}>
                <Form {...formOf(parts, 'object')} label={t.objectTitle}>
                  <TextArea
                    lang={lang}
                    name="objection"
                    label={t.objectReason}
                    maxLength={5000}
                    value={fieldText(visit.form, 'objection')}
                    error={errors.at('objection')}
                    optional
                  />
                  <Button variant="secondary">{t.objectSend}</Button>
                </Form>
              </Details>
            </>
          )}
        </Section>
      )}
    </>
  );
}

const promiseTones: Readonly<Record<string, Tone>> = { kept: 'success', broken: 'danger', open: 'info' };

/** Every promise, kept or not. */
export function CasePromises(parts: CaseParts) {
  const { visit, view } = parts;
  const { lang } = visit;
  const t = messages[lang];
  const words = caseTexts[lang];
  const window = plannedWindow(parts);
  const due = ({ kind, state, due_at }: (typeof view.promises)[number]) =>
    kind === 'visit-window' && state === 'open' && window ? window : t.due(formatDateTime(lang, due_at));
  return (
    <Section title={t.promises} id="promises">
      {view.promises.length === 0 ? (
        <p class="kern-body">{t.noPromises}</p>
      ) : (
        <ul>
          {view.promises.map((promise) => (
            <li key={promise.id}>
              {words.promise[promise.kind]}: {due(promise)}{' '}
              <Badge tone={promiseTones[promise.state] ?? 'neutral'}>{words.promiseState[promise.state]}</Badge>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What came of each service at the visit. */
export function CaseResults({ visit, view }: CaseParts) {
  const { lang } = visit;
  const t = messages[lang];
  if (view.results.length === 0) return null;
  return (
    <Section title={t.results}>
      <Table
        lang={lang}
        caption={t.results}
        captionHidden
        rows={view.results}
        rowKey={(row) => row.resultId}
        columns={[
          {
            label: t.services,
            rowHeader: true,
            cell: (row) => serviceNames(view.services, [serviceOfKey(row.serviceKey)], lang).join(', '),
          },
          { label: t.state, cell: (row) => (row.result === 'done' ? t.resultDone : t.resultNotDone) },
          { label: t.history, cell: (row) => formatDate(lang, row.recordedAt) },
        ]}
      />
    </Section>
  );
}
