import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findImpureRules } from './pure-rules.mjs';
import { bin, node, root, runStep, say } from './run-step.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

/** Types, lint, import rules: each counts as one. @returns {Promise<Count>} */
export async function staticChecks() {
  const steps = [
    ['types', [bin('typescript/bin/tsc'), '--noEmit', '-p', '.', ...oneChecker('types')]],
    ['lint and format', [bin('@biomejs/biome/bin/biome'), 'check', '--diagnostic-level=error']],
    [
      'import rules',
      [
        '--import',
        './tools/typescript-for-rules.mjs',
        bin('dependency-cruiser/bin/dependency-cruise.mjs'),
        'src',
        '--config',
        '.dependency-cruiser.mjs',
        '--output-type',
        'err-long',
      ],
    ],
  ];
  if (existsSync(join(root, 'src/field/service-worker/sw.ts'))) {
    steps.splice(1, 0, [
      'types of the service worker',
      [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.sw.json', ...oneChecker('types-sw')],
    ]);
  }
  const count = { passed: 0, failed: 0 };
  for (const [label, args] of steps) {
    tell(count, label, await runStep(label, node, args, { env: { ...process.env, NO_COLOR: '1' } }));
  }
  const impure = findImpureRules();
  tell(count, 'pure rules', { code: impure.length === 0 ? 0 : 1, output: impure.join('\n'), seconds: 0 });
  return count;
}

/**
 * One checker: several each derive the large types of queries and schemas again (30 s of work became 67). What was
 * checked is remembered, so that a second run takes seconds.
 */
function oneChecker(name) {
  const memory = join(root, 'node_modules', '.cache', `${name}.tsbuildinfo`);
  return ['--checkers', '1', '--incremental', '--tsBuildInfoFile', memory];
}

/** Counts one finished step and shows what it said when it failed. */
export function tell(count, label, { code, output, seconds }) {
  if (code === 0) {
    count.passed += 1;
    console.log(`✓ ${label} (${seconds.toFixed(1)} s)`);
  } else {
    count.failed += 1;
    console.log(`${output.trimEnd()}\n✗ ${label} (${seconds.toFixed(1)} s)`);
  }
}

/** Runs the tests of one or more Vitest projects with their output shown. @returns {Promise<Count>} */
export async function runTests(projects, extraEnv = {}) {
  say(`Tests: ${projects.join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'buergernah-report-'));
  const report = join(folder, 'report.json');
  const args = [
    bin('vitest/vitest.mjs'),
    'run',
    ...projects.map((name) => `--project=${name}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const code = await new Promise((resolve) => {
    const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...extraEnv } });
    child.once('error', () => resolve(127));
    child.once('exit', (status) => resolve(status ?? 1));
  });
  const count = readReport(report);
  rmSync(folder, { recursive: true, force: true });
  // A crash, an unhandled rejection or a set-up that failed leaves no failed test behind, but it is one.
  if (code !== 0 && count.failed === 0) count.failed = 1;
  return count;
}

function readReport(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const brokenFiles = report.testResults.filter(
    (one) => one.status === 'failed' && !one.assertionResults.some((test) => test.status === 'failed'),
  );
  const left = report.numPendingTests + (report.numTodoTests ?? 0);
  if (left > 0) console.log(`(${left} skipped)`);
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
}

/** The one line every run ends with. */
export function summarise(counts) {
  const passed = counts.reduce((sum, one) => sum + one.passed, 0);
  const failed = counts.reduce((sum, one) => sum + one.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
