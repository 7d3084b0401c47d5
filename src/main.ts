import { type Config, describeProblems, loadConfig } from '#config';
import { configurationProblems } from '#domain/applications/index.ts';
import { bringCatalogue } from '#domain/catalogue/index.ts';
import { importTown } from '#domain/identity/index.ts';
import type { Tables } from '#domain/tables.ts';
import { explainConnectionFailure } from '#platform/db/connection-failure.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openDatabase } from '#platform/db/pool.ts';
import { waitForDatabase } from '#platform/db/wait-for-database.ts';
import { type Embedded, isFailure, startEmbedded } from '#platform/postgres/index.ts';
import { importCatalogue, importUsage, inSmallHeap } from './import-catalogue.ts';
import { runXdfImport } from './import-xdf.ts';
import { createToken, revokeToken } from './machine-tokens.ts';
import { printWelcome } from './print-welcome.ts';
import { type Running, runProduct } from './run.ts';
import { seed } from './seed.ts';
import { verifyJournals } from './verify-journals.ts';

const usage = `buergernah – the town hall that comes to people

  demo                     everything in one process, with invented towns and people (npm start)
  serve                    the web, on DATABASE_URL
  worker                   the jobs, on DATABASE_URL
  database                 only the embedded PostgreSQL, until stopped
  migrate                  bring the database to this version
  seed                     import the example towns, without invented people
  import-town FOLDER       import or update a town's configuration
  import xdf FILE [OUT]    make the first draft of a form from an XDatenfelder 2.0 schema; says what could not be carried over
${importUsage}  create-token TOWN PROGRAM ROLES [DAYS]
                           give a program access to /api/v1 with these roles (agent,crew,…); prints the token once
  revoke-token TOWN PROGRAM
                           take it away
  verify-journal [TOWN]    recompute the journal and report what was altered, is missing or out of order
`;

const say = (line: string) => console.log(line);
const complain = (line: string) => console.error(line);

async function main(words: readonly string[]): Promise<void> {
  const [command = 'demo', ...rest] = words;
  const loaded = loadConfig(process.env);
  if (!loaded.ok) return refuse(describeProblems(loaded.problems));
  const { config } = loaded;
  switch (command) {
    case 'demo':
      return serveUntilStopped(config, { web: true, worker: true, demonstration: true });
    case 'serve':
      return serveUntilStopped(config, { web: true, worker: false, demonstration: false });
    case 'worker':
      return serveUntilStopped(config, { web: false, worker: true, demonstration: false });
    case 'database':
      return withDatabase(config, async (url) => {
        say(`PostgreSQL answers at ${url}`);
        await stopSignal();
      });
    case 'migrate':
      return withDatabase(config, async () => say('The database is up to date.'));
    case 'seed':
      return withDatabase(config, async (url) => {
        await seed(url, { demonstration: rest.includes('--demonstration') });
        say('The example towns are there.');
      });
    case 'import-town':
      return withDatabase(config, async (url) => importFolder(url, rest[0]));
    case 'import':
      if (rest[0] === 'xdf') {
        if (!(await runXdfImport(rest.slice(1), say, complain))) process.exitCode = 1;
        return;
      }
      process.exitCode = await inSmallHeap();
      if (process.exitCode !== undefined) return;
      return withDatabase(config, async (url) => {
        process.exitCode = (await importCatalogue(url, rest, say)) ? 0 : 1;
      });
    case 'create-token':
      return withDatabase(config, async (url) => {
        const made = await createToken(url, rest);
        if (!made.ok) return refuse(made.message);
        say(`The token, shown this once (valid until ${made.until}):`);
        say(made.token);
      });
    case 'revoke-token':
      return withDatabase(config, async (url) => {
        const { ok, message } = await revokeToken(url, rest);
        if (ok) say(message);
        else refuse(message);
      });
    case 'verify-journal':
      return withDatabase(config, async (url) => {
        process.exitCode = (await verifyJournals(config, url, rest[0])) ? 0 : 1;
      });
    default:
      say(usage);
      process.exitCode = command === 'help' || command === '--help' ? 0 : 2;
  }
}

/** Gives a migrated database: DATABASE_URL, or the embedded one, which ends with us. */
async function withDatabase(config: Config, use: (url: string) => Promise<void>): Promise<void> {
  let embedded: Embedded | undefined;
  if (!config.databaseUrl) {
    embedded = await startEmbedded({
      dataDir: config.dataDir,
      onProgress: say,
      onExit: (reason) => {
        say(`PostgreSQL ended (${reason}); starting it again.`);
        void embedded?.restart().catch((error: unknown) => {
          // Staying without a database would look alive; whoever watches over us starts us anew.
          fail(error);
          process.exit();
        });
      },
    });
  }
  const url = config.databaseUrl ?? embedded?.url ?? '';
  try {
    await migrate(config.migrationDatabaseUrl ?? url, { onProgress: say });
    await use(url);
  } finally {
    await embedded?.stop();
  }
}

async function serveUntilStopped(
  config: Config,
  parts: { web: boolean; worker: boolean; demonstration: boolean },
): Promise<void> {
  if (config.databaseUrl) await waitForDatabase(config.databaseUrl, say);
  await withDatabase(config, async (url) => {
    const towns = parts.demonstration ? await seed(url, { demonstration: true }) : [];
    let running: Running;
    try {
      running = await runProduct(config, url, parts);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
        return refuse(
          `Port ${config.port} on ${config.host} is already in use. Stop the other program, or choose another port: PORT=${config.port + 1} npm start`,
        );
      }
      throw error;
    }
    if (parts.demonstration) printWelcome(running.address, towns, config.isLoopback);
    else say(parts.web ? `Serving ${running.address}` : 'The worker is running.');
    await stopSignal();
    say('Stopping: finishing what is running …');
    await running.stop();
  });
}

async function importFolder(url: string, folder: string | undefined): Promise<void> {
  if (!folder) return refuse('Name the folder of the town: import-town examples/musterstadt');
  const database = openDatabase<Tables>(url, { max: 2 });
  try {
    const now = new Date().toISOString();
    const { town, changed } = await importTown(database, folder, now, configurationProblems);
    await database.transaction(town.id, (tx) => bringCatalogue(tx, town.id, now));
    say(
      changed.length > 0 ? `${town.name}: new versions of ${changed.join(', ')}` : `${town.name}: nothing has changed`,
    );
  } finally {
    await database.close();
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

function fail(error: unknown): void {
  const known = isFailure(error) ? error.message : explainConnectionFailure(error, process.env.DATABASE_URL ?? '');
  if (known) refuse(known);
  else {
    console.error(error);
    process.exitCode = 1;
  }
}

main(process.argv.slice(2)).then(
  // Something may still hold the event loop (an idle socket); everything that matters has been closed.
  () => process.exit(),
  (error: unknown) => {
    fail(error);
    process.exit();
  },
);
