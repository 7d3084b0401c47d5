import { z } from 'zod';
import { finishCodeFlow, pendingFlow, startCodeFlow } from '#platform/oidc/code-flow.ts';
import type { OidcClient } from '#platform/oidc/provider.ts';

/** What has to be remembered while a person is away at the provider; travels in a sealed cookie. */
export const pendingSignIn = pendingFlow.extend({ town: z.string(), next: z.string() });
export type PendingSignIn = z.infer<typeof pendingSignIn>;

/** The address to send the browser to, and what to remember until it comes back; nothing when the provider is away. */
export async function startSignIn(
  oidc: OidcClient,
  redirectUri: string,
  town: string,
  next: string,
): Promise<{ to: string; pending: PendingSignIn } | undefined> {
  const started = await startCodeFlow(oidc, { redirectUri, scope: 'openid profile' });
  return started && { to: started.to, pending: { ...started.pending, town, next } };
}

/** Who came back: the provider's own id (`sub` is the account's id) and the name they sign in with. */
export async function finishSignIn(
  oidc: OidcClient,
  returned: URL,
  pending: PendingSignIn,
): Promise<{ subject: string; login: string | undefined } | undefined> {
  const outcome = await finishCodeFlow(oidc, returned, pending);
  if (!outcome.ok) return undefined;
  const { subject, claims } = outcome.vouched;
  const login = claims.preferred_username;
  return { subject, login: typeof login === 'string' ? login.toLowerCase() : undefined };
}
