import { equipmentNames, type KitState, type VisitSettings } from '#domain/visits/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

const soonDays = 30;

export interface KitWarnings {
  /** A tour cannot start with the kit as it is. */
  stops: string[];
  /** Worth acting on soon. */
  soon: string[];
}

/** What is wrong with a kit on a day, or soon will be: content, battery, calibration, blanks. */
export function kitWarnings(kit: KitState, settings: VisitSettings, today: string, lang: Lang): KitWarnings {
  const t = messages[lang];
  const present = new Set(kit.items.filter((item) => item.state === 'present').map((item) => item.equipment));
  const wanting = settings.requiredEquipment.filter((equipment) => !present.has(equipment));
  const until = formatDate(lang, kit.calibratedUntil);
  const days = (Date.parse(kit.calibratedUntil) - Date.parse(today)) / 86_400_000;
  const blanks = kit.blanks.filter((blank) => blank.state === 'in-stock').length;
  return {
    stops: [
      ...(wanting.length > 0 ? [t.wanting(equipmentNames(wanting.join(','), lang))] : []),
      ...(days < 0 ? [t.calibrationOver(until)] : []),
      ...(kit.batteryPercent < settings.batteryMinimumPercent
        ? [t.batteryLow(kit.batteryPercent, settings.batteryMinimumPercent)]
        : []),
    ],
    soon: [
      ...(days >= 0 && days <= soonDays ? [t.calibrationSoon(until)] : []),
      ...(blanks === 0 ? [t.noBlanksLeft] : []),
    ],
  };
}
