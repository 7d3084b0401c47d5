/** `npm run demo`: plays a file of calls through the doors people use, on a fresh database, and says what came of them. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { playDemo } from './demo/play.ts';
import { freePort, type Product, startProduct } from './demo/start-product.ts';

const { values } = parseArgs({ options: { calls: { type: 'string' } }, allowPositionals: false });
const file = values.calls === undefined ? 'examples/calls/calls.jsonl' : resolve(values.calls);

let product: Product | undefined;
let ending = false;
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
] as const)
  process.on(signal, () => {
    if (ending) return;
    ending = true;
    console.log('\nStopping …');
    void (product?.stop() ?? Promise.resolve()).finally(() => process.exit(128 + number));
  });
process.on('exit', () => product?.kill());

try {
  const begun = Date.now();
  console.log('Starting the product on a fresh database …');
  // Known before it answers: whoever stops now stops it too.
  product = startProduct(await freePort());
  await product.ready();
  console.log(`  ${product.address}, ready after ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  process.exitCode = (await playDemo(product, file, begun)) ? 0 : 1;
} catch (error) {
  // A stop by Ctrl-C breaks what was running; that is no news.
  if (!ending) console.error(error);
  process.exitCode = 1;
} finally {
  if (!ending) await product?.stop();
}
