import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { giveUp, node, root, runStep, say } from './run-step.mjs';

/** Installs the packages of package-lock.json unless exactly they are there, and makes sure Node 24 and its tools run. */
export async function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    giveUp(`Node ${process.versions.node} is too old: install Node 20.19 or newer (https://nodejs.org) and try again.`);
  }
  if (!isInstalled()) {
    say('Installing packages (npm ci), the first time takes a minute or two');
    const [command, ...args] = npm();
    const result = await runStep('Installing packages', command, [...args, 'ci', '--no-audit', '--no-fund'], {
      env: environmentOutsideModules(),
    });
    if (result.code !== 0) {
      giveUp(
        'The packages could not be installed (npm ci, see above). Check the network connection and the free disk space, then start again.',
        result.output,
      );
    }
    say(`Packages installed in ${Math.round(result.seconds)} s`);
  }
  await ensureNode24();
}

/** npm writes node_modules/.package-lock.json as its last act: an interrupted installation has none, or an old one. */
function isInstalled() {
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (!wanted) giveUp('package-lock.json is missing: take a complete copy of the source.');
  if (!present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    if (!found) return Boolean(entry.optional || entry.devOptional);
    return found.version === entry.version;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** The package `node` fetches its program in an install script, which may have been skipped or interrupted. */
async function ensureNode24() {
  if ((await runsNode24()) || (await fetchNode24())) return;
  giveUp(
    'Node 24 could not be installed beside the packages. Run "npm rebuild node --ignore-scripts=false", or start with Node 24 itself.',
  );
}

async function runsNode24() {
  if (!existsSync(node)) return false;
  const { code, output } = await runStep('Looking at Node', node, ['--version']);
  return code === 0 && Number(output.slice(1).split('.')[0]) >= 24;
}

async function fetchNode24() {
  say('Fetching Node 24 (its install script was skipped)');
  const [command, ...args] = npm();
  const result = await runStep('Fetching Node 24', command, [...args, 'rebuild', 'node', '--ignore-scripts=false'], {
    env: environmentOutsideModules(),
  });
  if (result.code === 0 && (await runsNode24())) return true;
  // Whoever already works with Node 24 or newer needs no second one.
  if (Number(process.versions.node.split('.')[0]) < 24 || process.platform === 'win32') {
    console.error(result.output);
    return false;
  }
  rmSync(node, { force: true });
  symlinkSync(outsideNode(), node);
  return runsNode24();
}

/**
 * npm scripts put node_modules/.bin first in PATH, so this very process may run
 * on the Node inside node_modules, which `npm ci` deletes first.
 */
function environmentOutsideModules() {
  const env = { ...process.env };
  const path = (env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes(`${sep}node_modules${sep}.bin`));
  env.PATH = path.join(delimiter);
  delete env.NODE;
  delete env.npm_node_execpath;
  return env;
}

function outsideNode() {
  const inside = process.execPath.startsWith(join(root, 'node_modules'));
  if (!inside) return process.execPath;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const folders = environmentOutsideModules().PATH.split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? process.execPath;
}

function npm() {
  const script = process.env.npm_execpath;
  if (script && /\.c?js$/.test(script) && existsSync(script)) return [outsideNode(), script];
  return process.platform === 'win32' ? ['cmd', '/c', 'npm'] : ['npm'];
}
