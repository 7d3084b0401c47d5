import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: package.json, src/, node_modules/. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** The script of an installed package, to be run with `node`. */
export const bin = (path) => join(root, 'node_modules', path);

export function say(line) {
  console.log(`▸ ${line}`);
}

/**
 * Runs a program quietly and tells every five seconds that it still works.
 * Its output is shown when it fails.
 * @returns {Promise<{ code: number, output: string, seconds: number }>}
 */
export function runStep(label, command, args, options = {}) {
  const started = Date.now();
  const seconds = () => (Date.now() - started) / 1000;
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const first = setTimeout(() => say(`${label} …`), 1500);
  const ticker = setInterval(() => say(`${label} … ${Math.round(seconds())} s`), 5000);
  let output = '';
  const collect = (part) => {
    output += part;
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  return new Promise((resolve) => {
    const end = (code) => {
      clearTimeout(first);
      clearInterval(ticker);
      resolve({ code, output, seconds: seconds() });
    };
    child.once('error', (error) => {
      output += `${error.message}\n`;
      end(127);
    });
    child.once('close', (code) => end(code ?? 1));
  });
}

/** Ends the process with a sentence a person can act on. */
export function giveUp(message, output = '') {
  if (output) console.error(output.split('\n').slice(-60).join('\n'));
  console.error(`\n✗ ${message}`);
  process.exit(1);
}
