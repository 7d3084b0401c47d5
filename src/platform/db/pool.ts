import {
  CompiledQuery,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  QueryCreator,
  type QueryExecutor,
  type QueryExecutorProvider,
} from 'kysely';
import pg from 'pg';

/** What a query needs: a handle that knows at least the tables `T`. */
export type Db<T> = QueryCreator<T> & QueryExecutorProvider;

/** Database access that cannot forget the tenant: every statement runs on a connection that names it. */
export interface Database<T> {
  /** Runs `work` with a read-only handle of one tenant; each statement sees what is committed when it begins. */
  read<R>(tenant: string, work: (db: Db<T>) => Promise<R>): Promise<R>;
  /** Runs `work` in one transaction of one tenant. Only the gate and the machinery beside it call this. */
  transaction<R>(tenant: string, work: (tx: Db<T>) => Promise<R>): Promise<R>;
  /** The same database with other tables named: for machinery that carries queries of slices it does not know. */
  as<Other>(): Database<Other>;
  /** The pool of the transactions, for what stands outside the tenants (health, jobs, directory). */
  pool: pg.Pool;
  close(): Promise<void>;
}

const tenantPattern = /^[a-z][a-z0-9-]{1,39}$/;

// Timestamps travel as ISO strings and bigints as numbers: nothing in the product needs more, and JSON carries both.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());

/**
 * Opens the application's connections: `max` for transactions and `max` for reading. Each steps down to the role
 * `buergernah_app`, so that even an owner's URL meets row-level security.
 */
export function openDatabase<T>(url: string, { max = 10 }: { max?: number } = {}): Database<T> {
  const pool = openPool(url, max);
  const readers = openPool(url, max, '-c default_transaction_read_only=on');
  const parts: Parts = {
    pool,
    read: readAsTenant(readers),
    transaction: transactAsTenant(pool),
    close: async () => void (await Promise.all([pool.end(), readers.end()])),
  };
  return named<T>(parts);
}

function openPool(url: string, max: number, options = ''): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options: `-c role=buergernah_app -c statement_timeout=15000 -c idle_in_transaction_session_timeout=20000 -c timezone=UTC ${options}`,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that breaks (the server restarts) is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // The same for one that breaks while it is at work: its query rejects, and that is answered where it was asked.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

type AsTenant = <R>(tenant: string, work: (executor: QueryExecutor) => Promise<R>) => Promise<R>;

interface Parts {
  pool: pg.Pool;
  read: AsTenant;
  transaction: AsTenant;
  close(): Promise<void>;
}

function named<T>(parts: Parts): Database<T> {
  return {
    as: <Other>() => named<Other>(parts),
    read: (tenant, work) => parts.read(tenant, (executor) => work(handle<T>(executor))),
    transaction: (tenant, work) => parts.transaction(tenant, (executor) => work(handle<T>(executor))),
    pool: parts.pool,
    close: parts.close,
  };
}

function handle<T>(executor: QueryExecutor): Db<T> {
  return Object.assign(new QueryCreator<T>({ executor }), { getExecutor: () => executor });
}

/**
 * Reads cost one round trip, not the three of a transaction: a connection of this pool keeps the tenant it last read
 * for, and is given another before it is handed out for another. Nobody else has a way to these connections.
 */
function readAsTenant(readers: pg.Pool): AsTenant {
  const bound = new WeakMap<pg.PoolClient, { tenant: string; executor: QueryExecutor }>();
  return async (tenant, work) => {
    const setting = tenantSetting(tenant);
    const client = await readers.connect();
    try {
      const known = bound.get(client);
      if (known?.tenant === tenant) return await work(known.executor);
      bound.delete(client);
      await client.query(`set ${setting}`);
      const executor = known?.executor ?? executorOn(client);
      bound.set(client, { tenant, executor });
      return await work(executor);
    } finally {
      client.release();
    }
  };
}

/** Runs Kysely's queries on one connection that somebody else takes and gives back. */
function executorOn(client: pg.PoolClient): QueryExecutor {
  const lent = { query: client.query.bind(client), release: () => {} };
  const driver = new PostgresDriver({ pool: { connect: async () => lent, end: async () => {}, options: {} } });
  return openKysely(driver).getExecutor();
}

/** Transactions begin with the tenant set, in one round trip. */
function transactAsTenant(pool: pg.Pool): AsTenant {
  const handles = new Map<string, Kysely<object>>();
  return (tenant, work) => {
    let known = handles.get(tenant);
    if (!known) {
      const opening = CompiledQuery.raw(`begin; set local ${tenantSetting(tenant)}`);
      const driver: Driver = new PostgresDriver({ pool });
      driver.beginTransaction = async (connection) => {
        await connection.executeQuery(opening);
      };
      known = openKysely(driver);
      handles.set(tenant, known);
    }
    return known.transaction().execute((tx) => work(tx.getExecutor()));
  };
}

function tenantSetting(tenant: string): string {
  if (!tenantPattern.test(tenant)) throw new Error('not a tenant id');
  return `app.tenant = '${tenant}'`;
}

function openKysely(driver: Driver): Kysely<object> {
  return new Kysely<object>({
    dialect: {
      createDriver: () => driver,
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
