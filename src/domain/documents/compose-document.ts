import { formatDate } from '#platform/i18n/format.ts';
import type { Certificate } from '#platform/pdf/certificate.ts';
import { dateInGermany } from '#platform/values/date.ts';
import { formatDocumentCode } from '#platform/values/document-code.ts';
import { messages } from './messages.ts';
import type { Issuer } from './sender.ts';
import { type DocumentFields, type DocumentTemplate, fillText } from './template-rules.ts';

export interface DocumentView {
  template: DocumentTemplate;
  fields: DocumentFields;
  office: string;
  /** Place in "Musterstadt, 25. November 2026". */
  place: string;
  reference: string;
  /** ISO instant of issue. */
  at: string;
  code: string;
  /** Short address to type, and the whole one in the QR code. */
  checkAt: string;
  checkLink: string;
}

/** Fills a template. The verification code is printed and stands in the QR code; both lead to the portal's page. */
export function composeDocument(issuer: Issuer, view: DocumentView): Certificate {
  const { lang } = issuer;
  const t = messages[lang];
  const { template, fields } = view;
  const fill = (texts: readonly string[]) => texts.flatMap((text) => fillText(text, fields, lang) ?? []);
  const facts = template.facts.flatMap((fact): [string, string][] => {
    const value = fillText(fact.value, fields, lang);
    return value === undefined ? [] : [[fact.label[lang], value]];
  });
  return {
    lang,
    sender: { name: issuer.town.name, lines: [...issuer.town.address], office: view.office },
    date: dateInGermany(view.at),
    title: fillText(template.title[lang], fields, lang) ?? template.title[lang],
    reference: view.reference,
    content: [
      ...fill(template.paragraphs[lang]),
      ...(facts.length > 0 ? [{ facts }] : []),
      ...fill(template.after[lang]),
    ],
    closing: [`${view.place}, ${formatDate(lang, view.at)}`, view.office, t.noSignature],
    check: {
      heading: t.checkHeading,
      text: t.checkText(view.checkAt),
      code: formatDocumentCode(view.code),
      qr: view.checkLink,
      qrAlt: t.checkAlt,
    },
  };
}
