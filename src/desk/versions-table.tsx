import type { ComponentChildren } from 'preact';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Section } from '#platform/ui/section.tsx';
import { Table, type TableColumn } from '#platform/ui/table.tsx';
import { messages } from './messages.ts';

/** Who made a version: somebody of the staff, or an import. */
export function versionAuthor(lang: Lang, createdBy: string, names: ReadonlyMap<string, string>): string {
  return createdBy === 'import' ? messages[lang].versions.imported : (names.get(createdBy) ?? '–');
}

/** The versions of something the town keeps, newest first: which, since when, by whom. */
export function VersionsTable<Row extends { version: number; createdBy: string }>({
  lang,
  title,
  lead,
  rows,
  names,
  version,
  since,
  sinceLabel,
  more = [],
}: {
  lang: Lang;
  title: string;
  lead?: string;
  rows: readonly Row[];
  names: ReadonlyMap<string, string>;
  /** What names the version and leads to it. */
  version: (row: Row) => ComponentChildren;
  /** ISO instant. */
  since: (row: Row) => string;
  sinceLabel?: string;
  more?: readonly TableColumn<Row>[];
}) {
  const t = messages[lang].versions;
  return (
    <Section title={title}>
      {lead === undefined ? null : <p class="kern-body">{lead}</p>}
      <Table
        lang={lang}
        caption={title}
        captionHidden
        small
        rows={rows}
        rowKey={(row) => String(row.version)}
        columns={[
          { label: t.version, rowHeader: true, cell: version },
          { label: sinceLabel ?? t.since, cell: (row) => formatDateTime(lang, since(row)) },
          { label: t.by, cell: (row) => versionAuthor(lang, row.createdBy, names) },
          ...more,
        ]}
      />
    </Section>
  );
}
