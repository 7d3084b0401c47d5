import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runStep, say } from './run-step.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The browser for the journeys: CHROMIUM, or the first known name in PATH. */
export function findChromium() {
  const places = pathFolders().flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.CHROMIUM ?? '', ...places].find((file) => file !== '' && isExecutable(file));
}

/** Installs Chromium where that is possible without asking. @returns the reason when it is not there afterwards. */
export async function ensureChromium() {
  if (findChromium()) return undefined;
  if (!mayInstall()) {
    return 'Chromium is missing. Install it (Debian, Ubuntu: sudo apt-get install chromium) or set CHROMIUM to the path of a Chrome or Chromium.';
  }
  say('Installing Chromium for the browser journeys (once, a minute or two)');
  const failed = await installPackage('chromium');
  if (failed) return failed;
  return findChromium() ? undefined : 'apt-get installed chromium, but no program of that name is in PATH.';
}

/** Installs what the tests read PDF files with. @returns the reason when it is not there afterwards. */
export async function ensurePdfTools() {
  const isThere = () => pathFolders().some((folder) => isExecutable(join(folder, 'pdftotext')));
  if (isThere()) return undefined;
  if (!mayInstall())
    return 'pdftotext is missing. Install it (Debian, Ubuntu: sudo apt-get install poppler-utils): tests read the documents we issue with it.';
  say('Installing poppler-utils, with which the tests read the documents we issue (once)');
  const failed = await installPackage('poppler-utils');
  if (failed) return failed;
  return isThere() ? undefined : 'apt-get installed poppler-utils, but no pdftotext is in PATH.';
}

function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get');
}

async function installPackage(name) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
    const result = await runStep(`apt-get ${words[0]}`, 'apt-get', words, options);
    if (result.code !== 0)
      return `apt-get ${words.join(' ')} failed:\n${result.output.split('\n').slice(-15).join('\n')}`;
  }
  return undefined;
}

function pathFolders() {
  return (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/snap/bin');
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
