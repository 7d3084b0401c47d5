import type { FastifyInstance } from 'fastify';
import { redirect } from '#platform/http/answer.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { mountRoutes } from '#platform/http/mount-routes.ts';
import { appRoutes } from './app/routes.tsx';
import { mountWorker } from './app/worker.ts';
import { enrolRoutes } from './enrol/routes.ts';
import { byDevice, bySession, byVisitor } from './identify.ts';
import { attachmentLimit } from './sync/attachment.ts';
import { syncRoutes } from './sync/routes.ts';
import { tourRoutes } from './tours/routes.ts';
import { urls } from './urls.ts';
import type { DeviceVisit, FieldVisit } from './visit.ts';

/** The field: an app that is installed on the crew's device and works without network. */
export function fieldDoor(app: FastifyInstance, door: DoorParts): void {
  void app.register((scope, _options, ready) => {
    // Photographs come as bytes; only this door takes them.
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: attachmentLimit },
      (_request, body, done) => done(null, body),
    );
    mountWorker(scope, door);
    mountRoutes<FieldVisit>(scope, {
      door,
      routes: appRoutes,
      scripts: ['src/field/client/main.tsx'],
      identify: (arrival) => byVisitor(door, arrival),
      signIn: () => redirect(`/desk/sign-in?next=${encodeURIComponent(urls.app())}`),
    });
    mountRoutes<FieldVisit>(scope, {
      door,
      routes: enrolRoutes,
      scripts: [],
      identify: (arrival) => bySession(door, arrival),
    });
    mountRoutes<DeviceVisit>(scope, {
      door,
      routes: [...tourRoutes, ...syncRoutes],
      scripts: [],
      identify: (arrival) => byDevice(door, arrival),
    });
    ready();
  });
}
