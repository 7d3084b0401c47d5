import { toString as drawQr } from 'qrcode';
import { type CaseRow, caseSecret, spokenCode } from '#domain/cases/index.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { CaseNumber } from '#platform/ui/case-number.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { QrCode } from '#platform/ui/qr-code.tsx';
import { Section } from '#platform/ui/section.tsx';
import { formatSpokenCode, spellSpokenCode } from '#platform/values/access-secret.ts';
import { formatCaseNumber, spellCaseNumber } from '#platform/values/case-number.ts';
import { messages } from './messages.ts';
import { urls } from './urls.ts';
import type { PortalVisit } from './visit.ts';

/** What opens a case: its number with the code, and the link with its QR code. */
export interface CaseKeys {
  number: string;
  code: string;
  link: string;
  qr: string;
}

export async function caseKeys(
  visit: PortalVisit,
  file: Pick<CaseRow, 'id' | 'number' | 'secret_version'>,
): Promise<CaseKeys> {
  const key = deriveKey(visit.door.masterKey, 'case-access');
  const of = { tenant: visit.tenant, caseId: file.id, secretVersion: file.secret_version };
  const link = `${visit.door.publicUrl}${urls.openCase(visit.town.id, file.number, caseSecret(key, of))}`;
  return {
    number: file.number,
    code: spokenCode(key, of),
    link,
    qr: await drawQr(link, { type: 'svg', errorCorrectionLevel: 'M' }),
  };
}

/** Number and code to write down, spelled for the telephone. */
export function CaseCode({ lang, keys }: { lang: Lang; keys: CaseKeys }) {
  const t = messages[lang].keys;
  return (
    <>
      <CaseNumber lang={lang} number={formatCaseNumber(keys.number)} label={t.number} />
      <p class="kern-body">
        {t.numberHint} {t.spoken(spellCaseNumber(keys.number, lang).join(', '))}
      </p>
      <CaseNumber lang={lang} number={formatSpokenCode(keys.code)} label={t.code} />
      <p class="kern-body">
        {t.codeHint} {t.spoken(spellSpokenCode(keys.code, lang).join(', '))}
      </p>
    </>
  );
}

/** The link that opens the case without the code. */
export function CaseLink({ lang, keys }: { lang: Lang; keys: CaseKeys }) {
  const t = messages[lang].keys;
  return (
    <Section title={t.link}>
      <Columns layout="main">
        <div>
          <p class="kern-body">{t.linkHint}</p>
          <p class="kern-body bn-break">
            <a class="kern-link" href={keys.link}>
              {keys.link}
            </a>
          </p>
        </div>
        <QrCode svg={keys.qr} alt={t.qrAlt} />
      </Columns>
      <p class="kern-body bn-no-print">{t.printHint}</p>
    </Section>
  );
}
