import { handOverOf } from '#domain/applications/index.ts';
import { revocationGrounds } from '#domain/documents/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { Button } from '#platform/ui/button.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Table } from '#platform/ui/table.tsx';
import { urls } from '../urls.ts';
import { messages } from './application-messages.ts';
import { formOf, type PartProps } from './form-of.ts';

/** What the town has issued in this case, valid or withdrawn; a caseworker can withdraw it. */
export function IssuedDocuments({ visit, read, errors }: PartProps) {
  const { lang, door, actor } = visit;
  const t = messages[lang];
  if (read.documents.length === 0) return null;
  const title = (id: string) => read.papers.find((paper) => paper.id === id)?.name ?? t.document;
  const valid = read.documents.filter((document) => document.revoked_at === null);
  return (
    <Section title={t.documents}>
      <Table
        lang={lang}
        caption={t.documents}
        captionHidden
        small
        rows={read.documents}
        rowKey={(row) => row.id}
        columns={[
          {
            label: t.document,
            cell: (row) => <a href={urls.paper(read.file.number, row.id)}>{title(row.id)}</a>,
            rowHeader: true,
          },
          { label: t.handOver, cell: (row) => t.handOverOf(handOverOf(read.answers, row.id)) },
          { label: t.issued, cell: (row) => formatDateTime(lang, row.issued_at) },
          {
            label: t.validity,
            cell: (row) => (row.revoked_at === null ? t.valid : t.revoked(formatDateTime(lang, row.revoked_at))),
          },
        ]}
      />
      {door.may(actor, 'documents.revoke')
        ? valid.map((row) => (
            <Details key={row.id} summary={t.revoke}>
              <Form
                action={urls.caseAction(read.file.number, 'revoke-document')}
                {...formOf(visit, `revoke/${row.id}`)}
                hidden={{ document: row.id }}
                label={t.revoke}
              >
                <p class="kern-body">{t.revokeHint}</p>
                <Select
                  lang={lang}
                  name={`revoke-ground-${row.id}`}
                  label={t.revokeGround}
                  error={errors.at(`revoke-ground-${row.id}`)}
                  options={revocationGrounds.map((value) => ({ value, label: t.revokeGrounds[value] }))}
                />
                <div>
                  <Button variant="danger">{t.revoke}</Button>
                </div>
              </Form>
            </Details>
          ))
        : null}
    </Section>
  );
}
