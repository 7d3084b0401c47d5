import { caseTexts, wordFor } from '#domain/cases/index.ts';
import { templateName } from '#domain/notifications/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { PartProps } from './form-of.ts';
import { messages } from './messages.ts';

/** Who was told what, by which way, and whether it went out; the newest first. */
export function Notices({ visit, read }: PartProps) {
  const { lang } = visit;
  const t = messages[lang];
  const words = caseTexts[lang];
  return (
    <Section title={t.notices}>
      <Table
        lang={lang}
        caption={t.notices}
        captionHidden
        small
        rows={read.notices.toReversed()}
        rowKey={(row) => row.id}
        empty={<p class="kern-body">{t.noNotices}</p>}
        columns={[
          { label: t.toldWhat, cell: (row) => templateName(row.template, lang), rowHeader: true },
          { label: t.toldWhom, cell: (row) => wordFor(words.role, row.party_role) },
          { label: t.way, cell: (row) => wordFor(words.contactWay, row.way) },
          { label: t.toldWhen, cell: (row) => formatDateTime(lang, row.created_at) },
          {
            label: t.state,
            cell: (row) => {
              const word = wordFor(t.toldState, row.state);
              // What was sent at once has one time, not two.
              return row.settled_at && row.settled_at !== row.created_at
                ? `${word}, ${formatDateTime(lang, row.settled_at)}`
                : word;
            },
          },
        ]}
      />
    </Section>
  );
}
