import { defineProblems } from '#platform/commands/problems.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { equipmentNames } from './equipment-names.ts';
import type { Reason } from './tour-rules.ts';

/** Why a visit does not fit a tour: `visits.fit-` and the reason's code. */
export const { texts: fitProblems } = defineProblems({
  'visits.fit-tour-closed': {
    status: 409,
    de: 'Die Tour ist unterwegs, beendet oder abgesagt.',
    en: 'The tour is under way, finished or cancelled.',
  },
  'visits.fit-not-before': {
    status: 409,
    de: ({ date }) => `Der Besuch soll nicht vor dem ${formatDate('de', String(date))} sein.`,
    en: ({ date }) => `The visit is not to be before ${formatDate('en', String(date))}.`,
  },
  'visits.fit-too-long-for-day': {
    status: 409,
    de: ({ needed, available }) =>
      `Der Besuch dauert ${needed} Minuten. Mit Anfahrt und Aufbau ist auf dieser Tour (${available} Minuten) nicht genug Zeit frei.`,
    en: ({ needed, available }) =>
      `The visit takes ${needed} minutes. With travel and setup there is not enough time left on this tour (${available} minutes).`,
  },
  'visits.fit-outside-tour': {
    status: 409,
    de: ({ from, to }) =>
      `Die Tour geht von ${from} bis ${to} Uhr. Mit Anfahrt und Rückweg passt diese Zeit nicht hinein.`,
    en: ({ from, to }) => `The tour runs from ${from} to ${to}. With the way there and back this time does not fit.`,
  },
  'visits.fit-overlaps': {
    status: 409,
    de: ({ at }) => `Um ${at} Uhr ist das Team bei jemand anderem oder auf dem Weg.`,
    en: ({ at }) => `At ${at} the crew is with somebody else or on the way.`,
  },
  'visits.fit-outside-wish': {
    status: 409,
    de: 'Die freie Zeit liegt außerhalb dessen, was die Person sich gewünscht hat.',
    en: 'The free time lies outside what the person wished for.',
  },
  'visits.fit-no-break': {
    status: 409,
    de: ({ minutes }) => `Dem Team blieben keine ${minutes} Minuten Pause am Stück (§ 4 ArbZG).`,
    en: ({ minutes }) => `The crew would have no break of ${minutes} minutes in one piece (§ 4 ArbZG).`,
  },
  'visits.fit-equipment-missing': {
    status: 409,
    de: ({ equipment }) => `Im Koffer der Tour fehlt: ${equipmentNames(equipment, 'de')}.`,
    en: ({ equipment }) => `The kit of the tour lacks: ${equipmentNames(equipment, 'en')}.`,
  },
  'visits.fit-no-blank-left': {
    status: 409,
    de: ({ needed, left }) => `Gebraucht werden ${needed} Vordrucke für vorläufige Ausweise, frei sind ${left}.`,
    en: ({ needed, left }) => `${needed} blank provisional ID cards are needed, ${left} are free.`,
  },
  'visits.fit-calibration-expired': {
    status: 409,
    de: ({ until }) => `Der Koffer ist nur bis ${formatDate('de', String(until))} kalibriert.`,
    en: ({ until }) => `The kit is calibrated only until ${formatDate('en', String(until))}.`,
  },
  'visits.fit-skill-missing': {
    status: 409,
    de: ({ skill }) => `Das Team bringt nicht mit, was gebraucht wird: ${skill}.`,
    en: ({ skill }) => `The crew does not bring what is needed: ${skill}.`,
  },
});

/** A reason as a sentence. */
export function reasonSentence(reason: Reason, lang: Lang): string {
  const text = fitProblems[`visits.fit-${reason.code}`][lang];
  return typeof text === 'function' ? text(reason.data) : text;
}
