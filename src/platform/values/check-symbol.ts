import { spokenAlphabet } from './spoken-alphabet.ts';

/**
 * The check symbol of up to 22 symbols of the spoken alphabet. Weights are powers of 5, a primitive root modulo 23: all
 * differ, so swapping any two symbols changes the sum.
 */
export function checkSymbol(payload: string): string {
  let sum = 0;
  let weight = 1;
  for (const symbol of payload) {
    weight = (weight * 5) % 23;
    sum += weight * spokenAlphabet.indexOf(symbol);
  }
  return spokenAlphabet.charAt((23 - (sum % 23)) % 23);
}
