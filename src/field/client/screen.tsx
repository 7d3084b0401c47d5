import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Lang } from '#platform/i18n/messages.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { ActionButton } from './action-button.tsx';
import { lockNow } from './device.ts';
import { messages } from './messages.ts';
import { places } from './place.ts';
import { setState, useApp } from './state.ts';

export function chooseLanguage(lang: Lang): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the server's sentences follow the same cookie; cookieStore is not everywhere
  document.cookie = `lang=${lang}; path=/; max-age=31536000; samesite=lax`;
  localStorage.setItem('lang', lang);
  document.documentElement.lang = lang;
  setState({ lang });
}

/** Whether everything noted has reached the office; said aloud when it changes. */
function StatusLine() {
  const { lang, online, sending, commands, phase } = useApp();
  const t = messages[lang];
  if (phase !== 'open') return null;
  const unsent = commands.filter(({ state }) => state === 'unsent' || state === 'waiting').length;
  const refused = commands.filter(({ state }) => state === 'refused').length;
  const parts = [
    online ? t.online : t.offline,
    sending && online ? t.sending : unsent > 0 ? t.unsent(unsent) : t.allSent,
    ...(refused > 0 ? [t.refusedCount(refused)] : []),
  ];
  return (
    <div class="fd-status">
      <p role="status" class="kern-body">
        {parts.join(' · ')}
      </p>
      <a class="kern-link kern-link--no-visited-state" href={places.outbox()}>
        {t.outboxLink}
      </a>
    </div>
  );
}

/** The frame of every screen: where one is, what was sent, the way back. The heading takes the focus. */
export function Screen({
  title,
  lead,
  back,
  lang,
  children,
}: {
  title: string;
  lead?: string | undefined;
  back?: string | undefined;
  /** Of title, lead and content, where it is not the crew's: the resident's receipt. */
  lang?: Lang | undefined;
  children: ComponentChildren;
}) {
  const app = useApp();
  const t = messages[app.lang];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${t.area}`;
    heading.current?.focus();
  }, [title, t]);
  return (
    <>
      <header class="bn-header bn-no-print">
        <div class="bn-header__bar">
          <div class="bn-brand">
            <span class="bn-brand__name">{app.device?.town ?? 'Bürgernah'}</span>
            <span class="bn-brand__area">{t.area}</span>
          </div>
          <div class="bn-header__tools">
            <button
              type="button"
              class="bn-header__link"
              lang={app.lang === 'de' ? 'en' : 'de'}
              onClick={() => chooseLanguage(app.lang === 'de' ? 'en' : 'de')}
            >
              {t.otherLanguage}
            </button>
            {app.phase === 'open' ? (
              <button type="button" class="bn-header__link" onClick={lockNow}>
                {t.lock}
              </button>
            ) : null}
          </div>
        </div>
        <StatusLine />
      </header>
      <div class="bn-container">
        {back ? (
          <nav aria-label={t.back} class="bn-no-print">
            <a class="kern-link kern-link--no-visited-state bn-back-link" href={back}>
              <span class="kern-icon kern-icon--arrow-back" aria-hidden="true" />
              {t.back}
            </a>
          </nav>
        ) : null}
        <main id="main" class="bn-main" lang={lang}>
          <h1 class="kern-heading-x-large bn-page-title" tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {lead ? <p class="kern-body kern-body--large bn-lead">{lead}</p> : null}
          {app.leaseOver ? (
            <Alert lang={app.lang} tone="warning" title={t.leaseOver}>
              <ButtonLink href={places.enrol()} variant="secondary">
                {t.enrolAgain}
              </ButtonLink>
            </Alert>
          ) : null}
          {app.changed && app.phase === 'open' ? (
            <Alert lang={app.lang} tone="warning" title={t.changed} live>
              <ActionButton variant="secondary" onPress={() => setState({ changed: false })}>
                {t.seen}
              </ActionButton>
            </Alert>
          ) : null}
          {children}
        </main>
      </div>
    </>
  );
}
