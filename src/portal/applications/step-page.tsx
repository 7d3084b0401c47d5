import { type AskedPage, askedBlocks, type UploadRow } from '#domain/applications/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import { formatTime } from '#platform/i18n/format.ts';
import { languages } from '#platform/i18n/messages.ts';
import { AskedFields } from '#platform/ui/asked-fields.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { PortalPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import type { Applying } from './applying.ts';
import { draftSessionEnd } from './draft-session.ts';
import { messages } from './messages.ts';

/** Megabytes a file may have; what the server takes. */
export const maxMegabytes = 10;

/** One page of questions. */
export function StepPage({
  visit,
  applying,
  page,
  errors,
}: {
  visit: PortalVisit;
  applying: Applying;
  page: AskedPage;
  errors: FormErrors;
}) {
  const { lang, town, ui, door } = visit;
  const t = messages[lang];
  const { service, form, answers, pages } = applying;
  const index = pages.findIndex((one) => one.page.id === page.page.id);
  const before = pages[index - 1];
  const back = before ? urls.applyPage(town.id, service.key, before.page.id) : urls.apply(town.id, service.key);
  const fromCheck = visit.query.from === 'check' ? '?from=check' : '';
  const until = formatTime(lang, draftSessionEnd(door));
  const script = door.assets.script('src/portal/applications/session-end.island.tsx');
  return (
    <PortalPage
      visit={visit}
      section="services"
      title={`${page.page.title[lang]} – ${form.definition.title[lang]}`}
      heading={page.page.title[lang]}
      hasErrors={errors.summary.length > 0}
      backLink={{ href: fromCheck ? urls.applyPage(town.id, service.key, 'check') : back, label: t.back }}
      {...(fromCheck ? { query: 'from=check' } : {})}
      {...(script ? { head: <script type="module" src={script} nonce={ui.nonce} /> } : {})}
    >
      <p class="kern-body kern-body--muted">{t.step(index + 1, pages.length + 1)}</p>
      {page.page.help ? <p class="kern-body">{page.page.help[lang]}</p> : null}
      <ErrorSummary lang={lang} errors={errors.summary} />
      <Form
        action={`${urls.applyPage(town.id, service.key, page.page.id)}${fromCheck}`}
        csrf={ui.csrf}
        multipart={asksFiles(applying, page)}
      >
        <AskedFields
          lang={lang}
          blocks={askedBlocks(form.definition, page.fields, answers, lang)}
          errorAt={errors.at}
          maxMegabytes={maxMegabytes}
          files={(name) =>
            (applying.draft?.uploads ?? []).filter((one) => one.field === name).map((one) => file(lang, one))
          }
        />
        <ButtonRow>
          <Button>{t.next}</Button>
          <Button variant="secondary" name="action" value="pause">
            {t.pause}
          </Button>
        </ButtonRow>
        <SwitchLanguage lang={lang} />
        <SessionEnd visit={visit} until={until} />
      </Form>
    </PortalPage>
  );
}

/** Keeps what was typed and goes on in the other language; with scripts the links at the top do the same. */
function SwitchLanguage({ lang }: { lang: PortalVisit['lang'] }) {
  return (
    <>
      {languages
        .filter((other) => other !== lang)
        .map((other) => (
          <div key={other} class="bn-switch-here" lang={other}>
            <Button variant="tertiary" name="action" value={`language:${other}`}>
              {messages[other].switchHere}
            </Button>
          </div>
        ))}
    </>
  );
}

function asksFiles({ form, answers }: Applying, page: AskedPage): boolean {
  return askedBlocks(form.definition, page.fields, answers, 'de').some(
    (block) => block.kind === 'field' && block.control.kind === 'files',
  );
}

function file(lang: PortalVisit['lang'], upload: UploadRow) {
  const words = { de: 'Entfernen', en: 'Remove' }[lang];
  return {
    name: upload.name,
    bytes: upload.size,
    action: (
      <Button variant="tertiary" name="action" value={`remove-file:${upload.id}`} label={`${words}: ${upload.name}`}>
        {words}
      </Button>
    ),
  };
}

/** Says until when the page stays open, and gives more time; a script warns five minutes before. */
function SessionEnd({ visit, until }: { visit: PortalVisit; until: string }) {
  const t = messages[visit.lang];
  return (
    <div
      class="bn-session-end"
      data-session-end={draftSessionEnd(visit.door)}
      data-title={t.runsOut}
      data-text={t.runsOutText(until)}
      data-button={t.extend}
    >
      <p class="kern-body" data-session-text="">
        {t.open(until)}
      </p>
      <Button variant="tertiary" name="action" value="extend">
        {t.extend}
      </Button>
    </div>
  );
}
