import { readTown } from '#domain/identity/index.ts';
import { page } from '#platform/http/answer.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { urls } from '../urls.ts';
import type { FieldVisit } from '../visit.ts';
import { messages } from './messages.ts';
import { ShellPage } from './shell-page.tsx';

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" fill="#1c3f6e"/><path d="M128 232 256 128l128 104v152H128z" fill="#fff"/><path d="m196 300 44 44 80-88" fill="none" stroke="#1c3f6e" stroke-width="32" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

export const appRoutes = defineRoutes<FieldVisit>([
  {
    method: 'GET',
    url: urls.app(),
    permission: 'page:field.app',
    async answer(visit) {
      const town = await visit.read((db: Parameters<typeof readTown>[0]) => readTown(db, visit.tenant));
      return page(<ShellPage visit={visit} theme={town.value.theme} />);
    },
  },
  {
    method: 'GET',
    url: urls.manifest(),
    permission: 'page:portal.public',
    answer: async ({ lang }) => ({
      kind: 'text',
      type: 'application/manifest+json; charset=utf-8',
      text: JSON.stringify({
        name: messages[lang].name,
        short_name: messages[lang].shortName,
        lang,
        start_url: urls.app(),
        scope: urls.app(),
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#1c3f6e',
        icons: [{ src: urls.icon(), sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      }),
    }),
  },
  {
    method: 'GET',
    url: urls.icon(),
    permission: 'page:portal.public',
    answer: async () => ({ kind: 'text', type: 'image/svg+xml', text: icon }),
  },
]);
