import type { PublicService } from '#domain/catalogue/index.ts';
import { languages } from '#platform/i18n/messages.ts';
import { renderSlip } from '#platform/pdf/slip.ts';
import { formatSpokenCode } from '#platform/values/access-secret.ts';
import { dateInGermany } from '#platform/values/date.ts';
import { serviceName } from '../services.ts';
import type { StaffVisit } from '../visit.ts';
import type { TakenCall } from './taken.ts';
import { messages } from './taken-messages.ts';
import { nextSentences } from './taken-page.tsx';

/** The receipt on paper, in the language of the case's letters. */
export function printSlip(
  visit: StaffVisit,
  taken: TakenCall,
  services: readonly PublicService[],
): Promise<Uint8Array> {
  const { town, door } = visit;
  const { file, code } = taken;
  const lang = languages.find((one) => one === file.lang) ?? 'de';
  const t = messages[lang];
  const { serviceCentre } = town;
  return renderSlip({
    lang,
    size: 'A5',
    sender: { name: town.name, lines: town.address },
    date: dateInGermany(file.opened_at),
    title: t.slipTitle,
    number: file.number,
    code: formatSpokenCode(code),
    statement: [
      { facts: [[t.slipServices, file.service_keys.map((key) => serviceName(services, key, lang)).join(', ')]] },
      ...nextSentences(lang, taken),
      t.codeWhy,
      t.slipSite(door.links.site(town.id)),
      t.slipPhone(serviceCentre.phone, serviceCentre.hours[lang]),
    ],
    qr: { text: door.links.openCase(town.id, file.number, taken.secret), caption: t.slipQr },
  });
}
