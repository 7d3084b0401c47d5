/** `npm run build`: dist/server, dist/client. */
import { build } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { endWithNpm } from './run-step.mjs';

endWithNpm();
await ensureInstalled();
await build();
