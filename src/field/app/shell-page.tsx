import { type Theme, themeCss } from '#platform/ui/theme.ts';
import { urls } from '../urls.ts';
import type { FieldVisit } from '../visit.ts';
import { messages } from './messages.ts';
import { appStyles } from './worker.ts';

/** The frame the app is put into. It holds nothing of anybody, so the device may keep it. */
export function ShellPage({ visit, theme }: { visit: FieldVisit; theme: Theme | undefined }) {
  const { lang, nonce, assets } = visit.ui;
  const t = messages[lang];
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{t.title}</title>
        <link rel="manifest" href={urls.manifest()} />
        <link rel="icon" href={urls.icon()} type="image/svg+xml" />
        {[...assets.css, ...appStyles(visit.door.assets.folder)].map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {theme ? <style nonce={nonce}>{themeCss(theme)}</style> : null}
        {assets.js.map((src) => (
          <script key={src} type="module" src={src} nonce={nonce} />
        ))}
      </head>
      <body class="bn-body">
        <div id="app">
          <main class="bn-container" id="main">
            <h1 class="kern-heading-large">{t.title}</h1>
            <p>{t.starting}</p>
            <noscript>
              <p>{t.noScript}</p>
            </noscript>
          </main>
        </div>
      </body>
    </html>
  );
}
