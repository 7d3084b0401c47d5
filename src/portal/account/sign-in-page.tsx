import { type AccountLevel, meetsLevel } from '#domain/identity/index.ts';
import { Alert, type Tone } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { CallUs } from '../call-us.tsx';
import { PortalPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { accountOffer } from './flow.ts';
import { messages, type Notice } from './messages.ts';

export interface SignInWish {
  level: AccountLevel;
  /** Where to go on; absent → the own list. */
  next: string | undefined;
  notice: Notice | undefined;
  /** Where to sign out of the account itself, after signing out here. */
  signOutThere?: string | undefined;
}

const tones: Record<Notice, Tone> = {
  cancelled: 'info',
  'signed-out': 'success',
  over: 'warning',
  'too-low': 'warning',
  unavailable: 'danger',
  failed: 'danger',
};

/** What signing in is good for, what it tells us, and that nobody has to. */
export function SignInPage({ visit, wish }: { visit: PortalVisit; wish: SignInWish }) {
  const { lang, town, ui, account } = visit;
  const t = messages[lang];
  const offer = accountOffer(visit);
  if (!offer) {
    return (
      <PortalPage visit={visit} section="my" title={t.signIn} lead={t.notOffered}>
        <Without visit={visit} />
      </PortalPage>
    );
  }
  const { level, next, notice } = wish;
  const name = offer.settings.name[lang];
  const told = notice && t.notices[notice];
  return (
    <PortalPage
      visit={visit}
      section="my"
      title={t.signInTitle(name)}
      lead={t.signInLead}
      hasErrors={notice === 'failed' || notice === 'unavailable'}
      query={new URLSearchParams({ level, ...(next ? { next } : {}) }).toString()}
    >
      {notice && told ? (
        <Alert lang={lang} tone={tones[notice]} title={told.title} live>
          <p class="kern-body">{told.text}</p>
          {wish.signOutThere ? (
            <p class="kern-body">
              <a class="kern-link" href={wish.signOutThere}>
                {t.signOutThere(name)}
              </a>
            </p>
          ) : null}
        </Alert>
      ) : null}
      {level === 'low' ? null : (
        <p class="kern-body">
          <strong>{t.needed(t.levels[level])}</strong> {t.neededHow[level]}
          {account && !meetsLevel(account.level, level) ? ` ${t.have(t.levels[account.level])}` : null}
        </p>
      )}
      <Form action={urls.signIn(town.id)} csrf={ui.csrf} hidden={{ level, next }}>
        <p class="kern-body">{t.goHint(name)}</p>
        <ButtonRow>
          <Button>{t.go(name)}</Button>
          {next ? (
            <ButtonLink href={next} variant="secondary">
              {t.withoutGo}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      </Form>
      <Section title={t.whyTitle}>
        <ul>
          {Object.values(t.why).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      <Section title={t.whatTitle}>
        <p class="kern-body">{t.what(name)}</p>
      </Section>
      <Without visit={visit} />
    </PortalPage>
  );
}

/** The equal path. */
function Without({ visit }: { visit: PortalVisit }) {
  const t = messages[visit.lang];
  return (
    <Section title={t.withoutTitle}>
      <p class="kern-body">{t.withoutText}</p>
      <CallUs visit={visit} />
      <ButtonRow>
        <ButtonLink href={urls.findCase(visit.town.id)} variant="secondary">
          {t.withoutCase}
        </ButtonLink>
      </ButtonRow>
    </Section>
  );
}
