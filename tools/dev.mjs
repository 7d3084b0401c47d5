/** `npm run dev`: server and browser code rebuilt at every change. */
import { spawn } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { bin, endWithNpm, node, root } from './run-step.mjs';

endWithNpm();
await ensureInstalled();
await ensureBuilt();

const words = process.argv.slice(2);
const children = [
  [bin('vite/bin/vite.js'), 'build', '--watch', '--logLevel', 'warn'],
  [bin('tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', 'src/main.ts', ...(words.length > 0 ? words : ['demo'])],
].map((args) => spawn(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'development' } }));

const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
for (const child of children) child.once('exit', stop);
