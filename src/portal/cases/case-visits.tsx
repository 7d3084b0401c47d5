import type { VisitSummary } from '#domain/visits/index.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { formatLongDate, formatTimeRange } from '#platform/i18n/format.ts';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TextArea } from '#platform/ui/text-area.tsx';
import { papersFor, serviceNames } from '../services.ts';
import { type CaseParts, formOf } from './case-parts.ts';
import { messages } from './form-messages.ts';

/** The visits of the case: when we come, what to have ready, another time, cancel. */
export function CaseVisits(parts: CaseParts) {
  const { visit, view } = parts;
  const t = messages[visit.lang];
  const shown = view.visits.filter((one) => one.state !== 'cancelled' || view.visits.length === 1);
  if (shown.length === 0) return null;
  return (
    <Section title={t.visitTitle} id="visit">
      {shown.map((one) => (
        <OneVisit key={one.visitId} parts={parts} planned={one} />
      ))}
    </Section>
  );
}

function when(parts: CaseParts, planned: VisitSummary): string {
  const { lang } = parts.visit;
  const t = messages[lang];
  const { windowStart, windowEnd } = planned;
  if (planned.state === 'planned' && windowStart && windowEnd)
    return t.visitPlanned(`${formatLongDate(lang, windowStart)}, ${formatTimeRange(lang, windowStart, windowEnd)}`);
  const others: Readonly<Record<string, string>> = {
    'to-plan': t.visitToPlan,
    'on-site': t.visitOnSite,
    ended: t.visitDone,
    cancelled: t.visitCancelled,
  };
  return others[planned.state] ?? t.visitToPlan;
}

function OneVisit({ parts, planned }: { parts: CaseParts; planned: VisitSummary }) {
  const { visit, view, errors } = parts;
  const { lang } = visit;
  const t = messages[lang];
  const names = serviceNames(view.services, planned.serviceKeys, lang);
  const papers = papersFor(view.services, planned.serviceKeys, lang);
  const own = planned.caseId === view.file.id;
  const running = planned.state === 'planned' || planned.state === 'to-plan';
  return (
    <Card
      level={3}
      title={planned.purpose === 'hand-over' ? t.handOver : names.join(', ') || t.visitTitle}
      subline={planned.address}
    >
      <p class="kern-body">
        <strong>{when(parts, planned)}</strong>
      </p>
      {running && planned.purpose === 'service' && papers.length > 0 ? (
        <>
          <p class="kern-body">{t.bring}:</p>
          <ul>
            {papers.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </>
      ) : null}
      {running && !own ? <p class="kern-body">{t.groupVisit}</p> : null}
      {own && planned.state === 'planned' ? (
        <Details summary={t.move} open={errors.at('otherTime') !== undefined}>
          <p class="kern-body">{t.moveHint}</p>
          <Form {...formOf(parts, 'other-time')} label={t.move} hidden={{ visitId: planned.visitId }}>
            <TextArea
              lang={lang}
              name="otherTime"
              label={t.moveWhen}
              rows={2}
              maxLength={2000}
              value={fieldText(visit.form, 'otherTime')}
              error={errors.at('otherTime')}
            />
            <Button variant="secondary">{t.moveSend}</Button>
          </Form>
        </Details>
      ) : null}
      {own && running ? (
        <Details summary={t.cancel} open={errors.at('reason') !== undefined}>
          <Form {...formOf(parts, 'cancel-visit')} label={t.cancel} hidden={{ visitId: planned.visitId }}>
            <Radios
              lang={lang}
              name="reason"
              label={t.cancelReason}
              options={Object.entries(t.cancelReasons).map(([value, label]) => ({ value, label }))}
              value={fieldText(visit.form, 'reason')}
              error={errors.at('reason')}
            />
            <Button variant="danger">{t.cancelSend}</Button>
          </Form>
        </Details>
      ) : null}
    </Card>
  );
}
