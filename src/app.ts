import type { FastifyInstance } from 'fastify';
import { devDoor } from '#api/dev/door.tsx';
import { healthDoor } from '#api/health.ts';
import { deskDoor } from '#desk/door.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { createServer } from '#platform/http/server.ts';
import { portalDoor } from '#portal/door.ts';

/** The whole stack a request meets, in order. Portal last: its first path part is a town's name. */
export async function buildServer(
  door: DoorParts,
  options: { trustProxy: boolean | number | string[]; rateLimit: number },
): Promise<FastifyInstance> {
  const app = await createServer({
    logger: door.log,
    assets: door.assets,
    problems: door.problems,
    metrics: door.metrics,
    secure: door.secure,
    formActions: door.oidc ? [new URL(door.oidc.issuer).origin] : [],
    ...options,
  });
  healthDoor(app, door);
  deskDoor(app, door);
  if (door.demonstration) devDoor(app, door);
  portalDoor(app, door);
  return app;
}
