import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';

const root = dirname(import.meta.dirname);
const folders: string[] = [];
const Report = z.object({
  summary: z.object({ violations: z.array(z.object({ rule: z.object({ name: z.string() }) })) }),
});

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Names of the rules a small source tree breaks. */
function rulesBrokenBy(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'buergernah-rules-'));
  folders.push(folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const manifest =
    '{ "type": "module", "dependencies": { "preact": "*" }, "imports": { "#domain/*": "./src/domain/*", "#platform/*": "./src/platform/*" } }';
  for (const [name, text] of Object.entries({ 'package.json': manifest, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      join(root, 'tools/typescript-for-rules.mjs'),
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      'src',
      '--config',
      join(root, '.dependency-cruiser.mjs'),
      '--output-type',
      'json',
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  if (stdout === '') throw new Error(stderr);
  const { violations } = Report.parse(JSON.parse(stdout)).summary;
  return [...new Set(violations.map((one) => one.rule.name))].sort();
}

const value = 'export const value = 1;\nexport type Value = number;\n';
const take = (from: string) => `import { value } from '${from}';\nexport const copy = value;\n`;
const takeType = (from: string) => `import type { Value } from '${from}';\nexport const copy: Value = 1;\n`;

test('a well-kept tree breaks nothing', () => {
  expect(
    rulesBrokenBy({
      'src/main.ts': `import '#domain/visits/index.ts';\nimport './desk/page.tsx';\n`,
      'src/desk/page.tsx': take('#domain/visits/index.ts'),
      'src/desk/box.island.tsx': `${take('#domain/visits/rules.ts')}export const Box = (p: { n: Value }) => <b>{p.n}</b>;\ntype Value = number;\n`,
      'src/domain/visits/index.ts': `export { copy as value } from './plan.ts';\n`,
      'src/domain/visits/plan.ts': take('#domain/cases/index.ts'),
      'src/domain/visits/rules.ts': take('#platform/values/money.ts'),
      'src/domain/cases/index.ts': value,
      'src/platform/values/money.ts': value,
    }),
  ).toEqual([]);
});

test.each<[string, string, Record<string, string>]>([
  ['platform-names-no-capability', 'src/platform/db/a.ts', { 'src/domain/cases/index.ts': value }],
  ['domain-sees-no-door', 'src/domain/cases/a.ts', { 'src/desk/b.ts': value }],
  ['domain-sees-no-door', 'src/domain/cases/a.ts', { 'src/platform/http/b.ts': value }],
  ['capability-by-front-door', 'src/desk/a.ts', { 'src/domain/cases/decide.ts': value }],
  ['capability-by-front-door-inside', 'src/domain/visits/a.ts', { 'src/domain/cases/tables.ts': value }],
  ['capability-has-a-level', 'src/desk/a.ts', { 'src/domain/tax/index.ts': value }],
  ['domain-downwards-cases', 'src/domain/cases/a.ts', { 'src/domain/visits/index.ts': value }],
  ['domain-downwards-visits', 'src/domain/visits/a.ts', { 'src/domain/applications/index.ts': value }],
  ['domain-downwards-visits', 'src/domain/visits/a.ts', { 'src/domain/notifications/index.ts': value }],
  ['doors-do-not-meet', 'src/desk/a.ts', { 'src/portal/b.ts': value }],
  ['nobody-imports-the-root', 'src/desk/a.ts', { 'src/app.ts': value }],
  ['rules-are-pure', 'src/domain/cases/rules.ts', { 'src/platform/db/b.ts': value }],
  ['browser-code-imports-browser-code', 'src/desk/a.island.tsx', { 'src/domain/cases/index.ts': value }],
  ['browser-code-reaches-no-server', 'src/desk/a.island.tsx', { 'src/platform/journal/b.ts': value }],
])('%s is told from %s', (rule, from, files) => {
  const [target = ''] = Object.keys(files);
  const path = `${'../'.repeat(from.split('/').length - 1)}${target}`;
  // A type from the wrong place is a wrong dependency too.
  expect(rulesBrokenBy({ [from]: takeType(path), ...files })).toContain(rule);
});

test('packages, node modules, cycles, dead code and dead imports are told', () => {
  expect(
    rulesBrokenBy({
      'src/main.ts': `import './desk/a.ts';\nimport '#domain/cases/index.ts';\nimport '#domain/cases/rules.ts';\n`,
      'src/desk/a.ts': `import './b.ts';\nimport './nowhere.ts';\n`,
      'src/desk/b.ts': `import './a.ts';\n`,
      'src/desk/dead.ts': value,
      'src/domain/cases/index.ts': `import 'fastify';\nimport 'node:fs';\n`,
      'src/domain/cases/rules.ts': `import 'node:crypto';\n`,
    }),
  ).toEqual(
    expect.arrayContaining([
      'domain-does-no-input-output',
      'domain-knows-no-web-framework',
      'imports-exist',
      'no-cycles',
      'nothing-unreachable',
      'rules-are-pure',
    ]),
  );
});
