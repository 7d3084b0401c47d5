import { type OpenNotice, templateName } from '#domain/notifications/index.ts';
import { type FormErrors, noErrors } from '#platform/http/form-errors.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import { Button } from '#platform/ui/button.tsx';
import { CheckItem } from '#platform/ui/check-item.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { fieldId } from '#platform/ui/field-id.ts';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { CaseLink } from '../case-link.tsx';
import { DeskPage } from '../layout.tsx';
import { messages as desk } from '../messages.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';

/** A letter, and how often what is enclosed is to be printed. */
export interface Letter extends OpenNotice {
  copies: number;
}

/** Letters to print and calls to make: what reaches people who have no e-mail. */
export function PostPage({
  visit,
  letters,
  calls,
  errors = noErrors,
}: {
  visit: StaffVisit;
  letters: readonly Letter[];
  calls: readonly OpenNotice[];
  errors?: FormErrors;
}) {
  const { lang, ui } = visit;
  const t = messages[lang];
  const caseLink = (row: OpenNotice) => <CaseLink number={row.number} />;
  return (
    <DeskPage
      visit={visit}
      section="post"
      title={desk[lang].post}
      lead={t.lead(letters.length, calls.length)}
      hasErrors={errors.summary.length > 0}
      wide
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      <Section title={t.letters}>
        {letters.length === 0 ? (
          <EmptyState title={t.noLetters} />
        ) : (
          <Form action={urls.lettersPrinted()} csrf={ui.csrf} commandId={visit.commandId}>
            <Table
              lang={lang}
              caption={t.letters}
              captionHidden
              rows={letters}
              rowKey={(row) => row.id}
              columns={[
                { label: t.number, cell: caseLink, rowHeader: true },
                { label: t.about, cell: (row) => templateName(row.template, lang) },
                { label: t.since, cell: (row) => formatDateTime(lang, row.created_at) },
                {
                  label: t.letter,
                  cell: (row) => (
                    <>
                      <a href={urls.letter(row.id)} aria-label={`${t.openLetter}: ${formatCaseNumber(row.number)}`}>
                        {t.openLetter}
                      </a>
                      {row.enclosure ? (
                        <div>
                          <a
                            href={urls.enclosure(row.id)}
                            aria-label={`${t.openEnclosure(row.copies)}: ${formatCaseNumber(row.number)}`}
                          >
                            {t.openEnclosure(row.copies)}
                          </a>
                        </div>
                      ) : null}
                    </>
                  ),
                },
                {
                  label: t.printed,
                  cell: (row) => (
                    <CheckItem
                      type="checkbox"
                      id={row === letters[0] ? fieldId('notice') : fieldId(`notice-${row.id}`)}
                      name="notice"
                      value={row.id}
                      label={t.select(formatCaseNumber(row.number))}
                      invalid={errors.at('notice') !== undefined}
                    />
                  ),
                },
              ]}
            />
            <p class="kern-body">{t.markHint}</p>
            <div>
              <Button>{t.markPrinted}</Button>
            </div>
          </Form>
        )}
      </Section>
      <Section title={t.calls}>
        <Table
          lang={lang}
          caption={t.calls}
          captionHidden
          rows={calls}
          rowKey={(row) => row.id}
          empty={<p class="kern-body">{t.noCalls}.</p>}
          columns={[
            { label: t.number, cell: caseLink, rowHeader: true },
            { label: t.about, cell: (row) => templateName(row.template, lang) },
            { label: t.since, cell: (row) => formatDateTime(lang, row.created_at) },
            {
              label: t.call,
              cell: (row) => (
                <Form
                  action={urls.noticeCall(row.id)}
                  csrf={ui.csrf}
                  commandId={deriveId(`${visit.commandId}/${row.id}`)}
                  inline
                >
                  <Button variant="secondary" label={t.callOf(formatCaseNumber(row.number))}>
                    {t.call}
                  </Button>
                </Form>
              ),
            },
          ]}
        />
        {calls.length > 0 ? <p class="kern-body">{t.prepareNote}</p> : null}
      </Section>
    </DeskPage>
  );
}
