import type { Visit } from '#platform/http/route.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { CaughtMail, CaughtSummary } from '#platform/mail/caught-mail.ts';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { Page } from '#platform/ui/page.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { messages } from './messages.ts';

export function MailListPage({ visit, mails }: { visit: Visit; mails: readonly CaughtSummary[] }) {
  const { lang } = visit;
  const t = messages[lang];
  return (
    <Page {...visit.ui} title={t.title} lead={t.lead} wide>
      {mails.length === 0 ? (
        <EmptyState title={t.empty} />
      ) : (
        <Table
          lang={lang}
          caption={t.title}
          rows={mails}
          rowKey={(mail) => mail.id}
          columns={[
            {
              label: t.subject,
              rowHeader: true,
              cell: (mail) => (
                <a class="kern-link" href={`/dev/mail/${mail.id}`}>
                  {mail.subject}
                </a>
              ),
            },
            { label: t.to, cell: (mail) => mail.to.join(', ') },
            { label: t.at, cell: (mail) => formatDateTime(lang, mail.at) },
          ]}
        />
      )}
    </Page>
  );
}

export function MailPage({ visit, mail }: { visit: Visit; mail: CaughtMail }) {
  const { lang } = visit;
  const t = messages[lang];
  return (
    <Page {...visit.ui} title={mail.subject} backLink={{ href: '/dev/mail', label: t.title }}>
      <SummaryList
        lang={lang}
        rows={[
          { key: t.from, value: mail.from },
          { key: t.to, value: mail.to.join(', ') },
          { key: t.at, value: formatDateTime(lang, mail.at) },
          ...mail.attachments.map((file) => ({
            key: t.attachment,
            value: (
              <a class="kern-link" href={`/dev/mail/${mail.id}/${encodeURIComponent(file.name)}`}>
                {file.name}
              </a>
            ),
          })),
        ]}
      />
      <pre class="bn-mail-text">{mail.text}</pre>
    </Page>
  );
}
