import type { WorkItem } from '#domain/cases/index.ts';
import { type FormErrors, noErrors } from '#platform/http/form-errors.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Table } from '#platform/ui/table.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { CaseLink } from '../case-link.tsx';
import { Due, urgencyOf } from '../due.tsx';
import { DeskPage } from '../layout.tsx';
import { messages as desk } from '../messages.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { caseKindWord, promiseWord, roleWord, taskWord } from '../work-words.ts';
import { messages } from './messages.ts';
import { SettleWork } from './settle-work.tsx';

/** What waits for me, the most urgent first, over everything the town does. */
export function WorkListPage({
  visit,
  items,
  limit,
  catalogue,
  errors = noErrors,
}: {
  visit: StaffVisit;
  items: readonly WorkItem[];
  limit: number;
  /** What waits for the editor of the catalogue; nothing for everybody else. */
  catalogue: { checks: number; misses: number };
  errors?: FormErrors;
}) {
  const { lang, now, staff } = visit;
  const t = messages[lang];
  const count = (urgency: string) => items.filter((item) => urgencyOf(item.dueAt, now) === urgency).length;
  const opensCases = visit.door.may(visit.actor, 'page:desk.cases');
  return (
    <DeskPage
      visit={visit}
      section="start"
      title={desk[lang].start}
      lead={`${t.lead(items.length)} ${items.length > 0 ? t.counts(count('overdue'), count('today')) : ''}`.trim()}
      hasErrors={errors.summary.length > 0}
      wide
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      {catalogue.checks + catalogue.misses === 0 ? null : (
        <Alert lang={lang} title={t.catalogue}>
          <ul>
            {catalogue.checks === 0 ? null : (
              <li>
                <a href={urls.catalogue()}>{t.checks(catalogue.checks)}</a>
              </li>
            )}
            {catalogue.misses === 0 ? null : (
              <li>
                <a href={urls.searches()}>{t.misses(catalogue.misses)}</a>
              </li>
            )}
          </ul>
        </Alert>
      )}
      <Table
        lang={lang}
        caption={t.caption}
        rows={items}
        rowKey={(item) => item.id}
        empty={
          <p class="kern-body">
            <strong>{t.empty}.</strong> {t.emptyBody}
          </p>
        }
        columns={[
          {
            label: t.what,
            cell: (item) => (item.what === 'task' ? taskWord(lang, item.kind) : promiseWord(lang, item.kind)),
          },
          {
            label: t.number,
            cell: (item) => (
              <>
                {opensCases ? <CaseLink number={item.number} /> : formatCaseNumber(item.number)}{' '}
                {caseKindWord(lang, item.caseKind)}
              </>
            ),
            rowHeader: true,
          },
          { label: t.due, cell: (item) => <Due lang={lang} dueAt={item.dueAt} now={now} /> },
          {
            label: t.owner,
            cell: (item) => (item.ownerStaff === staff.staffId ? t.me : roleWord(lang, item.ownerRole)),
          },
          { label: t.action, cell: (item) => <SettleWork visit={visit} item={item} back="start" /> },
        ]}
      />
      {items.length === limit ? <p class="kern-body">{t.more(limit)}</p> : null}
    </DeskPage>
  );
}
