import type { RequestToCheck } from '#domain/visits/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Table } from '#platform/ui/table.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { VisitTabs } from './frame.tsx';
import { messages } from './messages.ts';
import { wordOf } from './words.ts';

/** Requests nobody has decided yet, the most urgent first. */
export function RequestsPage({
  visit,
  requests,
  services,
}: {
  visit: StaffVisit;
  requests: readonly RequestToCheck[];
  services: (keys: readonly string[]) => string;
}) {
  const { lang } = visit;
  const t = messages[lang];
  return (
    <DeskPage visit={visit} section="visits" title={t.toCheckTitle} lead={t.toCheckLead} wide>
      <VisitTabs lang={lang} current="check" />
      {requests.length === 0 ? (
        <EmptyState title={t.nothingToCheck}>{t.nothingToCheckBody}</EmptyState>
      ) : (
        <Table
          lang={lang}
          caption={t.toCheckTitle}
          captionHidden
          rows={requests}
          rowKey={(row) => row.caseId}
          columns={[
            {
              label: t.person,
              rowHeader: true,
              cell: (row) => (
                <>
                  <a href={urls.needCheck(row.number)} aria-label={t.checkLabel(row.name)}>
                    {row.name}
                  </a>
                  <br />
                  {formatCaseNumber(row.number)}
                </>
              ),
            },
            { label: t.place, cell: (row) => row.place ?? '–' },
            { label: t.services, cell: (row) => services(row.serviceKeys) },
            {
              label: t.received,
              cell: (row) => `${formatDateTime(lang, row.receivedAt)}, ${wordOf(t.channel, row.channel)}`,
            },
            { label: t.due, cell: (row) => <Due visit={visit} row={row} /> },
            { label: t.remarks, cell: (row) => <Remarks visit={visit} row={row} /> },
          ]}
        />
      )}
    </DeskPage>
  );
}

function Due({ visit, row }: { visit: StaffVisit; row: RequestToCheck }) {
  const t = messages[visit.lang];
  if (row.dueAt === null) return <>{t.notDueYet}</>;
  return (
    <>
      {formatDateTime(visit.lang, row.dueAt)}
      {row.dueAt < visit.now ? (
        <>
          {' '}
          <Badge tone="danger">{t.overdue}</Badge>
        </>
      ) : null}
    </>
  );
}

function Remarks({ visit, row }: { visit: StaffVisit; row: RequestToCheck }) {
  const t = messages[visit.lang];
  const remarks = [
    ...(row.state === 'waiting-resident' ? [t.waiting] : []),
    ...(row.kind === 'group-date' ? [t.groupDate] : []),
    ...(row.kind === 'visit' && row.institutionKind !== null ? [wordOf(t.institution, row.institutionKind)] : []),
    ...(row.residentTakesPart ? [] : [t.withoutPerson]),
  ];
  return <>{remarks.length > 0 ? remarks.join(', ') : '–'}</>;
}
