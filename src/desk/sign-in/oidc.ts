import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import type { DoorParts } from '#platform/http/door-parts.ts';

/** What has to be remembered while a person is away at the provider; travels in a sealed cookie. */
export const pendingSignIn = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  town: z.string(),
  next: z.string(),
});
export type PendingSignIn = z.infer<typeof pendingSignIn>;

type Oidc = NonNullable<DoorParts['oidc']>;
const known = new Map<string, Promise<Configuration>>();

/** Discovers the provider once; a failed discovery is tried again at the next sign-in. */
function provider(oidc: Oidc): Promise<Configuration> {
  const found = known.get(oidc.issuer);
  if (found !== undefined) return found;
  const issuer = new URL(oidc.issuer);
  // A provider on this machine may speak plain HTTP; anything else must be TLS.
  const loopback = issuer.protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(issuer.hostname);
  const fresh = discovery(
    issuer,
    oidc.clientId,
    oidc.clientSecret,
    undefined,
    loopback ? { execute: [allowInsecureRequests] } : {},
  );
  known.set(oidc.issuer, fresh);
  fresh.catch(() => known.delete(oidc.issuer));
  return fresh;
}

/** The address to send the browser to, and what to remember until it comes back (OpenID Connect Core 1.0, PKCE RFC 7636). */
export async function startSignIn(
  oidc: Oidc,
  redirectUri: string,
  town: string,
  next: string,
): Promise<{ to: string; pending: PendingSignIn }> {
  const pending = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), town, next };
  const to = buildAuthorizationUrl(await provider(oidc), {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
  });
  return { to: to.href, pending };
}

/** Who came back: the provider's own id (`sub` is the account's id) and the name they sign in with. */
export async function finishSignIn(
  oidc: Oidc,
  returned: URL,
  pending: PendingSignIn,
): Promise<{ subject: string; login: string | undefined } | undefined> {
  try {
    const tokens = await authorizationCodeGrant(await provider(oidc), returned, {
      expectedState: pending.state,
      expectedNonce: pending.nonce,
      pkceCodeVerifier: pending.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) return undefined;
    const login = claims.preferred_username;
    return { subject: claims.sub, login: typeof login === 'string' ? login.toLowerCase() : undefined };
  } catch {
    // Expired, replayed or forged answers of the provider are an ordinary refusal for the person who signs in.
    return undefined;
  }
}
