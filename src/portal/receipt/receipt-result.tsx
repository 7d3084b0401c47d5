import type { Receipt, ReceiptProblem } from '#platform/crypto/receipt.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { messages } from './messages.ts';

export type Checked = { ok: true; receipt: Receipt } | { ok: false; problem: ReceiptProblem };

/** What the check found: genuine, and what it says; or why not. */
export function ReceiptResult({
  lang,
  tenant,
  services,
  checked,
}: {
  lang: Lang;
  tenant: string;
  /** Names of the town's services by key. */
  services: Readonly<Record<string, string>>;
  checked: Checked;
}) {
  const t = messages[lang];
  if (!checked.ok || checked.receipt.tenant !== tenant)
    return (
      <Alert lang={lang} tone="danger" title={t.notGenuine} level={2} live>
        <p class="kern-body">{checked.ok ? t.otherTown : t.problem[checked.problem]}</p>
      </Alert>
    );
  const { receipt } = checked;
  const results: Readonly<Record<string, string>> = t.results;
  const rows = receipt.facts.map(([key, result]) => {
    const name = key === 'outcome' ? t.facts : services[key.replace(/^hand-over-/, '')];
    return { key: name ?? t.facts, value: results[result] ?? t.results['not-done'] };
  });
  return (
    <Alert lang={lang} tone="success" title={t.genuine} level={2} live>
      <SummaryList
        lang={lang}
        rows={[
          { key: t.number, value: formatCaseNumber(receipt.number.replace(/[\s-]/g, '')) },
          { key: t.when, value: formatDateTime(lang, receipt.at) },
          ...rows,
        ]}
      />
    </Alert>
  );
}
