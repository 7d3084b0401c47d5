import type { Slip } from '#platform/pdf/slip.ts';
import { formatSpokenCode } from '#platform/values/access-secret.ts';
import { dateInGermany } from '#platform/values/date.ts';
import { messages } from './messages.ts';
import type { Issuer } from './sender.ts';

export interface RequestView {
  /** Compact number and spoken code. */
  number: string;
  code: string;
  /** Opens the case; goes into the QR code only. */
  link: string;
  services: readonly string[];
  office: string;
  /** What happens next, and until when, as display strings. */
  next: string;
  until?: string | undefined;
  /** ISO instant. */
  at: string;
}

/** The slip somebody takes home when a request was made at a counter, terminal or door: number, code, what comes next. */
export function requestSlip(issuer: Issuer, view: RequestView): Slip {
  const t = messages[issuer.lang];
  const facts: [string, string][] = [
    [t.services, view.services.join(', ')],
    [t.next, view.next],
    ...(view.until === undefined ? [] : [row(t.until, view.until)]),
    [t.office, view.office],
    [t.phone, issuer.phone],
  ];
  return {
    lang: issuer.lang,
    size: 'A5',
    sender: { name: issuer.town.name, lines: [...issuer.town.address] },
    date: dateInGermany(view.at),
    title: t.requestTitle,
    number: view.number,
    code: formatSpokenCode(view.code),
    statement: [{ facts }, t.keep],
    qr: { text: view.link, caption: t.readCode(issuer.site) },
  };
}

function row(label: string, value: string): [string, string] {
  return [label, value];
}
