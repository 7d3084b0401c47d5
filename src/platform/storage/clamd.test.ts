import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { scanByClamd } from './clamd.ts';
import { fakeClamd } from './test-clamd.ts';

let server: Server | undefined;
afterEach(() => new Promise((done) => (server ? server.close(done) : done(undefined))));

async function listen(one: Server): Promise<{ host: string; port: number }> {
  server = one;
  await new Promise<void>((done) => one.listen(0, '127.0.0.1', done));
  const address = one.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return { host: '127.0.0.1', port: address.port };
}

it('sends the whole file in chunks and understands both answers', async () => {
  const received: Buffer[] = [];
  const scan = scanByClamd(await listen(fakeClamd({ received })));
  const large = Buffer.alloc(200_000, 'a');
  expect(await scan(large)).toBe('clean');
  expect(received[0]?.equals(large)).toBe(true);
  expect(await scan(Buffer.from('EICAR'))).toBe('infected');
});

it('takes nothing but a clear answer for one', async () => {
  for (const answer of ['INSTREAM size limit exceeded. ERROR\0', '', 'OK', 'x'.repeat(10_000)]) {
    const scan = scanByClamd(await listen(fakeClamd({ answer })), 500);
    expect(await scan(Buffer.from('x'))).toBe('unavailable');
    await new Promise((done) => server?.close(done));
  }
  server = undefined;
});

it('does not wait for ever, nor for nobody', async () => {
  const silent = createServer((socket) => socket.on('error', () => {}).resume());
  const at = await listen(silent);
  expect(await scanByClamd(at, 100)(Buffer.from('x'))).toBe('unavailable');
  expect(await scanByClamd({ host: '127.0.0.1', port: 1 })(Buffer.from('x'))).toBe('unavailable');
});
