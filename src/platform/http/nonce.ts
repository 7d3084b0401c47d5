import { randomBytes } from 'node:crypto';

const nonces = new WeakMap<object, string>();

/** The CSP nonce of one response, the same for its scripts and its styles: a page carries one. Key is the raw response. */
export function nonceOf(response: object): string {
  let nonce = nonces.get(response);
  if (nonce === undefined) {
    nonce = randomBytes(16).toString('base64');
    nonces.set(response, nonce);
  }
  return nonce;
}
