import type { FormErrors } from '#platform/http/form-errors.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { FileField } from '#platform/ui/file-field.tsx';
import { Form } from '#platform/ui/form.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { PortalPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import type { Checked, Found } from './check-document.ts';
import { messages } from './messages.ts';

/** Anybody checks a document of the town: by its code, by its file, or by both. */
export function CheckPage({
  visit,
  typed,
  errors,
  checked,
  title = '',
}: {
  visit: PortalVisit;
  typed: { code: string; holder: string };
  errors: FormErrors;
  checked?: Checked;
  /** What the found document is called. */
  title?: string;
}) {
  const { lang, town, ui } = visit;
  const t = messages[lang];
  return (
    <PortalPage visit={visit} title={t.title} lead={t.lead} hasErrors={errors.summary.length > 0}>
      <ErrorSummary lang={lang} errors={errors.summary} />
      {checked ? <Result visit={visit} checked={checked} title={title} /> : null}
      <Form action={urls.checkDocument(town.id)} csrf={ui.csrf} label={t.title} multipart>
        <TextField
          lang={lang}
          name="code"
          label={t.code}
          hint={t.codeHint}
          value={typed.code}
          error={errors.at('code')}
          autocomplete="off"
          spellcheck={false}
          maxLength={60}
        />
        <TextField
          lang={lang}
          name="holder"
          label={t.holder}
          hint={t.holderHint}
          value={typed.holder}
          autocomplete="off"
          maxLength={200}
          optional
        />
        <FileField lang={lang} name="file" label={t.file} hint={t.fileHint} accept="application/pdf,.pdf" optional />
        <div>
          <Button>{t.check}</Button>
        </div>
      </Form>
    </PortalPage>
  );
}

function Result({ visit, checked, title }: { visit: PortalVisit; checked: Checked; title: string }) {
  const { lang } = visit;
  const t = messages[lang];
  switch (checked.kind) {
    case 'refused':
      return null;
    case 'found':
      return <FoundDocument visit={visit} found={checked} title={title} />;
    case 'unknown':
      return (
        <Alert lang={lang} tone="danger" title={t.unknown} level={2} live>
          <p class="kern-body">{t.unknownText}</p>
        </Alert>
      );
    case 'altered':
      return (
        <Alert lang={lang} tone="danger" title={t.altered} level={2} live>
          <p class="kern-body">{checked.code ? t.alteredText : t.alteredNoCode}</p>
        </Alert>
      );
    case 'slowed':
      return (
        <Alert lang={lang} tone="warning" title={t.slowed} level={2} live>
          <p class="kern-body">{t.slowedText(checked.minutes)}</p>
        </Alert>
      );
  }
}

function FoundDocument({ visit, found, title }: { visit: PortalVisit; found: Found; title: string }) {
  const { lang, town } = visit;
  const t = messages[lang];
  const { document, sameFile, sameHolder } = found;
  const revoked = document.revoked_at;
  const office = town.organisations.find((one) => one.id === document.organisation)?.name[lang];
  const tone = revoked ? 'danger' : sameHolder === false ? 'warning' : 'success';
  return (
    <Alert lang={lang} tone={tone} title={revoked ? t.revoked : t.valid} level={2} live>
      {revoked ? <p class="kern-body">{t.revokedText(formatDate(lang, revoked))}</p> : null}
      <SummaryList
        lang={lang}
        rows={[
          { key: t.kind, value: title },
          { key: t.issued, value: formatDate(lang, document.issued_at) },
          { key: t.by, value: [town.name, office].filter(Boolean).join(', ') },
          ...(sameFile ? [{ key: t.fileSame, value: t.fileSameText }] : []),
          ...(sameHolder === undefined ? [] : [{ key: t.name, value: sameHolder ? t.nameSame : t.nameOther }]),
        ]}
      />
      {sameFile ? null : <p class="kern-body">{t.compare}</p>}
      <p class="kern-body">{t.nothingElse}</p>
    </Alert>
  );
}
