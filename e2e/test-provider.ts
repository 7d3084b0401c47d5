import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import { freePort } from './harness.ts';

export interface TestProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who the next sign-in at the provider turns out to be: account id and the name they use. */
  nextPerson: { subject: string; login: string };
  stop(): Promise<void>;
}

/** A real OpenID Connect provider on this machine, with a sign-in page of one step. */
export async function startProvider(redirectUri: string): Promise<TestProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'test' };
  const state = { nextPerson: { subject: 'nobody', login: 'nobody' } };
  const people = new Map<string, string>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'buergernah',
        client_secret: 'a-secret-of-this-test-only-0123456789',
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [key] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['test'] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_context, interaction) => `/sign-in/${interaction.uid}` },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: people.get(id) ?? id }),
    }),
  });
  const callback = provider.callback();
  const server: Server = createServer((request, response) => {
    if (!request.url?.startsWith('/sign-in/')) {
      void callback(request, response);
      return;
    }
    void finishInteraction(provider, state.nextPerson, people, request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    issuer,
    clientId: 'buergernah',
    clientSecret: 'a-secret-of-this-test-only-0123456789',
    get nextPerson() {
      return state.nextPerson;
    },
    set nextPerson(person) {
      state.nextPerson = person;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Answered = Parameters<Provider['interactionDetails']>;

async function finishInteraction(
  provider: Provider,
  person: { subject: string; login: string },
  people: Map<string, string>,
  request: Answered[0],
  response: Answered[1],
): Promise<void> {
  const details = await provider.interactionDetails(request, response);
  people.set(person.subject, person.login);
  if (details.prompt.name === 'login') {
    await provider.interactionFinished(request, response, { login: { accountId: person.subject } });
    return;
  }
  const grant = new provider.Grant({
    accountId: String(details.session?.accountId),
    clientId: String(details.params.client_id),
  });
  grant.addOIDCScope('openid profile');
  const grantId = await grant.save();
  await provider.interactionFinished(request, response, { consent: { grantId } }, { mergeWithLastSubmission: true });
}
