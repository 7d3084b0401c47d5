import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

export interface PageFooterProps {
  lang: Lang;
  townName?: string | undefined;
  links: readonly { href: string; label: string }[];
}

/** The town's legal links. */
export function PageFooter({ lang, townName, links }: PageFooterProps) {
  return (
    <footer class="bn-footer">
      <div class="bn-footer__inner">
        <span class="bn-footer__name">{townName ?? 'buergernah'}</span>
        {links.length > 0 ? (
          <nav aria-label={messages[lang].footerNavigation}>
            <ul class="bn-footer__links">
              {links.map((link) => (
                <li key={link.href}>
                  <a class="bn-footer__link" href={link.href}>
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </div>
    </footer>
  );
}
