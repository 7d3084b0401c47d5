import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type FitConnectApi, openFitConnect } from './api.ts';
import { type KeyUse, publicHalf, type RsaKey, readPrivateKey } from './rsa-key.ts';

const jwk = z.record(z.string(), z.unknown());
const client = { clientId: z.string().min(1), clientSecret: z.string().min(1) };
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, ''));

const partySchema = z.strictObject({
  /** Address of the Submission API of the environment (test, stage, production), and where its tokens come from. */
  apiUrl: address,
  tokenUrl: address,
  sender: z.strictObject({ ...client, replyKey: jwk.optional(), signingKey: jwk.optional() }).optional(),
  subscriber: z
    .strictObject({
      ...client,
      destinationId: z.uuid().transform((text) => text.toLowerCase()),
      callbackSecret: z.string().min(16),
      /** The newest first; old ones stay until nothing encrypted for them can come any more. */
      decryptionKeys: z.array(jwk).min(1),
      signingKey: jwk,
    })
    .optional(),
});

export interface FitConnectSender {
  api: FitConnectApi;
  clientId: string;
  /** Answers to our submissions are encrypted for this key; its public half travels in the metadata. */
  replyKey?: { key: RsaKey; publicJwk: unknown };
  /** Signs what we say to replies. */
  signingKey?: RsaKey;
}

export interface FitConnectSubscriber {
  api: FitConnectApi;
  destinationId: string;
  callbackSecret: string;
  decryptionKeys: readonly RsaKey[];
  signingKey: RsaKey;
}

/** Who somebody is to FIT-Connect: sends, receives, or both. */
export interface FitConnectParty {
  sender?: FitConnectSender;
  subscriber?: FitConnectSubscriber;
}
export type FitConnectParties = ReadonlyMap<string, FitConnectParty>;

/**
 * Reads one file per party from a folder, `<name>.json`: addresses, client secrets and private keys.
 * @throws Error that names the file and the entry when something cannot be used; never a value, they are secrets.
 */
export async function loadParties(
  folder: string,
  options: { userAgent: string; now: () => string },
): Promise<FitConnectParties> {
  const parties = new Map<string, FitConnectParty>();
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted())
    parties.set(file.slice(0, -'.json'.length), await loadParty(join(folder, file), options));
  return parties;
}

async function loadParty(path: string, options: { userAgent: string; now: () => string }): Promise<FitConnectParty> {
  const read = partySchema.safeParse(parse(await readFile(path, 'utf8')));
  if (!read.success) throw new Error(`${path}: ${read.error.issues.map((issue) => issue.path.join('.')).join(', ')}`);
  const { apiUrl, tokenUrl, sender, subscriber } = read.data;
  const open = ({ clientId, clientSecret }: { clientId: string; clientSecret: string }) =>
    openFitConnect({ apiUrl, tokenUrl, clientId, clientSecret, ...options });
  const key = async (value: unknown, use: KeyUse, name: string) => {
    const found = await readPrivateKey(value, use);
    if (!found.ok) throw new Error(`${path}: ${name}: ${found.problem}`);
    return found.key;
  };
  const party: FitConnectParty = {};
  if (sender) {
    const { replyKey, signingKey, clientId } = sender;
    party.sender = { api: open(sender), clientId };
    if (replyKey)
      party.sender.replyKey = {
        key: await key(replyKey, 'RSA-OAEP-256', 'sender.replyKey'),
        publicJwk: publicHalf(replyKey, 'RSA-OAEP-256'),
      };
    if (signingKey) party.sender.signingKey = await key(signingKey, 'PS512', 'sender.signingKey');
  }
  if (subscriber) {
    const decryptionKeys: RsaKey[] = [];
    for (const [at, one] of subscriber.decryptionKeys.entries())
      decryptionKeys.push(await key(one, 'RSA-OAEP-256', `subscriber.decryptionKeys.${at}`));
    party.subscriber = {
      api: open(subscriber),
      destinationId: subscriber.destinationId,
      callbackSecret: subscriber.callbackSecret,
      decryptionKeys,
      signingKey: await key(subscriber.signingKey, 'PS512', 'subscriber.signingKey'),
    };
  }
  return party;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
