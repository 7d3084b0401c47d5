/**
 * The 23 symbols of everything that is read out: case numbers and spoken codes.
 *
 * 23 is prime, so a weighted sum modulo 23 is a check digit that stays inside the alphabet and finds every single error
 * and every swap of two symbols. Chosen for German on a bad telephone line and for eyes:
 * - look-alikes: of 0 O Q D, 1 I J L, 2 Z, 5 S, 6 G, 8 B, U V, E F only one of each group stays;
 * - sound-alikes: the German letter names ending in "-eh" (B C D E G P T W) lose B, E and G, of ess/eff and emm/enn one
 *   stays each, of A/H/K the "A" goes, of U/Q both go;
 * - J ("Jot") and Y ("Ypsilon") are unmistakable in German because I, 1 and U are not here to be taken for them;
 * - no vowels, S, Z or N: no words and none of the letter pairs that German number plates refuse.
 * What can still be misheard (D/T, P/T, zwei/drei) the check digit finds; `spell` says "zwo" and city names.
 */
export const spokenAlphabet = '23456789CDFHJKLMPRTVWXY';

/** What people type or read instead of a symbol we use, by look or by sound. A wrong guess is caught by the check digit. */
const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'D',
  O: 'D',
  Q: 'D',
  '1': 'J',
  I: 'J',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
  U: 'V',
  N: 'M',
};

/** The symbols in a text, upper case, separators dropped, look-alikes mapped; `undefined` when anything else is in it. */
export function readSpokenSymbols(text: string): string | undefined {
  let symbols = '';
  for (const sign of text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}._/]+/gu, '')) {
    const symbol = lookAlikes[sign] ?? sign;
    if (!spokenAlphabet.includes(symbol)) return undefined;
    symbols += symbol;
  }
  return symbols;
}

/** `count` symbols from random bytes. Four spare bytes keep the bias below 2^-32. */
export function randomSymbols(random: Uint8Array, count: number): string {
  const needed = Math.ceil(count * 0.57) + 4;
  if (random.length < needed) throw new RangeError(`${count} symbols need at least ${needed} random bytes`);
  let value = 0n;
  for (const byte of random) value = value * 256n + BigInt(byte);
  let symbols = '';
  for (let i = 0; i < count; i++) {
    symbols += spokenAlphabet.charAt(Number(value % 23n));
    value /= 23n;
  }
  return symbols;
}
