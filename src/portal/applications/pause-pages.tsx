import { type Draft, draftCode } from '#domain/applications/index.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { CaseNumber } from '#platform/ui/case-number.tsx';
import { Details } from '#platform/ui/details.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { formatSpokenCode, spellSpokenCode } from '#platform/values/access-secret.ts';
import { PortalPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import type { Applying } from './applying.ts';
import { messages } from './messages.ts';

/** What is kept, until when, and the code that opens it again on any device. */
export function PausePage({
  visit,
  applying,
  draft,
  goOn,
}: {
  visit: PortalVisit;
  applying: Applying;
  draft: Draft;
  goOn: string;
}) {
  const { lang, town, ui, door } = visit;
  const t = messages[lang];
  const key = deriveKey(door.masterKey, 'draft-access');
  const code = draftCode(key, { tenant: visit.tenant, draft: draft.id, handle: draft.handle });
  const where = `${door.publicUrl}${urls.resumeApplication(town.id)}`;
  return (
    <PortalPage
      visit={visit}
      section="services"
      title={`${t.pauseTitle} – ${applying.form.definition.title[lang]}`}
      heading={t.pauseTitle}
      lead={t.pauseLead}
    >
      <CaseNumber lang={lang} number={formatSpokenCode(code)} label={t.code} />
      <p class="kern-body">{t.spoken(spellSpokenCode(code, lang).join(', '))}</p>
      <p class="kern-body bn-break">
        {t.whereTo}{' '}
        <a class="kern-link" href={urls.resumeApplication(town.id)}>
          {where}
        </a>
      </p>
      <p class="kern-body">{t.keptUntil(formatDate(lang, draft.expiresAt))}</p>
      <div class="bn-no-print">
        <ButtonLink href={goOn}>{t.goOnNow}</ButtonLink>
        <Details summary={t.discardTitle}>
          <p class="kern-body">{t.discardText}</p>
          <Form
            action={urls.applyPage(town.id, applying.service.key, 'pause')}
            csrf={ui.csrf}
            hidden={{ action: 'discard' }}
            confirm={t.discardAsk}
            inline
          >
            <Button variant="danger">{t.discard}</Button>
          </Form>
        </Details>
      </div>
    </PortalPage>
  );
}

/** Where a code opens what was saved. */
export function ResumePage({
  visit,
  problem,
  timeOver = false,
}: {
  visit: PortalVisit;
  problem?: string | undefined;
  timeOver?: boolean;
}) {
  const { lang, town, ui } = visit;
  const t = messages[lang];
  return (
    <PortalPage
      visit={visit}
      section="services"
      title={t.resumeTitle}
      lead={t.resumeLead}
      hasErrors={problem !== undefined}
    >
      {timeOver ? (
        <Alert lang={lang} tone="warning" title={t.timeOver} live>
          <p class="kern-body">{t.timeOverText}</p>
        </Alert>
      ) : null}
      <ErrorSummary lang={lang} errors={problem === undefined ? [] : [{ text: problem, name: 'code' }]} />
      <Form action={urls.resumeApplication(town.id)} csrf={ui.csrf} label={t.resumeTitle}>
        <TextField
          lang={lang}
          name="code"
          label={t.code}
          hint={t.resumeHint}
          error={problem}
          width={16}
          autocomplete="off"
          spellcheck={false}
        />
        <Button>{t.resume}</Button>
      </Form>
    </PortalPage>
  );
}
