import type { FastifyInstance } from 'fastify';
import { Refusal } from '#platform/commands/refusal.ts';
import { json, page } from '#platform/http/answer.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { asVisit, mountRoutes } from '#platform/http/mount-routes.ts';
import { defineRoutes, type Visit } from '#platform/http/route.ts';
import { listMail, readMail } from '#platform/mail/caught-mail.ts';
import { componentPage, suggestComponents } from '#platform/ui/dev-page.tsx';
import { suggestScript } from '#platform/ui/suggest-field.tsx';
import { MailListPage, MailPage } from './mail-pages.tsx';

/** `/dev/…`: what only the demonstration on this machine shows. Not mounted anywhere else. */
export function devDoor(app: FastifyInstance, door: DoorParts): void {
  mountRoutes<Visit>(app, {
    door,
    scripts: ['src/platform/ui/enhance.island.tsx', suggestScript],
    identify: async (arrival) =>
      asVisit(door, arrival, { kind: 'anonymous', id: 'visitor', tenant: 'none', roles: ['anonymous'], door: 'dev' }),
    routes: defineRoutes<Visit>([
      {
        method: 'GET',
        url: '/dev/ui',
        permission: 'page:portal.public',
        answer: async (visit) => page(componentPage(visit.ui)),
      },
      {
        method: 'GET',
        url: '/dev/suggest',
        permission: 'page:portal.public',
        takes: 'json',
        answer: async (visit) => json({ items: suggestComponents(visit.query.q ?? '') }),
      },
      {
        method: 'GET',
        url: '/dev/mail',
        permission: 'page:portal.public',
        answer: async (visit) => page(<MailListPage visit={visit} mails={await listMail(door.dataDir)} />),
      },
      {
        method: 'GET',
        url: '/dev/mail/:id',
        permission: 'page:portal.public',
        async answer(visit) {
          const mail = await readMail(door.dataDir, visit.params.id ?? '');
          if (!mail) throw new Refusal({ code: 'page.unknown' });
          return page(<MailPage visit={visit} mail={mail} />);
        },
      },
      {
        method: 'GET',
        url: '/dev/mail/:id/:file',
        permission: 'page:portal.public',
        async answer(visit) {
          const mail = await readMail(door.dataDir, visit.params.id ?? '');
          const file = mail?.attachments.find(({ name }) => name === visit.params.file);
          if (!file) throw new Refusal({ code: 'page.unknown' });
          return { kind: 'file', bytes: file.bytes, type: file.type, name: file.name, inline: true };
        },
      },
    ]),
  });
}
