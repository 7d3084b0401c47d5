/** `npm run build`: dist/server, dist/client. */
import { build } from './build.mjs';
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
await build();
