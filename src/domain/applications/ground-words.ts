import { defineMessages, type Lang } from '#platform/i18n/messages.ts';
import { type DeclineGround, declinedFor } from './rules.ts';

/** Why an application was declined, as the one who applied reads it. */
const messages = defineMessages({
  de: {
    'criteria-not-met': 'Die Voraussetzungen sind nicht erfüllt.',
    'evidence-missing': 'Es fehlen Nachweise.',
    'not-resident': 'Die Person ist nicht bei uns gemeldet.',
    'details-wrong': 'Die Angaben stimmen nicht.',
    'other-office': 'Eine andere Stelle ist zuständig.',
  } satisfies Record<DeclineGround, string>,
  en: {
    'criteria-not-met': 'The conditions are not met.',
    'evidence-missing': 'Proof is missing.',
    'not-resident': 'The person is not registered with us.',
    'details-wrong': 'The details are not right.',
    'other-office': 'Another office is responsible.',
  },
});

export function groundWords(lang: Lang): Readonly<Record<DeclineGround, string>> {
  return messages[lang];
}

/** The ground of a declined application in words; `undefined` for one that was not declined. */
export function declineGroundWords(lang: Lang, refusal: string | null): string | undefined {
  const ground = declinedFor(refusal);
  return ground && messages[lang][ground];
}
