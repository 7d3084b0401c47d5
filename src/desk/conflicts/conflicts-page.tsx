import type { FieldConflict } from '#domain/visits/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Table } from '#platform/ui/table.tsx';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';
import { commandWord, refusalSentence } from './words.ts';

/** What the field sent and the office refused, the oldest first. */
export function ConflictsPage({ visit, open }: { visit: StaffVisit; open: readonly FieldConflict[] }) {
  const { lang, door } = visit;
  const t = messages[lang];
  return (
    <DeskPage visit={visit} section="conflicts" title={t.title} lead={t.lead} wide>
      {open.length === 0 ? (
        <EmptyState title={t.none}>{t.noneBody}</EmptyState>
      ) : (
        <Table
          lang={lang}
          caption={t.title}
          captionHidden
          rows={open}
          rowKey={(row) => row.conflictId}
          columns={[
            {
              label: t.what,
              rowHeader: true,
              cell: (row) => (
                <a
                  href={urls.conflict(row.conflictId)}
                  aria-label={t.openLabel(commandWord(row.command, lang), row.staffName)}
                >
                  {commandWord(row.command, lang)}
                </a>
              ),
            },
            { label: t.why, cell: (row) => refusalSentence(door.problems, row.problem, lang) },
            { label: t.who, cell: (row) => row.staffName },
            { label: t.recorded, cell: (row) => formatDateTime(lang, row.recordedAt) },
            { label: t.received, cell: (row) => formatDateTime(lang, row.receivedAt) },
          ]}
        />
      )}
    </DeskPage>
  );
}
