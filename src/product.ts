import { randomBytes, randomUUID } from 'node:crypto';
import {
  applicationCommands,
  constraints as applicationConstraints,
  applicationProblems,
  applicationReactions,
  applicationTicks,
  type Connector,
  certificateWay,
  deregistrationWay,
  fitConnectReactions,
  fitConnectTicks,
  fitConnectWay,
  issueReactions,
  postConnector,
  postWay,
  type Register,
  registerConnector,
  registerReactions,
  type Ways,
} from '#domain/applications/index.ts';
import { caseCommands, constraints as caseConstraints, caseProblems, caseTicks } from '#domain/cases/index.ts';
import {
  catalogueCommands,
  constraints as catalogueConstraints,
  catalogueProblems,
  catalogueTicks,
} from '#domain/catalogue/index.ts';
import { decisionProblems, saveTable } from '#domain/decisions/index.ts';
import { documentCommands, constraints as documentConstraints, documentProblems } from '#domain/documents/index.ts';
import {
  enrolDevice,
  eraseAccountSessions,
  identityProblems,
  identityTicks,
  lockDevice,
  mayDo,
} from '#domain/identity/index.ts';
import {
  notificationCommands,
  constraints as notificationConstraints,
  notificationProblems,
  notificationReactions,
  notificationTicks,
} from '#domain/notifications/index.ts';
import {
  type PaymentProvider,
  paymentCommands,
  constraints as paymentConstraints,
  paymentProblems,
  paymentReactions,
  paymentTicks,
} from '#domain/payments/index.ts';
import type { Tables } from '#domain/tables.ts';
import {
  visitCommands,
  constraints as visitConstraints,
  visitProblems,
  visitReactions,
  visitTicks,
} from '#domain/visits/index.ts';
import { createGate, type Gate } from '#platform/commands/execute.ts';
import { gateProblems } from '#platform/commands/messages.ts';
import { mergeProblems } from '#platform/commands/problems.ts';
import { valueProblems } from '#platform/commands/value-problems.ts';
import type { SigningKey } from '#platform/crypto/signing-key.ts';
import type { Database } from '#platform/db/pool.ts';
import type { FitConnectParties } from '#platform/fit-connect/load-parties.ts';
import { httpProblems } from '#platform/http/messages.ts';
import { openQueues, type Queues, type RetryPolicy } from '#platform/jobs/queue.ts';
import type { Reactions, Tick } from '#platform/jobs/reaction.ts';
import { deliveryProblems, setAside } from '#platform/jobs/set-aside.ts';
import { retryUndelivered, settleUndelivered } from '#platform/jobs/settle-undelivered.ts';
import { wakeSealer } from '#platform/journal/wake-sealer.ts';
import type { Mailer } from '#platform/mail/send-mail.ts';
import { openSignedPost } from '#platform/outbound/post-signed-json.ts';
import type { BlobStore } from '#platform/storage/blobs.ts';
import { orderedIds } from '#platform/values/ordered-ids.ts';
import type { PublicLinks } from '#platform/values/public-links.ts';
import { urls } from '#portal/urls.ts';

/** What the product needs from the world around it. Time comes in here and nowhere else. */
export interface ProductDeps {
  databaseUrl: string;
  database: Database<Tables>;
  mailer: Mailer;
  blobs: BlobStore;
  /** Installation key; sub-keys are derived from it. */
  masterKey: Uint8Array;
  signingKey: SigningKey;
  /** Origin that links in mails and letters begin with. */
  publicUrl: string;
  /** Base address of the specialist system. */
  registerUrl: string;
  /** Another way to the specialist system than posting to `registerUrl`. */
  connector?: Connector;
  /** Another register of residents than the one at `registerUrl`. */
  register?: Register;
  /** Absent: nothing can be paid online here, what is due stays to be paid. */
  payments?: PaymentProvider | undefined;
  /** Who the towns are to FIT-Connect; none where it is not set up. */
  fitConnect?: FitConnectParties;
  now: () => string;
  retry?: RetryPolicy;
  worker?: boolean;
}

