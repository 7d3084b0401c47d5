import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pino, { type Logger } from 'pino';
import { sandboxAccess } from '#api/sandbox-payments/access.ts';
import { buildServer } from '#app';
import type { Config } from '#config';
import { mayDo } from '#domain/identity/index.ts';
import { xbezahldienste } from '#domain/payments/index.ts';
import type { Tables } from '#domain/tables.ts';
import { readOrCreateMasterKey } from '#platform/crypto/derive-key.ts';
import { loadSigningKey } from '#platform/crypto/signing-key.ts';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { openDatabase } from '#platform/db/pool.ts';
import { loadParties } from '#platform/fit-connect/load-parties.ts';
import { loadAssets } from '#platform/http/assets.ts';
import { closeServer } from '#platform/http/close-server.ts';
import { createMetrics } from '#platform/http/metrics.ts';
import type { MountedRoute } from '#platform/http/server.ts';
import { startWorker, type WorkerParts } from '#platform/jobs/worker.ts';
import { writeCheckpoint } from '#platform/journal/checkpoint.ts';
import { runSealer } from '#platform/journal/run-sealer.ts';
import { signCheckpoint } from '#platform/journal/sign-checkpoint.ts';
import { openMailer } from '#platform/mail/send-mail.ts';
import { openBlobStore } from '#platform/storage/blobs.ts';
import { scanByClamd } from '#platform/storage/clamd.ts';
import { sweepUnfinished } from '#platform/storage/sweep-unfinished.ts';
import { commands, composeProduct, problems } from '#product';

export interface Running {
  address: string;
  /** Every mounted address; empty without the web. */
  routes: readonly MountedRoute[];
  stop: () => Promise<void>;
}

/** How we name ourselves to other systems. */
const userAgent = 'buergernah/1';

/** Checkpoints are written when this many minutes have passed. */
const checkpointMinutes = 10;

/**
 * Runs the product on a migrated database: the web, the worker, or both in one process.
 * `stop` finishes what is running, then closes.
 */
export async function runProduct(
  config: Config,
  databaseUrl: string,
  parts: { web: boolean; worker: boolean; demonstration: boolean; log?: Logger },
): Promise<Running> {
  const log = parts.log ?? pino({ level: config.logLevel });
  await mkdir(config.dataDir, { recursive: true });
  const database = openDatabase<Tables>(databaseUrl, { max: 12 });
  const masterKey = await readOrCreateMasterKey(config.secretKeyFile);
  const signingKey = await loadSigningKey(join(config.dataDir, 'signing-key.json'));
  const mailer = await openMailer({
    from: config.mailFrom,
    dataDir: config.dataDir,
    ...(config.smtpUrl ? { smtpUrl: config.smtpUrl } : {}),
  });
  const blobs = openBlobStore({ dataDir: config.dataDir, masterKey });
  const publicUrl = config.publicUrl ?? `http://${config.host === '::1' ? '[::1]' : config.host}:${config.port}`;
  const now = () => new Date().toISOString();
  const demonstration = parts.demonstration && config.isLoopback;
  const access = config.payment ?? (demonstration ? sandboxAccess(publicUrl) : undefined);
  const payments = access && xbezahldienste(access);
  const fitConnect = config.fitConnectDir ? await loadParties(config.fitConnectDir, { userAgent, now }) : new Map();
  const product = await composeProduct({
    databaseUrl,
    database,
    mailer,
    blobs,
    masterKey,
    signingKey,
    publicUrl,
    registerUrl: config.registerUrl ?? `${publicUrl}/dev/register`,
    payments,
    now,
    fitConnect,
    worker: parts.worker,
  });
  const metrics = createMetrics();
  const closers: (() => Promise<void>)[] = [];
  let app: FastifyInstance | undefined;
  if (parts.web) {
    app = await buildServer(
      {
        gate: product.gate,
        database,
        problems,
        may: (actor, permission) => mayDo(actor.roles, permission),
        assets: loadAssets(findPackageRoot()),
        masterKey,
        signingKey,
        blobs,
        ...(config.clamd ? { scanFile: scanByClamd(config.clamd) } : {}),
        dataDir: config.dataDir,
        publicUrl,
        links: product.links,
        secure: publicUrl.startsWith('https:'),
        now,
        log,
        metrics,
        fitConnect,
        demonstration,
        ...(config.oidc ? { oidc: config.oidc } : {}),
        ...(config.account ? { account: config.account } : {}),
      },
      {
        trustProxy: config.trustProxy,
        rateLimit: config.rateLimit,
        commands,
        payments,
        paymentOrigins: access?.redirectOrigins ?? [],
      },
    );
    await app.listen({ host: config.host, port: config.port });
    const serving = app;
    closers.push(() => closeServer(serving));
  }
  if (parts.worker) {
    const worker: WorkerParts = {
      ...product,
      database,
      log: (event) => {
        metrics.job(event.reaction, event.error ? 'failed' : 'done');
        if (event.error) log.warn(event, 'a reaction failed and will be tried again');
        else log.debug(event, 'reaction');
      },
      everyMinute: async (tenant) => {
        if (new Date().getUTCMinutes() % checkpointMinutes !== 0) return;
        const written = await writeCheckpoint(database, tenant, now(), (checkpoint) =>
          signCheckpoint(signingKey, checkpoint),
        );
        if (!written) return;
        // A file drop an operator copies out of reach; the signature checks with the public key alone.
        const folder = join(config.dataDir, 'checkpoints');
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, `${tenant}-${written.checkpoint.size}.jws`), `${written.signature}\n`);
      },
    };
    await startWorker(worker);
    await sweepUnfinished(config.dataDir, now());
    const sealer = runSealer(database, databaseUrl, now, (error) =>
      log.warn({ err: error }, 'sealing will be tried again'),
    );
    closers.push(sealer.stop);
  }
  return {
    address: publicUrl,
    routes: app?.mounted ?? [],
    async stop() {
      for (const close of closers) await close();
      await product.queues.stop();
      await mailer.close();
      await database.close();
    },
  };
}
