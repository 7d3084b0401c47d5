import { create } from 'qrcode';
import { formatDateTime } from '#platform/i18n/format.ts';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { CaseNumber } from '#platform/ui/case-number.tsx';
import { QrCode } from '#platform/ui/qr-code.tsx';
import { Stack } from '#platform/ui/stack.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { personProgress } from '../progress-rules.ts';
import { ActionButton } from './action-button.tsx';
import { personMessages } from './person-messages.ts';
import type { PersonProps } from './person-props.ts';
import { places } from './place.ts';
import { Screen } from './screen.tsx';
import { useApp } from './state.ts';

/** The code as one path, with the four quiet modules scanners want. Fewer, larger modules beat error correction here. */
function qrSvg(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'L' });
  const { size } = modules;
  let path = '';
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (modules.get(row, column)) path += `M${column + 4} ${row + 4}h1v1h-1z`;
  const side = size + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${path}"/></svg>`;
}

/** What the resident keeps, large and in their language: shown, printed, and to be checked without us. */
export function ReceiptScreen({ stop, person }: PersonProps) {
  const { commands, device } = useApp();
  const lang = person.lang === 'en' ? 'en' : 'de';
  const t = personMessages[lang].receipt;
  const { receipt, results } = personProgress(stop, person, commands);
  if (!receipt || !device) return null;
  // Behind the # of an address nothing of it ever reaches a server's log.
  const address = `${location.origin}/${device.tenant}/receipt#${receipt.token}`;
  return (
    <div class="fd-receipt">
      <Screen lang={lang} title={t.title} lead={device.town} back={places.visit(stop.visit.visitId)}>
        <Stack>
          <SummaryList
            lang={lang}
            rows={[
              { key: t.number, value: <CaseNumber lang={lang} number={formatCaseNumber(person.number)} /> },
              { key: t.date, value: formatDateTime(lang, receipt.at) },
              {
                key: t.what,
                value: (
                  <ul>
                    {person.services.map((service) => (
                      <li key={service.key}>
                        {service.name[lang]}: {results.get(service.key) === 'done' ? t.done : t.notDone}
                      </li>
                    ))}
                  </ul>
                ),
              },
              { key: t.next, value: [...results.values()].includes('done') ? t.nextDone : t.nextText },
            ]}
          />
          <QrCode svg={qrSvg(address)} alt={t.qr} />
          <div class="bn-button-row bn-no-print">
            <ActionButton onPress={() => print()}>{t.print}</ActionButton>
            <ButtonLink href={places.visit(stop.visit.visitId)} variant="secondary">
              {t.back}
            </ButtonLink>
          </div>
        </Stack>
      </Screen>
    </div>
  );
}
