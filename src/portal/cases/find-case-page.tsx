import type { FormErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { SignInInstead } from '../account/sign-in-instead.tsx';
import { CallUs } from '../call-us.tsx';
import { PortalPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { messages } from './messages.ts';

/** Number and code open a request; no account is needed. */
export function FindCasePage({
  visit,
  errors,
  number = '',
  notice,
  unsent = [],
}: {
  visit: PortalVisit;
  errors: FormErrors;
  number?: string;
  notice?: 'closed' | 'over' | undefined;
  /** Texts typed into a form that was not taken, so that nobody has to type them twice. */
  unsent?: readonly string[];
}) {
  const { lang, town, ui } = visit;
  const t = messages[lang];
  return (
    <PortalPage
      visit={visit}
      section="findCase"
      title={t.findTitle}
      lead={t.findLead}
      hasErrors={errors.summary.length > 0}
    >
      {notice === 'closed' ? <Alert lang={lang} title={t.closed} live /> : null}
      {notice === 'over' ? (
        <Alert lang={lang} tone="warning" title={t.sessionOver} live>
          <p class="kern-body">{t.sessionOverText}</p>
          {unsent.length > 0 ? (
            <>
              <p class="kern-body">{t.yourText}</p>
              {unsent.map((text) => (
                <blockquote key={text}>{text}</blockquote>
              ))}
            </>
          ) : null}
        </Alert>
      ) : null}
      <ErrorSummary lang={lang} errors={errors.summary} />
      <Form action={urls.findCase(town.id)} csrf={ui.csrf} label={t.findTitle}>
        <TextField
          lang={lang}
          name="number"
          label={t.number}
          hint={t.numberHint}
          value={fieldText(visit.form, 'number') || number}
          error={errors.at('number')}
          width={16}
          autocomplete="off"
          spellcheck={false}
        />
        <TextField
          lang={lang}
          name="code"
          label={t.code}
          hint={t.codeHint}
          error={errors.at('code')}
          width={16}
          autocomplete="off"
          spellcheck={false}
        />
        <Button>{t.open}</Button>
      </Form>
      <SignInInstead visit={visit} />
      <Section title={t.lostTitle}>
        <p class="kern-body">{t.lost}</p>
        <CallUs visit={visit} />
      </Section>
    </PortalPage>
  );
}
