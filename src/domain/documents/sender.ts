import type { Lang } from '#platform/i18n/messages.ts';

/** Who issues a paper, in the words of the town's configuration. */
export interface Issuer {
  lang: Lang;
  /** "Stadt Musterstadt" and its address, one line each. */
  town: { name: string; address: readonly string[] };
  phone: string;
  /** Where numbers, codes and receipts are typed in or checked: short enough to be copied by hand. */
  site: string;
}
