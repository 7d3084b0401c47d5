import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: package.json, src/, node_modules/. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** The script of an installed package, to be run with `node`. */
export const bin = (path) => join(root, 'node_modules', path);

const running = new Set();

/**
 * Ends with npm: whoever kills npm kills this too, instead of leaving an
 * installation or a server behind that nobody sees. Not when started without npm.
 */
export function endWithNpm(onEnd = () => undefined) {
  if (!process.env.npm_lifecycle_event) return;
  const before = parents();
  setInterval(() => {
    if (parents() === before) return;
    for (const child of running) child.kill('SIGTERM');
    onEnd();
    process.exit(1);
  }, 1000).unref();
}

/** Our parent, and npm behind it where the shell that npm starts stays in between. */
function parents() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return /\((ba|da|a)?sh\)/.test(stat) ? `${process.ppid} ${parent}` : `${process.ppid}`;
  } catch {
    return `${process.ppid}`;
  }
}

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
  running.add(child);
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
      running.delete(child);
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
