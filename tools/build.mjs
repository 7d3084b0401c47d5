import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, giveUp, node, root, runStep, say } from './run-step.mjs';

const stamp = join(root, 'dist', '.sources');

/** Builds dist/ unless it was made from exactly these sources. */
export async function ensureBuilt() {
  const digest = digestOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  await build();
}

/** Builds server, browser code and service worker. The stamp comes last: an interrupted build is done again. */
export async function build() {
  const digest = digestOfSources();
  rmSync(stamp, { force: true });
  const started = Date.now();
  say('Building');
  const configs = ['vite.config.ts', 'vite.server.config.ts'];
  if (existsSync(join(root, 'src/field/service-worker/sw.ts'))) configs.push('vite.worker.config.ts');
  for (const config of configs) {
    const result = await runStep(`Building (${config})`, node, [
      bin('vite/bin/vite.js'),
      'build',
      '--config',
      config,
      '--logLevel',
      'warn',
    ]);
    if (result.code !== 0) giveUp(`The build failed (${config}, see above).`, result.output);
  }
  writeFileSync(stamp, digest);
  say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** A digest over names and bytes, because dates of files lie after a checkout. */
function digestOfSources() {
  const sources = ['src', 'styles']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|README\.md$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const settings = readdirSync(root)
    .filter((name) => /^(package(-lock)?\.json|tsconfig.*\.json|vite\..*)$/.test(name))
    .map((name) => join(root, name));
  const hash = createHash('sha256');
  for (const file of [...sources, ...settings].sort()) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
