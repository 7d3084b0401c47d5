import { describeAnswers, notices } from '#domain/applications/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { SummaryList, type SummaryRow } from '#platform/ui/summary-list.tsx';
import { dateInGermany } from '#platform/values/date.ts';
import { PortalPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import type { Applying } from './applying.ts';
import { messages } from './messages.ts';
import { feeOf } from './start-page.tsx';

/** Everything that would be sent, each with the way back to its page; what must be said is said before. */
export function CheckPage({ visit, applying, errors }: { visit: PortalVisit; applying: Applying; errors: FormErrors }) {
  const { lang, town, ui } = visit;
  const t = messages[lang];
  const { service, form, answers, pages, draft } = applying;
  const fileNames = new Map((draft?.uploads ?? []).map((one) => [one.id, one.name]));
  const rows: SummaryRow[] = pages.flatMap(({ page, fields }) =>
    describeAnswers(form.definition, fields, answers, lang, fileNames).map((row) => ({
      key: row.label,
      value: row.lines.length === 0 ? t.notSaid : row.lines.map((line) => <div key={line}>{line}</div>),
      action: { href: `${urls.applyPage(town.id, service.key, page.id)}?from=check` },
    })),
  );
  const last = pages[pages.length - 1];
  return (
    <PortalPage
      visit={visit}
      section="services"
      title={`${t.checkTitle} – ${form.definition.title[lang]}`}
      heading={t.checkTitle}
      hasErrors={errors.summary.length > 0}
      backLink={{
        href: last ? urls.applyPage(town.id, service.key, last.page.id) : urls.apply(town.id, service.key),
        label: t.back,
      }}
    >
      <p class="kern-body kern-body--muted">{t.step(pages.length + 1, pages.length + 1)}</p>
      <ErrorSummary lang={lang} errors={errors.summary} />
      <p class="kern-body">{t.checkLead}</p>
      <NoticeList visit={visit} applying={applying} />
      <SummaryList lang={lang} rows={[...rows, { key: t.toPay, value: feeOf(visit, applying) }]} />
      <p class="kern-body">
        {t.privacy}{' '}
        <a class="kern-link" href={urls.privacy(town.id)}>
          {t.privacyLink}
        </a>
      </p>
      <Form
        action={urls.applyPage(town.id, service.key, 'check')}
        csrf={ui.csrf}
        {...(draft ? { hidden: { draft: draft.id } } : {})}
      >
        <ButtonRow>
          <Button>{t.send}</Button>
          <Button variant="secondary" name="action" value="pause">
            {t.pause}
          </Button>
        </ButtonRow>
      </Form>
    </PortalPage>
  );
}

/** What is said about the answers although they are taken: that something is late, for example. */
function NoticeList({ visit, applying }: { visit: PortalVisit; applying: Applying }) {
  const { lang } = visit;
  return (
    <>
      {notices(applying.form.definition, applying.answers, dateInGermany(visit.now)).map((rule) => (
        <Alert key={rule.id} lang={lang} tone="warning" title={messages[lang].pleaseNote}>
          <p class="kern-body">{rule.text[lang]}</p>
          <p class="kern-body">{rule.source}</p>
        </Alert>
      ))}
    </>
  );
}
