/** `node tools/run.mjs FILE …`: installs and builds when needed, then runs a TypeScript program of this repository. */
import { spawn } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { bin, endWithNpm, node, root } from './run-step.mjs';

endWithNpm();
await ensureInstalled();
await ensureBuilt();

const chromium = findChromium();
const child = spawn(node, [bin('tsx/dist/cli.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(chromium ? { CHROMIUM: chromium } : {}) },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
