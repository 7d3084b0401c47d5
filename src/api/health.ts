import type { FastifyInstance } from 'fastify';
import type { DoorParts } from '#platform/http/door-parts.ts';

/** `/healthz`: the process lives. `/readyz`: it can work (its database answers). `/metrics`: what it has done. */
export function healthDoor(app: FastifyInstance, door: DoorParts): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await door.database.pool.query('select 1');
      return { status: 'ready' };
    } catch {
      return reply.status(503).send({ status: 'the database does not answer' });
    }
  });
  app.get('/metrics', async (_request, reply) => {
    const { type, text } = await door.metrics.render();
    return reply.type(type).send(text);
  });
}
