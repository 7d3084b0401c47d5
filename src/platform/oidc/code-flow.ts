import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import { discoverProvider, type OidcClient } from './provider.ts';

/** What has to be remembered while a person is away at the provider; travels in a sealed cookie. */
export const pendingFlow = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type PendingFlow = z.infer<typeof pendingFlow>;

/**
 * The address to send the browser to, and what to remember until it comes back (OpenID Connect Core 1.0, PKCE RFC 7636).
 * Nothing when the provider cannot be reached.
 */
export async function startCodeFlow(
  client: OidcClient,
  wish: { redirectUri: string; scope: string; levels?: readonly string[] },
): Promise<{ to: string; pending: PendingFlow } | undefined> {
  const provider = await discoverProvider(client).catch(() => undefined);
  if (!provider) return undefined;
  const pending = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const to = buildAuthorizationUrl(provider, {
    redirect_uri: wish.redirectUri,
    scope: wish.scope,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
    ...(wish.levels && wish.levels.length > 0 ? { acr_values: wish.levels.join(' ') } : {}),
  });
  return { to: to.href, pending };
}

/** What the provider vouches for: the id token's claims, beside them what it says of the person when asked. */
export interface Vouched {
  subject: string;
  /** The level it really reached, whatever was wished. */
  acr: string | undefined;
  claims: Readonly<Record<string, unknown>>;
}

/**
 * `cancelled`: the person turned back at the provider. `level`: the provider cannot reach the wished level.
 * `unavailable`: the provider is not there. `refused`: expired, replayed or forged.
 */
export type FlowProblem = 'cancelled' | 'level' | 'unavailable' | 'refused';

export type FlowOutcome = { ok: true; vouched: Vouched } | { ok: false; problem: FlowProblem };

/** Takes what the browser brought back. Never throws: every answer of a provider is an ordinary outcome for a person. */
export async function finishCodeFlow(client: OidcClient, returned: URL, pending: PendingFlow): Promise<FlowOutcome> {
  const provider = await discoverProvider(client).catch(() => undefined);
  if (!provider) return { ok: false, problem: 'unavailable' };
  try {
    const tokens = await authorizationCodeGrant(provider, returned, {
      expectedState: pending.state,
      expectedNonce: pending.nonce,
      pkceCodeVerifier: pending.verifier,
      idTokenExpected: true,
    });
    const token = tokens.claims();
    if (!token) return { ok: false, problem: 'refused' };
    const more = await askMore(provider, tokens.access_token, token);
    const acr = typeof token.acr === 'string' ? token.acr : undefined;
    return { ok: true, vouched: { subject: token.sub, acr, claims: { ...more, ...token } } };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

/** A provider that gives no user information, or fails to, has still signed somebody in. */
async function askMore(provider: Configuration, accessToken: string, token: IDToken): Promise<Record<string, unknown>> {
  if (!provider.serverMetadata().userinfo_endpoint) return {};
  return fetchUserInfo(provider, accessToken, token.sub).catch(() => ({}));
}

/** The provider's own word for what went wrong (OAuth 2.0 section 4.1.2.1; OpenID Connect Core, Unmet Authentication Requirements). */
function problemOf(error: unknown): FlowProblem {
  if (error instanceof AuthorizationResponseError) {
    if (error.error === 'access_denied') return 'cancelled';
    if (error.error === 'unmet_authentication_requirements') return 'level';
    return ['server_error', 'temporarily_unavailable'].includes(error.error) ? 'unavailable' : 'refused';
  }
  if (error instanceof TypeError) return 'unavailable';
  if (!(error instanceof ClientError)) return 'refused';
  const answered = error.cause instanceof Response ? error.cause.status : 0;
  return answered >= 500 || error.code === 'OAUTH_TIMEOUT' ? 'unavailable' : 'refused';
}
