import { type Lang, languages } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

export interface NavItem {
  href: string;
  label: string;
  /** This page, or the part of the site this page belongs to. */
  current?: boolean | undefined;
  /** How many things wait there. */
  count?: number | undefined;
}

export interface PageUser {
  name: string;
  /** Role or organisation, as it is to be read. */
  role?: string | undefined;
  /** Where the sign-out form posts to. */
  signOut?: string | undefined;
}

export interface PageHeaderProps {
  lang: Lang;
  town?: { name: string; home?: string | undefined } | undefined;
  area?: string | undefined;
  nav: readonly NavItem[];
  user?: PageUser | undefined;
  signIn?: { href: string; label?: string | undefined } | undefined;
  csrf: string;
  query?: string | undefined;
  languageSwitch: boolean;
}

const languageNames: Record<Lang, string> = { de: 'Deutsch', en: 'English' };

function LanguageSwitch({ lang, query }: { lang: Lang; query?: string | undefined }) {
  return (
    <ul class="bn-languages" aria-label={messages[lang].languageSwitch}>
      {languages.map((other) => (
        <li key={other}>
          {other === lang ? (
            <span class="bn-languages__current" lang={other} aria-current="true">
              {languageNames[other]}
            </span>
          ) : (
            <a
              class="bn-header__link"
              href={`?${query ? `${query}&` : ''}lang=${other}`}
              hreflang={other}
              lang={other}
              rel="alternate"
            >
              {languageNames[other]}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function SignInState({ lang, user, signIn, csrf }: Pick<PageHeaderProps, 'lang' | 'user' | 'signIn' | 'csrf'>) {
  const texts = messages[lang];
  if (!user) {
    return signIn ? (
      <a class="bn-header__link" href={signIn.href}>
        {signIn.label ?? texts.signIn}
      </a>
    ) : null;
  }
  return (
    <div class="bn-user">
      <span class="bn-user__name">
        {texts.signedInAs(user.name)}
        {user.role ? <span class="bn-user__role"> ({user.role})</span> : null}
      </span>
      {user.signOut ? (
        <form method="post" action={user.signOut}>
          <input type="hidden" name="csrf" value={csrf} />
          <button type="submit" class="bn-header__link">
            {texts.signOut}
          </button>
        </form>
      ) : null}
    </div>
  );
}

/** Town, sections, language and who is signed in. */
export function PageHeader({ lang, town, area, nav, user, signIn, csrf, query, languageSwitch }: PageHeaderProps) {
  const name = town?.name ?? 'buergernah';
  return (
    <header class="bn-header">
      <div class="bn-header__bar">
        <div class="bn-brand">
          <a class="bn-brand__name" href={town?.home ?? '/'}>
            {name}
          </a>
          {area ? <span class="bn-brand__area">{area}</span> : null}
        </div>
        <div class="bn-header__tools">
          {languageSwitch ? <LanguageSwitch lang={lang} query={query} /> : null}
          <SignInState lang={lang} user={user} signIn={signIn} csrf={csrf} />
        </div>
      </div>
      {nav.length > 0 ? (
        <nav class="bn-nav" aria-label={messages[lang].mainNavigation}>
          <ul class="bn-nav__list">
            {nav.map((item) => (
              <li key={item.href}>
                <a class="bn-nav__link" href={item.href} aria-current={item.current ? 'page' : undefined}>
                  {item.label}
                  {item.count ? <span class="bn-nav__count"> {item.count}</span> : null}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </header>
  );
}
