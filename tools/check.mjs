/** `npm run check`: the fast part, under a minute: types, lint, import rules, unit tests. */
import { runTests, staticChecks, summarise } from './checks.mjs';
import { ensureInstalled } from './install.mjs';
import { endWithNpm } from './run-step.mjs';

endWithNpm();
await ensureInstalled();
const counts = [await staticChecks(), await runTests(['unit'])];
summarise(counts);
