import type { ApplicationRow } from '#domain/applications/index.ts';
import { wordFor } from '#domain/cases/index.ts';
import type { PublicService } from '#domain/catalogue/index.ts';
import { sentence } from '#platform/commands/problems.ts';
import { type FormErrors, noErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import type { UndeliveredRow } from '#platform/jobs/list-undelivered.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Details } from '#platform/ui/details.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { DeskPage } from '../layout.tsx';
import { messages as desk } from '../messages.ts';
import { serviceName } from '../services.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { roleWord } from '../work-words.ts';
import { messages } from './messages.ts';

export interface DeliveryProps {
  visit: StaffVisit;
  undelivered: readonly UndeliveredRow[];
  applications: readonly ApplicationRow[];
  /** Case numbers by id. */
  numbers: ReadonlyMap<string, string>;
  services: readonly PublicService[];
  errors?: FormErrors;
}

/** The desk of what did not arrive: reason in words, an owner, a way to try again or to say how it was settled. */
export function DeliveryPage({
  visit,
  undelivered,
  applications,
  numbers,
  services,
  errors = noErrors,
}: DeliveryProps) {
  const { lang, door, actor, ui } = visit;
  const t = messages[lang];
  const what = (row: UndeliveredRow) => {
    const known: Readonly<Record<string, string>> = t.reactions;
    return known[row.reaction] ?? t.otherReaction;
  };
  const numberOf = (id: string) => {
    const number = numbers.get(id);
    return number ? formatCaseNumber(number) : '–';
  };
  const opensCases = door.may(actor, 'page:desk.cases');
  const caseLink = (id: string) => {
    const number = numbers.get(id);
    return number && opensCases ? <a href={urls.case(number)}>{numberOf(id)}</a> : numberOf(id);
  };
  const formOf = (id: string) => ({ csrf: ui.csrf, commandId: deriveId(`${visit.commandId}/${id}`) });
  const refusal = (code: string) => {
    const known: Readonly<Record<string, string>> = t.refusals;
    return known[code] ?? t.otherRefusal(code);
  };
  return (
    <DeskPage
      visit={visit}
      section="delivery"
      title={desk[lang].delivery}
      lead={t.lead}
      hasErrors={errors.summary.length > 0}
      wide
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      <Section title={t.list}>
        <Table
          lang={lang}
          caption={t.list}
          captionHidden
          rows={undelivered}
          rowKey={(row) => row.id}
          empty={
            <p class="kern-body">
              <strong>{t.empty}.</strong> {t.emptyBody}
            </p>
          }
          columns={[
            { label: t.what, cell: what, rowHeader: true },
            { label: t.about, cell: (row) => caseLink(row.subject_id) },
            { label: t.reason, cell: (row) => sentence(door.problems, { code: row.reason }, lang) },
            { label: t.since, cell: (row) => formatDateTime(lang, row.since) },
            { label: t.owner, cell: (row) => roleWord(lang, row.owner_role) },
            { label: t.attempts, cell: (row) => row.attempts, numeric: true },
            {
              label: t.action,
              cell: (row) => (
                <>
                  <Form action={urls.retryDelivery()} {...formOf(row.id)} hidden={{ id: row.id }} inline>
                    <Button variant="secondary" label={`${t.retry}: ${t.of(what(row), numberOf(row.subject_id))}`}>
                      {t.retry}
                    </Button>
                  </Form>
                  <Details summary={t.settle} open={errors.at(`note-${row.id}`) !== undefined}>
                    <Form action={urls.settleDelivery()} {...formOf(`settle/${row.id}`)} hidden={{ id: row.id }}>
                      <TextField
                        lang={lang}
                        name={`note-${row.id}`}
                        label={t.note}
                        hint={t.noteHint}
                        value={fieldText(visit.form, `note-${row.id}`)}
                        error={errors.at(`note-${row.id}`)}
                        maxLength={500}
                      />
                      <div>
                        <Button variant="secondary">{t.settleButton}</Button>
                      </div>
                    </Form>
                  </Details>
                </>
              ),
            },
          ]}
        />
      </Section>
      <Section title={t.applications}>
        <Table
          lang={lang}
          caption={t.applications}
          captionHidden
          rows={applications}
          rowKey={(row) => row.id}
          empty={<p class="kern-body">{t.noApplications}.</p>}
          columns={[
            { label: t.service, cell: (row) => serviceName(services, row.service_key, lang), rowHeader: true },
            { label: t.about, cell: (row) => caseLink(row.case_id) },
            {
              label: t.state,
              cell: (row) => (
                <>
                  <Badge tone={row.state === 'waiting' ? 'info' : 'danger'}>{wordFor(t.states, row.state)}</Badge>{' '}
                  {row.refusal ? refusal(row.refusal) : ''}
                </>
              ),
            },
            { label: t.since, cell: (row) => formatDateTime(lang, row.changed_at) },
            { label: t.attempts, cell: (row) => row.attempts, numeric: true },
            {
              label: t.action,
              cell: (row) =>
                row.state !== 'waiting' && door.may(actor, 'applications.send-again') ? (
                  <Form action={urls.sendAgain()} {...formOf(row.id)} hidden={{ application: row.id }} inline>
                    <Button
                      variant="secondary"
                      label={`${t.sendAgain}: ${t.of(serviceName(services, row.service_key, lang), numberOf(row.case_id))}`}
                    >
                      {t.sendAgain}
                    </Button>
                  </Form>
                ) : null,
            },
          ]}
        />
      </Section>
    </DeskPage>
  );
}
