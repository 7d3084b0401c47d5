import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run-step.mjs';

/** Clock and random need no import, so the import rules cannot see them. */
const impure = [
  [/\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b|\bperformance\.now\b/, 'reads the clock'],
  [/\bMath\.random\b|\bcrypto\.(randomUUID|getRandomValues|randomBytes)\b/, 'draws a random number'],
  [/\bfetch\(|\bprocess\.|\blocalStorage\b|\bconsole\./, 'does input or output'],
];

/** Lines of rules.ts files that are not pure: the time and the random number have to come in as values. */
export function findImpureRules() {
  const files = readdirSync(join(root, 'src'), { recursive: true }).filter((name) => /(^|[/\\-])rules\.ts$/.test(name));
  return files.flatMap((name) =>
    readFileSync(join(root, 'src', name), 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        if (/^\s*(\/\/|\*|\/\*)/.test(line)) return [];
        const found = impure.find(([pattern]) => pattern.test(line));
        return found ? [`src/${name}:${index + 1} ${found[1]}; hand it in as a value: ${line.trim()}`] : [];
      }),
  );
}
