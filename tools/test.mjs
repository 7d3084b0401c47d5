/** `npm test`: everything, from an empty checkout to one line that tells the result. */
import { build } from './build.mjs';
import { runTests, staticChecks, summarise, tell } from './checks.mjs';
import { ensureChromium, ensurePdfTools, findChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { endWithNpm } from './run-step.mjs';

endWithNpm();
await ensureInstalled();
const noBrowser = await ensureChromium();
const noPdfTools = await ensurePdfTools();
const counts = [await staticChecks()];
await build();
counts.push({ passed: 1, failed: 0 });
counts.push(await runTests(['unit', 'db']));
if (noPdfTools) {
  const missing = { passed: 0, failed: 0 };
  tell(missing, 'reading of documents', { code: 1, output: noPdfTools, seconds: 0 });
  counts.push(missing);
}
if (noBrowser) {
  const missing = { passed: 0, failed: 0 };
  tell(missing, 'browser journeys', { code: 1, output: noBrowser, seconds: 0 });
  counts.push(missing);
} else {
  counts.push(await runTests(['e2e'], { CHROMIUM: findChromium() ?? '' }));
}
summarise(counts);
