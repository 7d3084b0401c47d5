import { formatLongDate, formatMoney, formatTime } from '#platform/i18n/format.ts';
import type { Slip } from '#platform/pdf/slip.ts';
import { dateInGermany } from '#platform/values/date.ts';
import { messages } from './messages.ts';
import type { Issuer } from './sender.ts';

export interface ReceiptView {
  /** Compact case number. */
  number: string;
  /** ISO instant of the visit, as the device recorded it. */
  at: string;
  services: readonly {
    name: string;
    done: boolean;
    /** Order number of the certified kit software, where there is one. */
    order?: string | undefined;
    /** Why not, in plain words. */
    reason?: string | undefined;
  }[];
  paidCents?: number | undefined;
  /** Office and service numbers of the two who came, never their private names. */
  crew: string;
  /** What happens next, as a sentence. */
  next: string;
  /** The receipt a device signed (`platform/crypto/receipt.ts`); it verifies without the server. */
  token: string;
  /** Where receipts are checked; the token goes behind its #, so it reaches no log. */
  checkAt: string;
}

/** The visit's receipt on paper: what was done, what was not and why, what comes next, and a code that proves it. */
export function visitReceipt(issuer: Issuer, view: ReceiptView): Slip {
  const { lang } = issuer;
  const t = messages[lang];
  const done = view.services.filter((service) => service.done);
  const notDone = view.services.filter((service) => !service.done);
  const facts: [string, string][] = [
    ...(view.paidCents === undefined ? [] : [row(t.fee, formatMoney(lang, view.paidCents))]),
    [t.next, view.next],
    [t.crew, view.crew],
    [t.phone, issuer.phone],
  ];
  return {
    lang,
    size: 'A5',
    sender: { name: issuer.town.name, lines: [...issuer.town.address] },
    date: dateInGermany(view.at),
    title: t.receiptTitle,
    number: view.number,
    statement: [
      t.visited(formatLongDate(lang, view.at), formatTime(lang, view.at)),
      ...(done.length === 0
        ? [t.nothingDone]
        : [t.done, { list: done.map(({ name, order }) => (order === undefined ? name : t.order(name, order))) }]),
      ...(notDone.length === 0
        ? []
        : [
            t.notDone,
            { list: notDone.map(({ name, reason }) => (reason === undefined ? name : t.reason(name, reason))) },
          ]),
      { facts },
    ],
    qr: { text: `${view.checkAt}#${view.token}`, caption: t.verify(view.checkAt) },
  };
}

function row(label: string, value: string): [string, string] {
  return [label, value];
}
