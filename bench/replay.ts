import pg from 'pg';
import type { Database } from '#platform/db/pool.ts';
import { type Measured, measure } from './measure.ts';

export type Statement = { text: string; values: unknown[] };

/** Pieces of work before the clock starts: every connection is open and its caches are warm, on both sides. */
export const warmUp = (lanes: number) => lanes * 4;

/** Notes every statement the pool sends from now on, one list per transaction. The pool must have one connection. */
export function noteStatements<T>(database: Database<T>): Statement[][] {
  const transactions: Statement[][] = [];
  let current: Statement[] | undefined;
  database.pool.on('acquire', (client) => {
    if (Object.hasOwn(client, 'noting')) return;
    Reflect.set(client, 'noting', true);
    const plain = client.query.bind(client);
    const noting = (...given: unknown[]) => {
      const [text, values] = given;
      if (typeof text === 'string') {
        if (text.startsWith('begin')) current = [];
        current?.push({ text, values: Array.isArray(values) ? values : [] });
        if (text === 'commit' && current) {
          transactions.push(current);
          current = undefined;
        }
      }
      return Reflect.apply(plain, client, given);
    };
    Reflect.set(client, 'query', noting);
  });
  return transactions;
}

/** The same statements with the same values, without us. */
export async function replay(
  url: string,
  transactions: readonly Statement[][],
  lanes: number,
  warm = warmUp(lanes),
): Promise<Measured> {
  const clients = await Promise.all(
    Array.from({ length: lanes }, async () => {
      const client = new pg.Client({ connectionString: url, options: '-c role=buergernah_app -c timezone=UTC' });
      await client.connect();
      return client;
    }),
  );
  const send = async (index: number, lane: number) => {
    for (const { text, values } of transactions[index] ?? []) await clients[lane]?.query(text, values);
  };
  await measure(warm, lanes, send);
  const measured = await measure(transactions.length - warm, lanes, (index, lane) => send(index + warm, lane));
  await Promise.all(clients.map((client) => client.end()));
  return measured;
}
