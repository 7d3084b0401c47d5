import type { FastifyBaseLogger } from 'fastify';
import type { Actor } from '#platform/commands/actor.ts';
import type { Gate } from '#platform/commands/execute.ts';
import type { ProblemCatalogue } from '#platform/commands/problems.ts';
import type { SigningKey } from '#platform/crypto/signing-key.ts';
import type { Database } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import type { FitConnectParties } from '#platform/fit-connect/load-parties.ts';
import type { OidcClient } from '#platform/oidc/provider.ts';
import type { BlobStore } from '#platform/storage/blobs.ts';
import type { ScanFile } from '#platform/storage/clamd.ts';
import type { PublicLinks } from '#platform/values/public-links.ts';
import type { Assets } from './assets.ts';
import type { Metrics } from './metrics.ts';

/** What the composition root hands to every door. */
export interface DoorParts {
  gate: Gate;
  database: Database<PlatformTables>;
  problems: ProblemCatalogue;
  may: (actor: Actor, permission: string) => boolean;
  assets: Assets;
  masterKey: Uint8Array;
  signingKey: SigningKey;
  blobs: BlobStore;
  /** Looks for viruses in what is sent; absent → nothing looks. */
  scanFile?: ScanFile;
  dataDir: string;
  publicUrl: string;
  links: PublicLinks;
  secure: boolean;
  now: () => string;
  log: FastifyBaseLogger;
  metrics: Metrics;
  /** The demonstration on this machine only: personas one click away, caught mail, the sandbox register. */
  demonstration: boolean;
  /** Who the towns are to FIT-Connect; none where it is not set up. */
  fitConnect?: FitConnectParties;
  /** Sign-in of the staff; absent → local accounts. */
  oidc?: OidcClient;
  /** Sign-in of residents with the citizens' account; absent → none is offered. */
  account?: OidcClient;
}
