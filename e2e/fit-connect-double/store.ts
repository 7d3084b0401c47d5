import { randomUUID } from 'node:crypto';

/** A submission or reply as the delivery service holds it. */
export interface Held {
  kind: 'submission' | 'reply';
  id: string;
  caseId: string;
  destinationId: string;
  publicService?: { name?: string; identifier: string };
  state: 'incomplete' | 'submitted' | 'accepted' | 'rejected';
  announced: string[];
  attachments: Map<string, string>;
  encryptedMetadata?: string;
  encryptedData?: string;
  submittedAt?: number;
}

export interface Case {
  id: string;
  destinationId: string;
  /** Client that opened it: the sender. */
  sender: string;
  log: string[];
}

export interface Client {
  secret: string;
  /** What the client may do, as the scopes of its token say. */
  role: 'sender' | 'subscriber';
}

export interface DoubleDestination {
  id: string;
  subscriber: string;
  status: string;
  encryptionKid: string;
  metadataVersions: string[];
  publicServices: { identifier: string; submissionSchemas: { schemaUri: string; mimeType: string }[] }[];
  keys: Map<string, unknown>;
}

/** Everything the double remembers. */
export interface Store {
  clients: Map<string, Client>;
  tokens: Map<string, { client: string; until: number }>;
  destinations: Map<string, DoubleDestination>;
  /** Public signing keys of senders, by client and key id: they answer replies. */
  senderKeys: Map<string, unknown>;
  held: Map<string, Held>;
  cases: Map<string, Case>;
  /** Ids of every event ever taken: the same one counts once. */
  jtis: Set<string>;
  now: () => number;
}

export function openStore(now: () => number): Store {
  return {
    clients: new Map(),
    tokens: new Map(),
    destinations: new Map(),
    senderKeys: new Map(),
    held: new Map(),
    cases: new Map(),
    jtis: new Set(),
    now,
  };
}

export function addCase(store: Store, destinationId: string, sender: string): Case {
  const made: Case = { id: randomUUID(), destinationId, sender, log: [] };
  store.cases.set(made.id, made);
  return made;
}
