import type { ComponentChildren } from 'preact';
import type { Lang } from '#platform/i18n/messages.ts';
import { Breadcrumb, type BreadcrumbItem } from './breadcrumb.tsx';
import { messages } from './messages.ts';
import type { PageContext } from './page-context.ts';
import { PageFooter } from './page-footer.tsx';
import { type NavItem, PageHeader, type PageUser } from './page-header.tsx';
import { type Theme, themeCss } from './theme.ts';

export interface PageProps extends PageContext {
  /** Says what this page is; also its `<h1>` unless `heading` says it better. */
  title: string;
  heading?: ComponentChildren;
  /** A sentence in larger type under the heading. */
  lead?: ComponentChildren;
  town?: { name: string; home?: string | undefined; theme?: Theme | undefined } | undefined;
  /** Name of the surface ("Leitstelle", "Tour"), shown beside the town and in the title. */
  area?: string | undefined;
  nav?: readonly NavItem[] | undefined;
  /** Who is signed in; without it, `signIn` shows the way in. */
  user?: PageUser | undefined;
  signIn?: { href: string; label?: string | undefined } | undefined;
  /** Legal links of the town: Impressum, Datenschutz, Barrierefreiheit. */
  footer?: readonly { href: string; label: string }[] | undefined;
  backLink?: { href: string; label?: string | undefined } | undefined;
  breadcrumb?: readonly BreadcrumbItem[] | undefined;
  /** The form was refused: the title begins with "Fehler:" so that it is heard first. */
  hasErrors?: boolean | undefined;
  /** The query of this page without `lang`, kept when the language is switched (`a=1&b=2`). */
  query?: string | undefined;
  /** Use the whole width (work lists, plans) instead of a readable line length. */
  wide?: boolean | undefined;
  /** No links to other languages, as on printed slips. */
  noLanguageSwitch?: boolean | undefined;
  /** Stands below the page's own content on every page of a surface: how long one stays signed in. */
  below?: ComponentChildren;
  /** Goes into `<head>` as it is: a manifest link, a refresh. */
  head?: ComponentChildren;
  children: ComponentChildren;
}

function documentTitle(
  props: { lang: Lang; title: string; hasErrors?: boolean | undefined },
  places: (string | undefined)[],
) {
  const title = props.hasErrors ? messages[props.lang].errorTitle(props.title) : props.title;
  return [title, ...places].filter(Boolean).join(' – ');
}

/** The whole document of a page: head, skip link, header, main with its heading, footer. */
export function Page(props: PageProps) {
  const { lang, title, heading, lead, town, area, nonce, assets, backLink, breadcrumb, children } = props;
  const theme = town?.theme ? themeCss(town.theme) : '';
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{documentTitle(props, [area, town?.name])}</title>
        {assets.css.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {theme ? <style nonce={nonce}>{theme}</style> : null}
        {props.head}
        {assets.js.map((src) => (
          <script key={src} type="module" src={src} nonce={nonce} />
        ))}
      </head>
      <body class="bn-body">
        <a class="bn-skip-link" href="#main">
          {messages[lang].skipToContent}
        </a>
        <PageHeader
          lang={lang}
          town={town}
          area={area}
          nav={props.nav ?? []}
          user={props.user}
          signIn={props.signIn}
          csrf={props.csrf}
          query={props.query}
          languageSwitch={!props.noLanguageSwitch}
        />
        <div class={props.wide ? 'bn-container bn-container--wide' : 'bn-container'}>
          {breadcrumb ? <Breadcrumb lang={lang} items={breadcrumb} /> : null}
          {backLink ? (
            <nav aria-label={messages[lang].back}>
              <a class="kern-link kern-link--no-visited-state bn-back-link" href={backLink.href}>
                <span class="kern-icon kern-icon--arrow-back" aria-hidden="true" />
                {backLink.label ?? messages[lang].back}
              </a>
            </nav>
          ) : null}
          <main id="main" class="bn-main" tabIndex={-1}>
            <h1 class="kern-heading-x-large bn-page-title">{heading ?? title}</h1>
            {lead ? <p class="kern-body kern-body--large bn-lead">{lead}</p> : null}
            {children}
          </main>
          {props.below}
        </div>
        <PageFooter lang={lang} townName={town?.name} links={props.footer ?? []} />
      </body>
    </html>
  );
}
