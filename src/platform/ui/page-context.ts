import type { Lang } from '#platform/i18n/messages.ts';

/** What a door hands to every page it renders; spread it into `<Page {...ui} title=… />`. */
export interface PageContext {
  lang: Lang;
  /** CSP nonce of this response. */
  nonce: string;
  /** Addresses of the built style sheets and module scripts, in order. */
  assets: { css: readonly string[]; js: readonly string[] };
  /** CSRF token of this session; goes into every `<Form csrf>`. */
  csrf: string;
}
