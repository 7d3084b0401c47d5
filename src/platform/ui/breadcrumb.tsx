import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

export interface BreadcrumbItem {
  label: string;
  /** Missing on the last one: the page itself. */
  href?: string | undefined;
}

/** The way from the start to this page. */
export function Breadcrumb({ lang, items }: { lang: Lang; items: readonly BreadcrumbItem[] }) {
  return (
    <nav class="bn-breadcrumb" aria-label={messages[lang].breadcrumb}>
      <ol class="bn-breadcrumb__list">
        {items.map((item) => (
          <li key={item.label}>
            {item.href ? (
              <a class="kern-link kern-link--small kern-link--no-visited-state" href={item.href}>
                {item.label}
              </a>
            ) : (
              <span aria-current="page">{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
