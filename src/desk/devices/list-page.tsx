import type { devicesOf } from '#domain/identity/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Badge } from '#platform/ui/badge.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Table } from '#platform/ui/table.tsx';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { messages } from './messages.ts';

type Row = Awaited<ReturnType<typeof devicesOf>>[number];

/** All devices, when each was last heard of, and the button that takes a lost one out of the world. */
export function DeviceListPage({
  visit,
  devices,
  commandIds,
  errors,
  done,
}: {
  visit: StaffVisit;
  devices: readonly Row[];
  /** One command id per device: locking one and then another are two commands. */
  commandIds: ReadonlyMap<string, string>;
  errors: FormErrors;
  done: boolean;
}) {
  const { lang } = visit;
  const t = messages[lang];
  const state = (row: Row) => {
    if (row.lockedAt !== null) return <Badge tone="danger">{t.locked(formatDateTime(lang, row.lockedAt))}</Badge>;
    return row.leaseUntil <= visit.now ? (
      <Badge tone="warning">{t.leaseOver}</Badge>
    ) : (
      <Badge tone="success">{t.active}</Badge>
    );
  };
  return (
    <DeskPage visit={visit} section="devices" title={t.title} lead={t.lead} hasErrors={errors.summary.length > 0} wide>
      <ErrorSummary lang={lang} errors={errors.summary} />
      {done ? <Alert lang={lang} tone="success" title={t.done} live /> : null}
      <Table
        lang={lang}
        caption={t.caption}
        rows={devices}
        rowKey={(row) => row.id}
        empty={<p>{t.empty}</p>}
        columns={[
          { label: t.name, cell: (row) => row.name, rowHeader: true },
          { label: t.person, cell: (row) => row.person },
          { label: t.lastSeen, cell: (row) => (row.lastSeenAt ? formatDateTime(lang, row.lastSeenAt) : t.never) },
          { label: t.lease, cell: (row) => formatDateTime(lang, row.leaseUntil) },
          { label: t.state, cell: state },
          {
            label: t.action,
            cell: (row) =>
              row.lockedAt === null && visit.door.may(visit.actor, 'identity.lock-device') ? (
                <Form
                  action={urls.lockDevice(row.id)}
                  csrf={visit.ui.csrf}
                  commandId={commandIds.get(row.id)}
                  confirm={t.lockConfirm(row.name)}
                  label={t.lockLabel(row.name)}
                  inline
                >
                  <Button variant="danger" label={t.lockLabel(row.name)}>
                    {t.lock}
                  </Button>
                </Form>
              ) : null,
          },
        ]}
      />
      <p>{t.limit}</p>
    </DeskPage>
  );
}
