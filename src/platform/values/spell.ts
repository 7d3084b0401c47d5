/** Towns of the spelling table DIN 5009:2022 ("Business and administration"); a standard, not configuration. */
const german: Readonly<Record<string, string>> = {
  A: 'Aachen',
  B: 'Berlin',
  C: 'Chemnitz',
  D: 'Düsseldorf',
  E: 'Essen',
  F: 'Frankfurt',
  G: 'Goslar',
  H: 'Hamburg',
  I: 'Ingelheim',
  J: 'Jena',
  K: 'Köln',
  L: 'Leipzig',
  M: 'München',
  N: 'Nürnberg',
  O: 'Offenbach',
  P: 'Potsdam',
  Q: 'Quickborn',
  R: 'Rostock',
  S: 'Salzwedel',
  T: 'Tübingen',
  U: 'Unna',
  V: 'Völklingen',
  W: 'Wuppertal',
  X: 'Xanten',
  Y: 'Ypsilon',
  Z: 'Zwickau',
};
const nato: Readonly<Record<string, string>> = {
  A: 'Alfa',
  B: 'Bravo',
  C: 'Charlie',
  D: 'Delta',
  E: 'Echo',
  F: 'Foxtrot',
  G: 'Golf',
  H: 'Hotel',
  I: 'India',
  J: 'Juliett',
  K: 'Kilo',
  L: 'Lima',
  M: 'Mike',
  N: 'November',
  O: 'Oscar',
  P: 'Papa',
  Q: 'Quebec',
  R: 'Romeo',
  S: 'Sierra',
  T: 'Tango',
  U: 'Uniform',
  V: 'Victor',
  W: 'Whiskey',
  X: 'X-ray',
  Y: 'Yankee',
  Z: 'Zulu',
};
const germanDigits = ['null', 'eins', 'zwo', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun'];
const englishDigits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** One symbol as a voice says it: "K wie Köln", "zwo" (never "zwei", which sounds like "drei"); "K for Kilo", "two". */
export function spellSymbol(symbol: string, lang: 'de' | 'en'): string {
  const digit = (lang === 'de' ? germanDigits : englishDigits)[/^\d$/.test(symbol) ? Number(symbol) : -1];
  if (digit !== undefined) return digit;
  const word = (lang === 'de' ? german : nato)[symbol];
  if (word === undefined) return symbol;
  return lang === 'de' ? `${symbol} wie ${word}` : `${symbol} for ${word}`;
}
