import { type Fee, feeOn, type PublicService } from '#domain/catalogue/index.ts';
import { formatMoney } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

export { readServices } from '#domain/catalogue/index.ts';

/** Names of services; a key the catalogue no longer knows is left out: nobody can read a number of fourteen digits. */
export function serviceNames(services: readonly PublicService[], keys: readonly string[], lang: Lang): string[] {
  const plain = keys.map((key) => key.replace(/^hand-over-/, ''));
  return services.filter((service) => plain.includes(service.key)).map((service) => service.name[lang]);
}

/** What to have ready for these services, each paper once. */
export function papersFor(services: readonly PublicService[], keys: readonly string[], lang: Lang): string[] {
  const papers = services.filter((service) => keys.includes(service.key)).flatMap((service) => service.papers);
  return [...new Set(papers.map((paper) => paper[lang]))];
}

/** "46,00 €", "gebührenfrei", or that the fee has to be asked for. `day` is an ISO date. */
export function feeText(service: PublicService, day: string, lang: Lang): string {
  const fee = feeOn(service, day);
  return fee ? amount(fee.due, lang) : messages[lang].feeUnknown;
}

/** What else may be claimed or chosen on that day, one line each. */
export function otherFees(service: PublicService, day: string, lang: Lang): string[] {
  const fee = feeOn(service, day);
  return (fee?.others ?? []).map((other) => {
    const sum = amount(other, lang);
    const condition = other.condition?.[lang];
    const plus = other.kind === 'extra' ? '+ ' : '';
    return condition ? `${plus}${sum} ${condition}` : `${plus}${sum}`;
  });
}

function amount(fee: Fee, lang: Lang): string {
  return fee.cents === 0 ? messages[lang].feeFree : formatMoney(lang, fee.cents);
}
