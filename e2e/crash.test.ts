import { expect, test } from 'vitest';
import { isSound, printReport } from '../tools/crash/print-report.ts';
import { killsOf, runCrash, targets } from '../tools/crash/run-crash.ts';
import { ensureBuilt } from './harness.ts';

test('kill -9 of web, worker, PostgreSQL and its watcher loses nothing and does nothing twice', async () => {
  await ensureBuilt();
  const report = await runCrash({ times: 3, seed: 20, drainSeconds: 120 });
  const lines: string[] = [];
  printReport(report, (line) => lines.push(line));
  expect(isSound(report), lines.join('\n')).toBe(true);
  for (const target of targets) expect(report.kills[target]).toBe(killsOf(target, 3));
  expect(report.retries, 'no kill hit a command under way').toBeGreaterThan(0);
}, 300_000);
