// Words that carry no wish, in both languages; written folded.
const fillers = new Set(
  `aber alle allem allen aller alles als also am an auf aus bald bei bin bis bitte brauch brauche brauchen braucht da dafur damit das dass
   dem den denn der des die dies diese dieser doch dran drauf dringend du durch ein eine einem einen einer eines einmal er es etwas fur
   gar geben geht gern gerne gibt gleich haben habe hab hat hatte hallo heute hier ich ihm ihn ihnen ihr ihre im immer in ins ist ja jetzt
   kann kein keine keinen kommt komme konnen machen man mehr mein meine meinem meinen meiner meines mich mir mit mitbringen mochte muss mussen
   na nach nachste nachster nachsten nen nicht nich nichts noch nun nur nu ob oder ohne runter sehn sein seine seinem seinen seit sich sie sind so
   soll sollen tag und uns unser vom von vor wann war was weil weit wenn wer werden wie will wir wird wo wohl wollen woche wochen zu zum zur is
   a about an and any are at be because can cannot come could do for from get has have he her hello help him his how i if is it
   its just like me my need needs no not of on or our please she so some that the their them there they this to up us want wants was
   we what when which who will with would you your`.split(/\s+/),
);

/** Letters made comparable: small, without accents; ä, ae and a are one letter, ß is ss. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ae', 'a')
    .replaceAll('oe', 'o')
    .replace(/(?<![aeq])ue/g, 'u');
}

/** The telling words of a text, folded and cut to their stem. */
export function tokens(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !fillers.has(word))
    .map(stem);
}

const particles = new Set(['ab', 'an', 'auf', 'aus', 'ein', 'um', 'weg', 'zu', 'mit', 'nach', 'vor', 'los']);

/**
 * The words of a question: its telling words, and guesses of words written apart: a separable verb ("melde meinen Hund
 * an" also asks for "anmelden") and a compound ("altes Öl" for "Altöl"). A question of filler words only asks nothing.
 */
export function askedWords(text: string): { asked: string[]; joined: string[] } {
  const asked = tokens(text);
  const known = new Set(asked);
  const joined = new Set<string>();
  for (const clause of text.split(/[,.;:!?]|\s(?:und|oder|and|or)\s/)) {
    const words = tokens(clause);
    const last =
      fold(clause)
        .match(/\p{L}+/gu)
        ?.at(-1) ?? '';
    if (particles.has(last)) for (const word of words) if (word !== last) joined.add(stem(last + word));
    for (const [index, word] of words.entries()) {
      const next = words[index + 1];
      if (next !== undefined) joined.add(word + next);
    }
  }
  return { asked: [...known], joined: [...joined].filter((word) => !known.has(word)) };
}

/**
 * A light stem, made for finding, not for grammar: drops the ge of a participle (umgemeldet, beantragt stay findable
 * as ummeld, beantrag) and the common endings of both languages.
 */
export function stem(word: string): string {
  let rest = word.length > 6 ? word.replace(/^(um|an|ab|aus|ein|auf|mit|weg|zu)ge(?=\p{L}{4})/u, '$1') : word;
  for (const ending of [
    'ungen',
    'igen',
    'ung',
    'ing',
    'est',
    'ern',
    'em',
    'en',
    'er',
    'es',
    'et',
    'ed',
    'te',
    'e',
    'n',
    's',
    't',
  ])
    if (rest.endsWith(ending) && rest.length - ending.length >= 4) {
      rest = rest.slice(0, -ending.length);
      break;
    }
  return rest;
}
