import { defineMessages } from '#platform/i18n/messages.ts';

/** Words of the slice that pages, letters and the crew's app share. */
export const messages = defineMessages({
  de: {
    groundOf: {
      'not-resident': 'Die Person wohnt in einer anderen Gemeinde.',
      'service-not-offered': 'Diese Leistung gibt es nicht beim Besuch vor Ort.',
      'third-party': 'Die Person selbst ist nicht dabei.',
      institution: 'Sammeltermin oder Leben in einer Einrichtung.',
      'care-level': 'Der Pflegegrad reicht aus.',
      'mark-ag': 'Das nötige Merkzeichen liegt vor.',
      'permanently-impaired': 'Die Person kommt dauerhaft nicht allein ins Amt.',
      'temporarily-impaired': 'Die Person kommt zurzeit nicht ins Amt, und die Sache kann nicht warten.',
      'reaches-office': 'Die Person kommt ohne fremde Hilfe ins Amt.',
      deferrable: 'Die Sache kann warten, bis die Person wieder kommen kann.',
      'criteria-not-met': 'Die Voraussetzungen sind nicht erfüllt.',
      'evidence-missing': 'Es fehlen Angaben oder Nachweise.',
    },
    nextBestOf: {
      'exemption-from-id-duty': 'Befreiung von der Ausweispflicht beantragen',
      'nearest-accessible-office': 'Nächstes barrierefreies Amt',
      terminal: 'Bürgerterminal',
      'responsible-municipality': 'Zuständig ist die Gemeinde, in der die Person wohnt.',
      online: 'Online erledigen',
      'ask-for-proof': 'Einen Nachweis zeigen oder nennen',
      'attend-in-person': 'Die Person ist beim Besuch selbst dabei.',
    },
    proofOf: {
      'care-level-notice': 'Bescheid der Pflegekasse',
      'severely-disabled-pass': 'Schwerbehindertenausweis',
      'medical-certificate': 'Ärztliche Bescheinigung',
      'home-contract': 'Heimvertrag oder Bestätigung der Einrichtung',
      'told-only': 'Nur mündlich gesagt',
      none: 'Kein Nachweis nötig',
    },
    noLegalClaim: 'Der Besuch vor Ort ist ein freiwilliges Angebot der Stadt. Ein Rechtsanspruch darauf besteht nicht.',
    askBack:
      'Damit wir über den Besuch entscheiden können, brauchen wir noch etwas von Ihnen. Bitte sagen oder schreiben Sie uns, warum der Weg ins Amt nicht möglich ist, und welchen Nachweis Sie zeigen können.',
  },
  en: {
    groundOf: {
      'not-resident': 'The person lives in another municipality.',
      'service-not-offered': 'This service is not part of the on-site visit.',
      'third-party': 'The person does not take part themselves.',
      institution: 'Group date or life in an institution.',
      'care-level': 'The care level is sufficient.',
      'mark-ag': 'The required mark is on the pass.',
      'permanently-impaired': 'The person can permanently not reach the office alone.',
      'temporarily-impaired': 'The person cannot reach the office at present and the matter cannot wait.',
      'reaches-office': 'The person reaches the office without help.',
      deferrable: 'The matter can wait until the person can come again.',
      'criteria-not-met': 'The conditions are not met.',
      'evidence-missing': 'Information or proof is missing.',
    },
    nextBestOf: {
      'exemption-from-id-duty': 'Apply for exemption from the duty to hold an ID card',
      'nearest-accessible-office': 'Nearest accessible office',
      terminal: 'Citizen terminal',
      'responsible-municipality': 'The municipality the person lives in is responsible.',
      online: 'Do it online',
      'ask-for-proof': 'Show or name a proof',
      'attend-in-person': 'The person takes part in the visit themselves.',
    },
    proofOf: {
      'care-level-notice': 'Notice of the care insurance fund',
      'severely-disabled-pass': 'Severely disabled person’s pass',
      'medical-certificate': 'Medical certificate',
      'home-contract': 'Contract with or confirmation by the institution',
      'told-only': 'Only told',
      none: 'No proof needed',
    },
    noLegalClaim: 'The on-site visit is a voluntary service of the town. There is no legal claim to it.',
    askBack:
      'To decide about the visit we need something more from you. Please tell or write to us why it is not possible to come to the office, and which proof you can show.',
  },
});
