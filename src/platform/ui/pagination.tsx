import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

export interface PaginationProps {
  lang: Lang;
  /** Where the previous page is; missing on the first. */
  previous?: string | undefined;
  /** Where the next page is; missing on the last. */
  next?: string | undefined;
  /** "Seite 2 von 7", when both numbers are known. */
  page?: number | undefined;
  pages?: number | undefined;
}

/** To the page before and after. Long lists read by key have no page numbers, so none are needed. */
export function Pagination({ lang, previous, next, page, pages }: PaginationProps) {
  const texts = messages[lang];
  if (!previous && !next) return null;
  return (
    <nav class="bn-pagination" aria-label={texts.pagination}>
      {previous ? (
        <a class="kern-btn kern-btn--secondary" href={previous} rel="prev">
          <span class="kern-icon kern-icon--chevron-left" aria-hidden="true" />
          <span class="kern-label">{texts.previousPage}</span>
        </a>
      ) : null}
      {page && pages ? <span class="bn-pagination__where">{texts.pageNumber(page, pages)}</span> : null}
      {next ? (
        <a class="kern-btn kern-btn--secondary" href={next} rel="next">
          <span class="kern-label">{texts.nextPage}</span>
          <span class="kern-icon kern-icon--chevron-right" aria-hidden="true" />
        </a>
      ) : null}
    </nav>
  );
}
