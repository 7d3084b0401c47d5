import { type FormErrors, noErrors } from '#platform/http/form-errors.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { CaseNumber } from '#platform/ui/case-number.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Stack } from '#platform/ui/stack.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { messages as accountMessages } from '../account/messages.ts';
import { CallUs } from '../call-us.tsx';
import { PortalPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { CaseAnswers } from './case-answers.tsx';
import { CaseDocuments } from './case-documents.tsx';
import { CaseForms } from './case-forms.tsx';
import { CaseInList } from './case-in-list.tsx';
import { CaseList } from './case-list.tsx';
import { CaseAnswer, CaseHistory, CaseMessages, CasePapers } from './case-messages.tsx';
import { CasePayments, CaseToPay } from './case-payments.tsx';
import { CasePromises, CaseResults, CaseStatus } from './case-status.tsx';
import { CaseVisits } from './case-visits.tsx';
import { type Done, messages } from './messages.ts';
import type { CaseView } from './read-case-view.ts';

/** A person's own page of their request: everything about it, in their words. */
export function ShowCasePage({
  visit,
  view,
  errors = noErrors,
  done,
}: {
  visit: PortalVisit;
  view: CaseView;
  errors?: FormErrors;
  /** What has just been done, to be said once. */
  done?: Done | undefined;
}) {
  const { lang, town, ui } = visit;
  const t = messages[lang];
  const number = formatCaseNumber(view.file.number);
  const parts = { visit, view, errors };
  return (
    <PortalPage
      visit={visit}
      section="findCase"
      title={t.title(number)}
      heading={view.file.kind === 'group-date' ? t.groupAbout : t.title(number)}
      hasErrors={errors.summary.length > 0}
      {...(visit.account ? { backLink: { href: urls.my(town.id), label: accountMessages[lang].my } } : {})}
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      {done ? <Alert lang={lang} tone="info" title={t.done[done]} live /> : null}
      <CaseNumber lang={lang} number={number} />
      <CaseToPay {...parts} />
      <CaseStatus {...parts} />
      <CaseDocuments {...parts} />
      <CaseAnswer {...parts} />
      <CaseAnswers {...parts} />
      <CaseVisits {...parts} />
      <CaseList {...parts} />
      <CaseResults {...parts} />
      <CasePayments {...parts} />
      <CasePromises {...parts} />
      <CaseMessages {...parts} />
      <CasePapers {...parts} />
      <CaseForms {...parts} />
      <CaseInList {...parts} />
      <CaseHistory {...parts} />
      <CallUs visit={visit} />
      {visit.openedBy === 'list' ? null : (
        <div class="bn-no-print">
          <Stack gap="small">
            <p class="kern-body">{t.closeHint}</p>
            <Form action={urls.closeCase(town.id)} csrf={ui.csrf} label={t.close} inline>
              <Button variant="secondary">{t.close}</Button>
            </Form>
          </Stack>
        </div>
      )}
    </PortalPage>
  );
}
