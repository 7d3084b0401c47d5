import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Refusal } from '#platform/commands/refusal.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { urls } from '../urls.ts';

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).default([]),
    assets: z.array(z.string()).default([]),
    imports: z.array(z.string()).default([]),
    dynamicImports: z.array(z.string()).default([]),
  }),
);

function readManifest(folder: string): z.output<typeof manifestSchema> {
  const path = join(folder, '.vite', 'manifest.json');
  return existsSync(path) ? manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
}

const main = 'src/field/client/main.tsx';

/** The app's own styles, beside those of every page. */
export function appStyles(folder: string): string[] {
  return (readManifest(folder)[main]?.css ?? []).map((file) => `/${file}`);
}

/** Every built file the app needs: its script, what that imports, and the styles with their fonts and icons. */
export function precacheList(folder: string): string[] {
  const manifest = readManifest(folder);
  const found = new Set<string>();
  const visit = (source: string) => {
    const entry = manifest[source];
    if (!entry || found.has(entry.file)) return;
    for (const file of [entry.file, ...entry.css, ...entry.assets]) found.add(file);
    for (const next of [...entry.imports, ...entry.dynamicImports]) visit(next);
  };
  visit(main);
  for (const source of Object.keys(manifest)) if (source.endsWith('main.css')) visit(source);
  return [...found].sort().map((file) => `/${file}`);
}

/**
 * The service worker with its list in front: new files change the list, the list changes the script, and the browser
 * installs the new app. Its place allows it to serve the app's own address without a trailing slash.
 */
export function mountWorker(app: FastifyInstance, door: DoorParts): void {
  app.get(urls.worker(), async (_request, reply) => {
    const path = join(door.assets.folder, 'sw.js');
    const list = [urls.app(), urls.manifest(), urls.icon(), ...precacheList(door.assets.folder)];
    // An empty worker would install itself over the working one.
    if (!existsSync(path)) throw new Refusal({ code: 'page.unknown' });
    const script = readFileSync(path, 'utf8');
    return reply
      .type('text/javascript; charset=utf-8')
      .header('service-worker-allowed', urls.app())
      .send(`self.precacheList=${JSON.stringify(list)};\n${script}`);
  });
}
