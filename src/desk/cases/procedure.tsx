import { applicationPhaseOf } from '#domain/applications/index.ts';
import { wordFor } from '#domain/cases/index.ts';
import { type VisitSummary, visitMessages } from '#domain/visits/index.ts';
import { formatDate, formatDateTime, formatRange } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Button } from '#platform/ui/button.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Select } from '#platform/ui/select.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { CaseLink } from '../case-link.tsx';
import { serviceName, serviceNames } from '../services.ts';
import { urls } from '../urls.ts';
import { accessHints, proofNames, wishesText } from '../visits/words.ts';
import { formOf, type PartProps } from './form-of.ts';
import { groundWord } from './overview.tsx';
import { phaseWord } from './phase-word.ts';
import { messages } from './procedure-messages.ts';

/** What was asked for, and the decision with the rule that made it. */
export function Decision({ visit, read }: PartProps) {
  const { lang, door, actor } = visit;
  const t = messages[lang];
  const { request, decisions, file, names } = read;
  if (!request) return null;
  return (
    <Section title={t.decision}>
      <SummaryList
        lang={lang}
        rows={[
          { key: t.takesPart, value: request.residentTakesPart ? t.yes : t.no },
          ...(request.institutionKind ? [{ key: t.livesIn, value: wordFor(t.lives, request.institutionKind) }] : []),
          ...(request.proofKinds.length > 0 ? [{ key: t.proofs, value: proofNames(request.proofKinds, lang) }] : []),
          { key: t.wishes, value: wishesText(request.wishes, lang) },
          ...(request.group
            ? [
                { key: t.expected, value: request.group.expectedResidents },
                ...(request.group.closesAt
                  ? [{ key: t.listClosed, value: formatDateTime(lang, request.group.closesAt) }]
                  : []),
              ]
            : []),
          ...accessRow(lang, accessHints(request.access, lang)),
        ]}
      />
      {decisions.length === 0 ? (
        <p class="kern-body">{t.notDecided}</p>
      ) : (
        decisions.map((made) => (
          <Card
            key={made.id}
            level={3}
            title={wordFor(t.decided, made.decision)}
            preline={formatDateTime(lang, made.decidedAt)}
          >
            <p class="kern-body">{made.sentence[lang]}</p>
            <SummaryList
              lang={lang}
              rows={[
                { key: t.ground, value: groundWord(lang, made.ground) },
                { key: t.rule, value: t.ruleWhere(made.rule.row, made.rule.version) },
                { key: t.proof, value: wordFor(visitMessages[lang].proofOf, made.proofKind) },
                { key: t.checkedBy, value: names.get(made.checkedBy) ?? t.checkedByMachine },
                ...(made.nextBest.length > 0
                  ? [
                      {
                        key: t.nextBest,
                        value: made.nextBest.map((way) => wordFor(visitMessages[lang].nextBestOf, way)).join(', '),
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
        ))
      )}
      {door.may(actor, 'visits.decide-need') && file.state !== 'ended' && decisions[0]?.decision !== 'granted' ? (
        <p>
          <ButtonLink href={urls.needCheck(file.number)} variant="secondary">
            {t.toCheck}
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  );
}

function accessRow(lang: Lang, hints: readonly string[]) {
  return hints.length > 0 ? [{ key: messages[lang].access, value: hints.join(', ') }] : [];
}

/** Visits with their windows and what came of them; they can be cancelled and moved by phone. */
export function Visits({ visit, read }: PartProps) {
  const { lang } = visit;
  const t = messages[lang];
  const { visits, results, services } = read;
  // Who applied online asked for no visit.
  if (read.file.kind === 'application' && visits.length === 0) return null;
  return (
    <Section title={t.visits}>
      {visits.length === 0 ? <p class="kern-body">{t.noVisits}</p> : null}
      {visits.map((one) => (
        <Card
          key={one.visitId}
          level={3}
          preline={wordFor(t.purpose, one.purpose)}
          title={
            one.windowStart && one.windowEnd && one.beginsAt
              ? formatRange(lang, one.windowStart, one.windowEnd)
              : t.noWindow
          }
          subline={[wordFor(t.visitState, one.state), one.outcome ? wordFor(t.visitOutcome, one.outcome) : '']
            .filter(Boolean)
            .join(': ')}
        >
          <p class="kern-body">{serviceNames(services, one.serviceKeys, lang)}</p>
          <ChangeVisit visit={visit} read={read} one={one} />
        </Card>
      ))}
      {results.length > 0 ? (
        <Table
          lang={lang}
          caption={t.results}
          small
          rows={results}
          rowKey={(row) => row.resultId}
          columns={[
            { label: t.services, cell: (row) => serviceName(services, row.serviceKey, lang), rowHeader: true },
            { label: t.outcome, cell: (row) => wordFor(t.resultOf, row.result) },
            { label: t.changed, cell: (row) => formatDateTime(lang, row.recordedAt) },
          ]}
        />
      ) : null}
      {read.receipts.length > 0 ? (
        <>
          <h3 class="kern-heading-small">{t.receipts}</h3>
          <ul>
            {read.receipts.map(({ receiptId, issuedAt }) => (
              <li key={receiptId}>
                <a href={urls.receipt(read.file.number, receiptId)}>{t.receipt(formatDateTime(lang, issuedAt))}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}

function ChangeVisit({ visit, read, one }: Omit<PartProps, 'errors'> & { one: VisitSummary }) {
  const { lang, door, actor } = visit;
  const t = messages[lang];
  const { number } = read.file;
  if ((one.state !== 'to-plan' && one.state !== 'planned') || !door.may(actor, 'visits.cancel-visit')) return null;
  const reason = `reason-${one.visitId}`;
  return (
    <>
      {one.state === 'to-plan' && door.may(actor, 'visits.plan-visit') ? (
        <ButtonLink href={urls.planVisit(one.visitId)} variant="secondary">
          {t.toPlan}
        </ButtonLink>
      ) : null}
      {one.state === 'planned' && door.may(actor, 'visits.ask-other-time') ? (
        <Form
          action={urls.caseAction(number, 'other-time')}
          {...formOf(visit, `other-time/${one.visitId}`)}
          hidden={{ visit: one.visitId }}
          inline
        >
          <Button variant="secondary">{t.otherTime}</Button>
        </Form>
      ) : null}
      <Details summary={t.cancelVisit}>
        <Form
          action={urls.caseAction(number, 'cancel-visit')}
          {...formOf(visit, `cancel/${one.visitId}`)}
          hidden={{ visit: one.visitId }}
        >
          <Select
            lang={lang}
            name={reason}
            label={t.cancelReason}
            placeholder={false}
            options={Object.entries(t.cancelReasons).map(([value, label]) => ({ value, label }))}
          />
          <div>
            <Button variant="danger">{t.cancelVisit}</Button>
          </div>
        </Form>
      </Details>
    </>
  );
}

/** The residents of a group date, each with a case of their own. */
export function Group({ visit, read }: PartProps) {
  const { lang } = visit;
  const t = messages[lang];
  if (read.file.kind !== 'group-date') return null;
  return (
    <Section title={t.group}>
      <Table
        lang={lang}
        caption={t.group}
        captionHidden
        small
        rows={read.group}
        rowKey={(row) => row.caseId}
        columns={[
          {
            label: t.number,
            cell: (row) => <CaseLink number={row.number} />,
            rowHeader: true,
          },
          { label: t.name, cell: (row) => row.name },
          { label: t.birthDate, cell: (row) => (row.birthDate ? formatDate(lang, row.birthDate) : t.noData) },
          { label: t.services, cell: (row) => serviceNames(read.services, row.serviceKeys, lang) },
          { label: t.state, cell: (row) => phaseWord(lang, row.state, row.outcome) },
        ]}
      />
    </Section>
  );
}

/** Delivery is a state of its own: what has arrived where, under which reference. */
export function Applications({ visit, read }: PartProps) {
  const { lang } = visit;
  const t = messages[lang];
  return (
    <Section title={t.applications}>
      <Table
        lang={lang}
        caption={t.applications}
        captionHidden
        small
        rows={read.applications}
        rowKey={(row) => row.id}
        empty={<p class="kern-body">{t.noApplications}</p>}
        columns={[
          { label: t.services, cell: (row) => serviceName(read.services, row.service_key, lang), rowHeader: true },
          { label: t.state, cell: (row) => wordFor(t.applicationState, applicationPhaseOf(row) ?? row.state) },
          // What a caseworker takes in goes by the number of the case.
          {
            label: t.reference,
            cell: (row) =>
              row.reference === read.file.number ? formatCaseNumber(row.reference) : (row.reference ?? '–'),
          },
          { label: t.attempts, cell: (row) => row.attempts, numeric: true },
        ]}
      />
    </Section>
  );
}
