import {
  CompiledQuery,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryCreator,
  type QueryExecutorProvider,
} from 'kysely';
import pg from 'pg';

/** What a query needs: a handle that knows at least the tables `T`. */
export type Db<T> = QueryCreator<T> & QueryExecutorProvider;

/** Database access that cannot forget the tenant: every statement runs in a transaction that names it. */
export interface Database<T> {
  /** Runs `work` in a read-only transaction of one tenant. */
  read<R>(tenant: string, work: (db: Db<T>) => Promise<R>): Promise<R>;
  /** Runs `work` in one transaction of one tenant. Only the gate and the machinery beside it call this. */
  transaction<R>(tenant: string, work: (tx: Db<T>) => Promise<R>): Promise<R>;
  /** The same database with other tables named: for machinery that carries queries of slices it does not know. */
  as<Other>(): Database<Other>;
  /** The pool itself, for what stands outside the tenants (health, jobs, directory). */
  pool: pg.Pool;
  close(): Promise<void>;
}

const tenantPattern = /^[a-z][a-z0-9-]{1,39}$/;

// Timestamps travel as ISO strings and bigints as numbers: nothing in the product needs more, and JSON carries both.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());

/**
 * Opens the application's pool. The connection steps down to the role `buergernah_app`,
 * so that even an owner's URL meets row-level security.
 */
export function openDatabase<T>(url: string, { max = 10 }: { max?: number } = {}): Database<T> {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options:
      '-c role=buergernah_app -c statement_timeout=15000 -c idle_in_transaction_session_timeout=20000 -c timezone=UTC',
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that breaks (the server restarts) is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // The same for one that breaks while it is at work: its query rejects, and that is answered where it was asked.
  pool.on('connect', (client) => client.on('error', () => {}));
  return openOn<T>(pool);
}

function openOn<T>(pool: pg.Pool): Database<T> {
  const handles = new Map<string, { read: Kysely<T>; write: Kysely<T> }>();
  const handle = (tenant: string) => {
    let found = handles.get(tenant);
    if (!found) {
      if (!tenantPattern.test(tenant)) throw new Error('not a tenant id');
      found = { read: tenantHandle<T>(pool, tenant, 'begin read only'), write: tenantHandle<T>(pool, tenant, 'begin') };
      handles.set(tenant, found);
    }
    return found;
  };
  return {
    as: <Other>() => openOn<Other>(pool),
    read: (tenant, work) => handle(tenant).read.transaction().execute(work),
    transaction: (tenant, work) => handle(tenant).write.transaction().execute(work),
    pool,
    close: () => pool.end(),
  };
}

/** A Kysely handle whose transactions begin with the tenant set, in one round trip. */
function tenantHandle<T>(pool: pg.Pool, tenant: string, begin: string): Kysely<T> {
  const opening = CompiledQuery.raw(`${begin}; set local app.tenant = '${tenant}'`);
  const driver: Driver = new PostgresDriver({ pool });
  driver.beginTransaction = async (connection) => {
    await connection.executeQuery(opening);
  };
  return new Kysely<T>({
    dialect: {
      createDriver: () => driver,
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
