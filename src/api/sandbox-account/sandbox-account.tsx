import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import { sameHash } from '#platform/crypto/secret-hash.ts';
import { page, redirect } from '#platform/http/answer.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { asVisit, mountRoutes } from '#platform/http/mount-routes.ts';
import { defineRoutes, type Visit } from '#platform/http/route.ts';
import type { OidcClient } from '#platform/oidc/provider.ts';
import { AuthorizePage, UnknownRequestPage } from './authorize-page.tsx';
import { type AuthorizeWish, authorizeWish, isReturnAddress } from './authorize-rules.ts';
import { type Acr, acrs, residents, type SandboxResident } from './residents.ts';

const path = '/dev/account';
const authorize = `${path}/authorize`;
const seconds = 60;

/** The demonstration's own client at its own provider. */
export function sandboxClient({ publicUrl, masterKey }: Pick<DoorParts, 'publicUrl' | 'masterKey'>): OidcClient {
  const secret = Buffer.from(deriveKey(masterKey, 'sandbox-account')).toString('base64url');
  return { issuer: `${publicUrl}${path}`, clientId: 'buergernah', clientSecret: secret };
}

interface Grant {
  wish: AuthorizeWish;
  resident: SandboxResident;
  acr: Acr;
  until: number;
}

/**
 * An OpenID Connect provider to try things against: three invented residents, three levels, cancel and failure. Only for
 * the demonstration on a loopback address; the composition root decides that. Codes live for a minute, once.
 */
export function sandboxAccount(app: FastifyInstance, door: DoorParts): void {
  const grants = new Map<string, Grant>();
  const client = sandboxClient(door);
  const known = (values: Readonly<Record<string, unknown>>): AuthorizeWish | undefined => {
    const { success, data } = authorizeWish.safeParse(values);
    return success && data.client_id === client.clientId && isReturnAddress(door.publicUrl, data.redirect_uri)
      ? data
      : undefined;
  };
  const back = (wish: AuthorizeWish, answer: Record<string, string>) =>
    redirect(`${wish.redirect_uri}?${new URLSearchParams({ ...answer, state: wish.state, iss: client.issuer })}`);
  machineAddresses(app, door, client, grants);
  mountRoutes<Visit>(app, {
    door,
    scripts: ['src/platform/ui/enhance.island.tsx'],
    identify: async (arrival) =>
      asVisit(door, arrival, { kind: 'anonymous', id: 'visitor', tenant: 'none', roles: ['anonymous'], door: 'dev' }),
    routes: defineRoutes<Visit>([
      {
        method: 'GET',
        url: authorize,
        permission: 'page:portal.public',
        async answer({ ui, query }) {
          const wish = known(query);
          return wish
            ? page(<AuthorizePage ui={ui} action={authorize} wish={wish} />)
            : page(<UnknownRequestPage ui={ui} />, { status: 400 });
        },
      },
      {
        method: 'POST',
        url: authorize,
        permission: 'page:portal.public',
        async answer({ ui, form, now }) {
          const wish = known(form);
          if (!wish) return page(<UnknownRequestPage ui={ui} />, { status: 400 });
          const end = fieldText(form, 'end');
          const resident = residents.find(({ id }) => id === fieldText(form, 'resident'));
          const acr = acrs.find((one) => one === fieldText(form, 'acr'));
          if (end === 'cancel') return back(wish, { error: 'access_denied' });
          if (end === 'fail' || !resident || !acr) return back(wish, { error: 'server_error' });
          const code = randomBytes(24).toString('base64url');
          for (const [old, { until }] of grants) if (until < Date.parse(now)) grants.delete(old);
          grants.set(code, { wish, resident, acr, until: Date.parse(now) + seconds * 1000 });
          return back(wish, { code });
        },
      },
    ]),
  });
}

const tokenRequest = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
});

/** Discovery, keys and tokens: asked by the portal's server, not by people. */
function machineAddresses(app: FastifyInstance, door: DoorParts, client: OidcClient, grants: Map<string, Grant>): void {
  const { issuer } = client;
  const key = makeKey();
  app.get(`${path}/.well-known/openid-configuration`, async () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['ES256'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    acr_values_supported: acrs,
  }));
  app.get(`${path}/jwks`, async () => ({ keys: [(await key).publicJwk] }));
  app.post(`${path}/token`, async (request, reply) => {
    const asked = tokenRequest.safeParse(request.body);
    if (!asked.success) return reply.code(400).send({ error: 'invalid_request' });
    const { code, redirect_uri, code_verifier, client_id, client_secret } = asked.data;
    if (client_id !== client.clientId || !sameHash(client_secret, client.clientSecret))
      return reply.code(401).send({ error: 'invalid_client' });
    const grant = grants.get(code);
    grants.delete(code);
    const challenge = createHash('sha256').update(code_verifier).digest('base64url');
    const fits = grant && grant.wish.redirect_uri === redirect_uri && grant.wish.code_challenge === challenge;
    if (!fits || grant.until < Date.parse(door.now())) return reply.code(400).send({ error: 'invalid_grant' });
    const { privateKey, publicJwk } = await key;
    const idToken = await new SignJWT({ ...grant.resident.claims, nonce: grant.wish.nonce, acr: grant.acr })
      .setProtectedHeader({ alg: 'ES256', kid: publicJwk.kid })
      .setIssuer(issuer)
      .setAudience(client.clientId)
      .setIssuedAt()
      .setExpirationTime(`${seconds}s`)
      .sign(privateKey);
    const token = randomBytes(24).toString('base64url');
    return reply.send({ access_token: token, token_type: 'Bearer', expires_in: seconds, id_token: idToken });
  });
}

async function makeKey() {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = await exportJWK(publicKey);
  return { privateKey, publicJwk: { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' } };
}
