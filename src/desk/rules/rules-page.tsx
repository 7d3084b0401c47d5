import { type DecisionTableName, type TableVersion, versionAt } from '#domain/decisions/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { Table } from '#platform/ui/table.tsx';
import { DeskPage } from '../layout.tsx';
import { messages as desk } from '../messages.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';

/** The tables the town decides by. */
export function RulesPage({
  visit,
  tables,
}: {
  visit: StaffVisit;
  tables: readonly { table: DecisionTableName; versions: readonly TableVersion[] }[];
}) {
  const { lang, now } = visit;
  const t = messages[lang];
  return (
    <DeskPage visit={visit} section="rules" title={desk[lang].rules} lead={t.lead} wide>
      <Table
        lang={lang}
        caption={desk[lang].rules}
        captionHidden
        rows={tables}
        rowKey={({ table }) => table}
        columns={[
          {
            label: t.table,
            rowHeader: true,
            cell: ({ table }) => <a href={urls.ruleTable(table)}>{t.tables[table]}</a>,
          },
          { label: t.version, cell: ({ versions }) => versionAt(versions, now) ?? '–' },
          {
            label: t.planned,
            cell: ({ versions }) => {
              const [newest] = versions;
              return newest && newest.validFrom > now
                ? t.plannedFrom(newest.version, formatDateTime(lang, newest.validFrom))
                : '–';
            },
          },
        ]}
      />
    </DeskPage>
  );
}
