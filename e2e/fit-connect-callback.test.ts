import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliver, verdictOn } from './fit-connect-double/deliver.ts';
import {
  callbackSecret,
  type FitConnectDouble,
  openDouble,
  receiverTown,
  receives,
} from './fit-connect-double/world.ts';
import { startProduct, type TestProduct, until } from './harness.ts';

let fit: FitConnectDouble;
let product: TestProduct;
let url: string;
beforeAll(async () => {
  fit = await openDouble();
  product = await startProduct({ config: { fitConnectDir: fit.folder } });
  url = `${product.address}/api/fit-connect/${receiverTown}/callback`;
  await product.rows(
    `insert into configuration (tenant, part, version, value, valid_from, created_at, created_by)
     select tenant, part, version + 1, value || $2::jsonb, now(), now(), 'test' from configuration
     where tenant = $1 and part = 'applications' order by version desc limit 1`,
    [receiverTown, JSON.stringify({ receive: receives })],
  );
});
afterAll(async () => {
  await product?.stop();
  await fit?.close();
});

const noted = async () => {
  const [row] = await product.rows(
    "select count(*)::int as count from journal_entry where type = 'fit-connect.called'",
  );
  return row?.count;
};

test('a call that is forged, unsigned, late, early or of no known kind starts nothing', async () => {
  const now = Math.floor(Date.now() / 1000);
  const { double } = fit;
  const answers = [
    await double.call(url, 'another secret of somebody', 'new-submissions'),
    await double.call(url, callbackSecret, 'new-submissions', { authentication: 'ab'.repeat(64) }),
    await double.call(url, callbackSecret, 'new-submissions', { authentication: '' }),
    await double.call(url, callbackSecret, 'new-submissions', { timestamp: now - 301 }),
    await double.call(url, callbackSecret, 'new-submissions', { timestamp: now + 302 }),
    await double.call(url, callbackSecret, 'new-weather'),
    await double.call(url, callbackSecret, 'new-submissions', { body: 'no json' }),
    await double.call(url.replace(receiverTown, 'bochum'), callbackSecret, 'new-submissions'),
    await double.call(url.replace(receiverTown, 'nowhere'), callbackSecret, 'new-submissions'),
  ];
  const codes = await Promise.all(answers.map(async (answer) => [answer.status, codeIn(await answer.json())]));
  expect(codes).toEqual([
    [403, 'fit-connect.callback-refused'],
    [403, 'fit-connect.callback-refused'],
    [403, 'fit-connect.callback-refused'],
    [403, 'fit-connect.callback-too-old'],
    [403, 'fit-connect.callback-too-old'],
    [400, 'fit-connect.callback-unreadable'],
    [400, 'fit-connect.callback-unreadable'],
    [404, 'fit-connect.not-set-up'],
    [404, 'town.unknown'],
  ]);
  expect(await noted()).toBe(0);
});

test('a call that holds brings a submission to a case within seconds; played again it is one call', async () => {
  const held = await deliver(fit);
  const timestamp = Math.floor(Date.now() / 1000);
  for (let time = 0; time < 3; time++)
    expect((await fit.double.call(url, callbackSecret, 'new-submissions', { timestamp })).status).toBe(200);
  expect(await noted()).toBe(1);
  await until(async () => verdictOn(fit, held) === 'accept', 'the acceptance', 60);
  const cases = await product.rows(
    'select c.number from application a join case_file c on c.id = a.case_id where a.source_id = $1',
    [held.id],
  );
  expect(cases).toHaveLength(1);
});

function codeIn(body: unknown): unknown {
  return body !== null && typeof body === 'object' && 'problems' in body && Array.isArray(body.problems)
    ? body.problems[0]?.code
    : body;
}
