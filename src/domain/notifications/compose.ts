import type { Lang } from '#platform/i18n/messages.ts';
import { type Letter, renderLetter } from '#platform/pdf/letter.ts';
import type { Facts, Template, TemplateFacts, TemplateTexts } from './facts.ts';
import { frame, templateTexts } from './messages.ts';

/** What a notice says, before it becomes a mail, a letter or a call. */
export interface NoticeText {
  template: Template;
  subject: string;
  body: string;
  /** Hash of the stored file that is posted together with the letter. */
  enclosure?: string;
}

export function composeText<K extends Template>(lang: Lang, template: K, facts: TemplateFacts[K]): NoticeText {
  const texts: { [P in K]: TemplateTexts[P] } = templateTexts[lang];
  const text = texts[template];
  return { template, subject: text.subject(facts), body: text.body(facts) };
}

/** Whom and what a notice is about. */
export interface Addressed {
  lang: Lang;
  text: NoticeText;
  facts: Facts;
  /** Absent: an unproven address that must learn nothing. */
  /** `name` is empty when only a family name is known: without a title it would sound rude. */
  recipient?: { name: string } | undefined;
  /** The resident's name, where somebody else is written to. */
  about?: string | undefined;
  /** What opens the case; absent where the one who reads it must not. */
  access?: { link: string; code: string; site: string } | undefined;
}

type Block = Letter['paragraphs'][number];

export function composeMail(notice: Addressed): { subject: string; text: string } {
  const { lang, text, facts, access } = notice;
  const t = frame[lang];
  const parts = [
    greeting(notice),
    opening(lang, text.body),
    notice.recipient &&
      factRows(notice)
        .map(([label, value]) => `${label}: ${value}`)
        .join('\n'),
    access && t.lookUp(access.link),
    access && t.linkIsKey,
    t.reach(facts.phone, facts.phoneHours),
    `${t.closing}\n${facts.town}\n${facts.office}`,
    access ? t.noReply : t.noReplyShort,
  ];
  return { subject: text.subject, text: parts.filter((part) => part !== undefined).join('\n\n') };
}

/** The letter as its PDF. `date` is an ISO date; `lines` are those of the address window. */
export function composeLetter(
  notice: Addressed,
  sheet: { date: string; lines: readonly string[]; sender: Letter['sender'] },
): Letter {
  const { lang, text, facts, access } = notice;
  const t = frame[lang];
  const rows = factRows(notice).slice(1);
  return {
    lang,
    sender: sheet.sender,
    recipient: [...sheet.lines],
    date: sheet.date,
    subject: text.subject,
    reference: facts.number,
    paragraphs: [
      greeting(notice),
      ...bodyBlocks(opening(lang, text.body)),
      { facts: [...rows, ...(access ? [codeRow(t.code, access.code)] : [])] },
      t.reach(facts.phone, facts.phoneHours),
    ],
    closing: [t.closing, facts.town, facts.office],
    ...(access ? { qr: { text: access.link, caption: t.qr(access.site) } } : {}),
  };
}

export function printLetter(letter: Letter): Promise<Uint8Array> {
  return renderLetter(letter);
}

/** What an agent says on the phone: the same words, in pieces that can be read out. */
export function composeCall(notice: Addressed): { subject: string; paragraphs: string[] } {
  const { lang, text, facts } = notice;
  return {
    subject: text.subject,
    paragraphs: [
      greeting(notice).replace(/,$/, '.'),
      ...capital(text.body).split('\n\n'),
      frame[lang].reach(facts.phone, facts.phoneHours),
    ],
  };
}

function codeRow(label: string, code: string): [string, string] {
  return [label, code];
}

function factRows({ lang, facts, about }: Addressed): [string, string][] {
  const t = frame[lang];
  return [
    [t.number, facts.number],
    [t.services, facts.services],
    ...(about === undefined ? [] : [codeRow(t.about, about)]),
  ];
}

function greeting({ lang, recipient }: Addressed): string {
  const t = frame[lang];
  return recipient?.name ? t.greeting(recipient.name) : t.greetingOpen;
}

/** After the comma of the greeting German goes on in lower case, English begins anew. */
function opening(lang: Lang, body: string): string {
  return lang === 'de' ? body : capital(body);
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** Paragraphs, and lists where lines begin with "- ". */
function bodyBlocks(body: string): Block[] {
  return body.split('\n\n').flatMap((paragraph): Block[] => {
    const lines = paragraph.split('\n');
    const items = lines.filter((line) => line.startsWith('- '));
    if (items.length === 0) return [paragraph];
    const heading = lines.filter((line) => !line.startsWith('- ')).join('\n');
    return [...(heading === '' ? [] : [heading]), { list: items.map((line) => line.slice(2)) }];
  });
}
