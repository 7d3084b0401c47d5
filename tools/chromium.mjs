import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runStep, say } from './run-step.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The browser for the journeys: CHROMIUM, or the first known name in PATH. */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/snap/bin');
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.CHROMIUM ?? '', ...places].find((file) => file !== '' && isExecutable(file));
}

/** Installs Chromium where that is possible without asking. @returns the reason when it is not there afterwards. */
export async function ensureChromium() {
  if (findChromium()) return undefined;
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) {
    return 'Chromium is missing. Install it (Debian, Ubuntu: sudo apt-get install chromium) or set CHROMIUM to the path of a Chrome or Chromium.';
  }
  say('Installing Chromium for the browser journeys (once, a minute or two)');
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const result = await runStep(`apt-get ${words[0]}`, 'apt-get', words, options);
    if (result.code !== 0)
      return `apt-get ${words.join(' ')} failed:\n${result.output.split('\n').slice(-15).join('\n')}`;
  }
  return findChromium() ? undefined : 'apt-get installed chromium, but no program of that name is in PATH.';
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
