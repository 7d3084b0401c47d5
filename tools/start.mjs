/** `npm start`: installs, builds, and serves the demonstration; `npm start -- serve` and others go to the same program. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { endWithNpm, node, root } from './run-step.mjs';

let server;
endWithNpm(() => server?.kill('SIGTERM'));
await ensureInstalled();
await ensureBuilt();

const words = process.argv.slice(2);
server = spawn(node, [join(root, 'dist/server/main.js'), ...(words.length > 0 ? words : ['demo'])], {
  cwd: process.cwd(),
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: process.env.NODE_ENV || 'production' },
  // Its own process group: Ctrl-C then reaches it once, through us, and not also from the terminal and from npm.
  detached: process.platform !== 'win32',
});

let last = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // One Ctrl-C arrives here twice (terminal and npm); only a later second one means "now, at once".
    if (Date.now() - last < 500) return;
    last = Date.now();
    server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
  });
}
server.once('error', (error) => {
  console.error(`✗ The server could not be started: ${error.message}`);
  process.exit(1);
});
server.once('exit', (code, signal) => {
  process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1));
});
