import { type Lang, languages } from './messages.ts';

/** Name of the cookie that remembers a chosen language. */
export const languageCookie = 'lang';

function known(tag: string | undefined): Lang | undefined {
  const primary = tag?.trim().toLowerCase().split('-')[0];
  return languages.find((language) => language === primary);
}

/** The best language of an `Accept-Language` header (RFC 9110 §12.5.4) that we have. */
function preferred(header: string | undefined): Lang | undefined {
  return (header ?? '')
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [tag, ...parameters] = part.split(';');
      const weight = parameters.map((parameter) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: known(tag), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter((candidate) => candidate.language && candidate.weight > 0)
    .sort((one, other) => other.weight - one.weight)[0]?.language;
}

export interface LanguageWishes {
  /** `?lang=` of this request: an explicit choice, to be remembered in the cookie. */
  query?: string | undefined;
  cookie?: string | undefined;
  acceptLanguage?: string | undefined;
}

/** The language to answer in: chosen now, chosen before, asked for by the browser, German. */
export function negotiateLanguage(wishes: LanguageWishes): Lang {
  return known(wishes.query) ?? known(wishes.cookie) ?? preferred(wishes.acceptLanguage) ?? languages[0];
}

/** The language chosen by `?lang=`, if it is one of ours; then the cookie is to be set. */
export function chosenLanguage(query: string | undefined): Lang | undefined {
  return known(query);
}
