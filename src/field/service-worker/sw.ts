declare const self: ServiceWorkerGlobalScope & { precacheList?: readonly string[] };

const prefix = 'field-';
const app = '/field';
// The server writes the list in front of this script; another list is another cache.
const list = self.precacheList ?? [app];
const name = prefix + digest(list.join(' '));

function digest(text: string): string {
  let hash = 5381;
  for (const sign of text) hash = ((hash * 33) ^ (sign.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(36);
}

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(name);
      for (const path of list) {
        const answer = await fetch(path, { cache: 'no-cache', credentials: 'same-origin' });
        // A redirect to the sign-in must never be kept as the app.
        if (!answer.ok || answer.redirected) throw new Error(`${path} could not be loaded`);
        await cache.put(path, answer);
      }
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const old of await caches.keys()) if (old.startsWith(prefix) && old !== name) await caches.delete(old);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith(`${app}/api/`)) return;
  const path = request.mode === 'navigate' && url.pathname.replace(/\/$/, '') === app ? app : url.pathname;
  if (!list.includes(path)) return;
  event.respondWith((async () => (await caches.match(path, { cacheName: name })) ?? fetch(request))());
});

export {};
