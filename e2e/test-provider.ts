import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import { freePort } from './harness.ts';

export interface TestProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who the next sign-in at the provider turns out to be. */
  nextPerson: TestPerson;
  /** Follows the provider's pages as a browser does; gives the address it sends the browser back to. */
  follow(address: string): Promise<string>;
  stop(): Promise<void>;
}

/** Account id and the name they use; for residents the level reached and what the provider knows of them. */
export interface TestPerson {
  subject: string;
  login: string;
  acr?: string;
  claims?: Readonly<Record<string, unknown>>;
}

/**
 * A real OpenID Connect provider on this machine, with a sign-in page of one step. Named `acrs` make it one for residents:
 * it returns a level, and what it knows of people only when asked for their user information.
 */
export async function startProvider(redirectUri: string, acrs: readonly string[] = []): Promise<TestProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'test' };
  const nobody: TestPerson = { subject: 'nobody', login: 'nobody' };
  const state = { nextPerson: nobody };
  const people = new Map<string, TestPerson>();
  const forResidents = acrs.length > 0;
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
    acrValues: [...acrs],
    claims: {
      ...(forResidents ? { acr: null } : {}),
      openid: ['sub', 'bpk2'],
      profile: ['preferred_username', 'given_name', 'family_name', 'birthdate'],
      email: ['email'],
      address: ['address'],
    },
    conformIdTokenClaims: forResidents,
    cookies: { keys: ['test'] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_context, interaction) => `/sign-in/${interaction.uid}` },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: people.get(id)?.login ?? id, ...people.get(id)?.claims }),
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
    async follow(address) {
      const cookies = new Map<string, string>();
      let at = address;
      for (let hops = 0; hops < 10 && at.startsWith(issuer); hops += 1) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer = await fetch(at, { redirect: 'manual', headers: cookie ? { cookie } : {} });
        for (const line of answer.headers.getSetCookie()) {
          const [pair = ''] = line.split(';');
          cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
        }
        await answer.text();
        at = new URL(answer.headers.get('location') ?? '', at).href;
      }
      return at;
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
  person: TestPerson,
  people: Map<string, TestPerson>,
  request: Answered[0],
  response: Answered[1],
): Promise<void> {
  const details = await provider.interactionDetails(request, response);
  people.set(person.subject, person);
  if (details.prompt.name === 'login') {
    const login = { accountId: person.subject, ...(person.acr ? { acr: person.acr } : {}) };
    await provider.interactionFinished(request, response, { login });
    return;
  }
  const grant = new provider.Grant({
    accountId: String(details.session?.accountId),
    clientId: String(details.params.client_id),
  });
  grant.addOIDCScope('openid profile email address');
  const grantId = await grant.save();
  await provider.interactionFinished(request, response, { consent: { grantId } }, { mergeWithLastSubmission: true });
}
