import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The cookie that ties forms to a browser. */
export const browserCookie = 'bn_browser';

export function freshBrowserId(): string {
  return randomBytes(18).toString('base64url');
}

/** The token of a browser's forms: an HMAC, so nothing has to be stored. */
export function csrfToken(key: Uint8Array, browserId: string): string {
  return createHmac('sha256', key).update(browserId).digest('base64url');
}

export function csrfMatches(key: Uint8Array, browserId: string | undefined, token: string): boolean {
  if (!browserId) return false;
  const expected = Buffer.from(csrfToken(key, browserId));
  const given = Buffer.from(token);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/**
 * Does the browser say that the request comes from our own page? `Sec-Fetch-Site` where it is sent,
 * else `Origin`. A request that carries neither (an old browser) is left to the token.
 */
export function comesFromHere(
  headers: { site?: string | undefined; origin?: string | undefined },
  ownOrigins: readonly string[],
): boolean {
  if (headers.site !== undefined) return headers.site === 'same-origin' || headers.site === 'none';
  if (headers.origin !== undefined) return ownOrigins.includes(headers.origin);
  return true;
}