export interface Product extends ProductDeps {
  gate: Gate;
  queues: Queues;
  reactions: Reactions;
  ticks: readonly Tick[];
  links: PublicLinks;
}

/** Every sentence the product can refuse with. */
export const problems = mergeProblems(
  gateProblems,
  httpProblems,
  valueProblems,
  deliveryProblems,
  identityProblems,
  catalogueProblems,
  decisionProblems,
  caseProblems,
  documentProblems,
  paymentProblems,
  visitProblems,
  applicationProblems,
  notificationProblems,
);

/** Every command of the product, slice by slice. Doors, the API and the rights matrix read this list. */
export const commands = [
  setAside,
  retryUndelivered,
  settleUndelivered,
  enrolDevice,
  lockDevice,
  eraseAccountSessions,
  ...catalogueCommands,
  saveTable,
  ...caseCommands,
  ...documentCommands,
  ...paymentCommands,
  ...visitCommands,
  ...applicationCommands,
  ...notificationCommands,
] as const;

/** Database constraints and the refusal each stands for. */
export const constraints: Readonly<Record<string, string>> = {
  ...catalogueConstraints,
  ...caseConstraints,
  ...documentConstraints,
  ...paymentConstraints,
  ...visitConstraints,
  ...applicationConstraints,
  ...notificationConstraints,
};

/** Puts the slices together: what happens because of what, and what happens with time. */
export async function composeProduct(deps: ProductDeps): Promise<Product> {
  const { registerUrl, publicUrl, now } = deps;
  const at = (path: string) => `${publicUrl}${path}`;
  const links: PublicLinks = {
    site: (tenant) => at(urls.home(tenant)),
    openCase: (tenant, number, secret) => at(urls.openCase(tenant, number, secret)),
    checkReceipt: (tenant) => at(urls.checkReceipt(tenant)),
    checkDocument: (tenant, code) => at(urls.checkDocument(tenant, code)),
    proveEmail: (tenant, of) => at(urls.proveEmail(tenant, of)),
  };
  const post = openSignedPost({ key: deps.signingKey });
  const fitConnect = { parties: deps.fitConnect ?? new Map(), blobs: deps.blobs, newUuid: () => randomUUID() };
  const register = deps.register ?? registerConnector({ post, baseUrl: registerUrl, now });
  // Every way an application can go; a way is one row here and one word in the town's configuration.
  const ways: Ways = {
    post: postWay(deps.connector ?? postConnector({ post, baseUrl: registerUrl, now })),
    'register-certificate': certificateWay(register),
    'register-deregistration': deregistrationWay(register),
    'fit-connect': fitConnectWay(fitConnect),
  };
  const reactions: Reactions = {
    ...paymentReactions({ provider: deps.payments }),
    ...visitReactions,
    ...fitConnectReactions(fitConnect),
    ...registerReactions({ register }),
    ...issueReactions({ ...deps, links }),
    ...applicationReactions({ ways, blobs: deps.blobs }),
    ...notificationReactions({ ...deps, links }),
  };
  const ticks: Tick[] = [
    ...identityTicks,
    ...catalogueTicks,
    ...caseTicks,
    ...paymentTicks,
    ...visitTicks,
    ...applicationTicks,
    ...fitConnectTicks(fitConnect),
    ...notificationTicks,
  ];
  const queues = await openQueues(deps.databaseUrl, reactions, {
    ...(deps.retry ? { retry: deps.retry } : {}),
    worker: deps.worker ?? false,
  });
  const gate = createGate({
    database: deps.database,
    may: (actor, permission) => mayDo(actor.roles, permission),
    react: queues.react,
    constraints,
    now: deps.now,
    newId: orderedIds(deps.now),
    random: (bytes) => randomBytes(bytes),
    committed: wakeSealer(deps.database.pool),
  });
  return { ...deps, gate, queues, reactions, ticks, links };
}
