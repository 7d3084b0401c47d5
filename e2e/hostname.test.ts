import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct, type TestProduct } from './harness.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct({ worker: false });
  await product.rows(`update tenant set hostname = 'buergernah.musterstadt.example' where tenant = 'musterstadt'`);
});
afterAll(() => product.stop());

function ask(host: string): Promise<{ status: number | undefined; location: string | undefined }> {
  return new Promise((resolve, reject) => {
    request(new URL('/', product.address), { headers: { host } }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode, location: answer.headers.location });
    })
      .on('error', reject)
      .end();
  });
}

test('a host name of a town leads to its portal; any other shows the choice', async () => {
  expect(await ask('buergernah.musterstadt.example')).toEqual({ status: 303, location: '/musterstadt' });
  expect(await ask('elsewhere.example')).toEqual({ status: 200, location: undefined });
});
