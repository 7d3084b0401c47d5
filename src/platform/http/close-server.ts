import type { FastifyInstance } from 'fastify';

/** How long running requests may take to end before their connections are cut; below the patience of supervisors. */
const patienceSeconds = 20;

/**
 * Takes no new requests, finishes the running ones, closes. A connection that was busy when the closing began turns idle
 * afterwards and would be kept alive for more than a minute: idle ones are closed as they appear.
 */
export async function closeServer(app: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
  const cut = setTimeout(() => app.server.closeAllConnections(), patienceSeconds * 1000);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
