import { z } from 'zod';
import {
  type AccountSettings,
  accountLevels,
  accountPseudonym,
  acrValuesFor,
  attributesOf,
  claimText,
  levelOf,
} from '#domain/identity/index.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import { seal, unseal } from '#platform/crypto/seal.ts';
import type { Cookie } from '#platform/http/answer.ts';
import {
  type FlowOutcome,
  finishCodeFlow,
  pendingFlow,
  startCodeFlow,
  type Vouched,
} from '#platform/oidc/code-flow.ts';
import type { OidcClient } from '#platform/oidc/provider.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';

/** The town offers an account and the installation is connected to its provider. */
export interface Offer {
  client: OidcClient;
  settings: AccountSettings;
}

export function accountOffer({ door, town }: Pick<PortalVisit, 'door' | 'town'>): Offer | undefined {
  return door.account && town.account ? { client: door.account, settings: town.account } : undefined;
}

const pendingSchema = pendingFlow.extend({ level: z.enum(accountLevels), next: z.string() });
export type Pending = z.output<typeof pendingSchema>;

const pendingCookie = 'bn_my_sign_in';
const minutes = 15;
const returnTo = (visit: PortalVisit) => `${visit.door.publicUrl}${urls.signInReturn(visit.town.id)}`;
const keyOf = (visit: PortalVisit) => deriveKey(visit.door.masterKey, 'account-sign-in', visit.tenant);

/** Sends the browser to the account's provider; nothing when it cannot be reached. */
export async function leave(
  visit: PortalVisit,
  { client, settings }: Offer,
  wish: Pick<Pending, 'level' | 'next'>,
): Promise<{ to: string; cookie: Cookie } | undefined> {
  const started = await startCodeFlow(client, {
    redirectUri: returnTo(visit),
    scope: settings.scope,
    levels: acrValuesFor(settings, wish.level),
  });
  if (!started) return undefined;
  const plain = Buffer.from(JSON.stringify({ ...started.pending, ...wish }), 'utf8');
  const value = Buffer.from(seal(keyOf(visit), plain, pendingCookie)).toString('base64url');
  return { to: started.to, cookie: { ...forgetPending(visit), value, maxAgeSeconds: minutes * 60 } };
}

/** What this browser had left for; nothing for an answer to a question it never asked. */
export function readPending(visit: PortalVisit): Pending | undefined {
  const value = visit.cookies[pendingCookie];
  if (!value) return undefined;
  try {
    const plain = unseal(keyOf(visit), Buffer.from(value, 'base64url'), pendingCookie);
    return pendingSchema.parse(JSON.parse(Buffer.from(plain).toString('utf8')));
  } catch {
    return undefined;
  }
}

/** An answer counts once, whatever it says. */
export function forgetPending(visit: PortalVisit): Cookie {
  return { name: pendingCookie, value: '', path: urls.signInReturn(visit.town.id) };
}

export function comeBack(visit: PortalVisit, { client }: Offer, pending: Pending): Promise<FlowOutcome> {
  const returned = new URL(returnTo(visit));
  returned.search = new URLSearchParams({ ...visit.query }).toString();
  return finishCodeFlow(client, returned, pending);
}

/**
 * Who the provider vouches for, in the town's words: the level it has reached (not the one wished for), what it tells, and
 * the town's pseudonym, which a temporary sign-in has not.
 */
export function whoIs(visit: PortalVisit, { client, settings }: Offer, { subject, acr, claims }: Vouched) {
  const key = deriveKey(visit.door.masterKey, 'account', visit.tenant);
  // A `sub` is unique at its issuer only; a pseudonym of the account system (bPK2) survives a change of the bridge.
  const isSub = settings.pseudonym === 'sub';
  const name = isSub ? subject : claimText(claims, settings.pseudonym);
  return {
    account: name && accountPseudonym(key, isSub ? client.issuer : settings.pseudonym, name),
    level: levelOf(settings, acr),
    attributes: attributesOf(settings, claims),
  };
}
