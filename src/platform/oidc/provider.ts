import {
  allowInsecureRequests,
  buildEndSessionUrl,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';

/** A client of an OpenID Connect provider, as the installation names it. */
export interface OidcClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const known = new Map<string, Promise<Configuration>>();

/** Discovers the provider once; a failed discovery is tried again at the next sign-in. */
export function discoverProvider(client: OidcClient): Promise<Configuration> {
  const key = `${client.issuer} ${client.clientId}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const issuer = new URL(client.issuer);
  // A provider on this machine may speak plain HTTP; anything else must be TLS.
  const loopback = issuer.protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(issuer.hostname);
  const fresh = discovery(issuer, client.clientId, client.clientSecret, undefined, {
    timeout: 10,
    // The signature of the id token is checked too: between us and the provider may stand a proxy that ends TLS.
    execute: loopback ? [allowInsecureRequests, enableNonRepudiationChecks] : [enableNonRepudiationChecks],
  });
  known.set(key, fresh);
  fresh.catch(() => known.delete(key));
  return fresh;
}

/** Where a person ends their session at the provider too (OpenID Connect RP-Initiated Logout 1.0), if it offers that. */
export async function providerSignOut(client: OidcClient): Promise<string | undefined> {
  const provider = await discoverProvider(client).catch(() => undefined);
  return provider?.serverMetadata().end_session_endpoint ? buildEndSessionUrl(provider).href : undefined;
}
