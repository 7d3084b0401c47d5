import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { create } from 'qrcode';
import { beforeAll, expect, it } from 'vitest';
import { makeDeviceCertificate, makeDeviceKey, makeReceipt, maxReceiptLength, verifyReceipt } from './receipt.ts';

const at = '2026-11-20T13:05:00Z';
const now = '2027-03-01T09:00:00Z';
const content = {
  number: 'K7M4PX92',
  at,
  facts: [
    ['99008001012000', 'applied'],
    ['99115005001000', 'done'],
    ['fee', '4600'],
  ] as [string, string][],
};
let town = await makeDeviceKey();
let device = await makeDeviceKey();
let certificate = '';

beforeAll(async () => {
  town = await makeDeviceKey();
  device = await makeDeviceKey();
  certificate = await certify({});
});

function certify(change: { validFrom?: string; validUntil?: string }) {
  return makeDeviceCertificate(town.privateKey, {
    tenant: 'musterstadt',
    device: '0199f0a2-5b7c-7e10-9a3c-1f2e3d4c5b6a',
    publicKey: device.publicKey,
    validFrom: change.validFrom ?? '2026-11-20T06:00:00Z',
    validUntil: change.validUntil ?? '2026-11-20T18:00:00Z',
  });
}

const jwks = () => ({ keys: [town.publicKey] });

it('is checked without a server, months later', async () => {
  const text = await makeReceipt({ certificate, privateKey: device.privateKey }, content);
  expect(await verifyReceipt(text, jwks(), now)).toEqual({
    ok: true,
    receipt: {
      tenant: 'musterstadt',
      device: '0199f0a2-5b7c-7e10-9a3c-1f2e3d4c5b6a',
      number: 'K7M4PX92',
      at: '2026-11-20T13:05:00.000Z',
      facts: content.facts,
    },
  });
});

it('stays small enough for a QR code on paper', async () => {
  const text = await makeReceipt({ certificate, privateKey: device.privateKey }, content);
  expect(text.length).toBeLessThan(600);
  expect(create(text, { errorCorrectionLevel: 'M' }).version).toBeLessThanOrEqual(20);
  const facts = Array.from({ length: 20 }, (): [string, string] => ['9'.repeat(14), 'x'.repeat(40)]);
  await expect(makeReceipt({ certificate, privateKey: device.privateKey }, { ...content, facts })).rejects.toThrow(
    'receipt.too-long',
  );
});

it('finds every changed character of what is signed', async () => {
  const text = await makeReceipt({ certificate, privateKey: device.privateKey }, content);
  const [, certificatePayload = '', , payload = ''] = text.split('.');
  for (const part of [certificatePayload, payload]) {
    await fc.assert(
      fc.asyncProperty(fc.nat(part.length - 1), fc.constantFrom(...'ABCabc019-_'), async (place, sign) => {
        fc.pre(part[place] !== sign);
        const changed = text.replace(part, part.slice(0, place) + sign + part.slice(place + 1));
        expect((await verifyReceipt(changed, jwks(), now)).ok).toBe(false);
      }),
      { numRuns: 40 },
    );
  }
});

it('says why it refuses', async () => {
  const problem = async (text: string, keys = jwks(), time = now, locked: string[] = []) => {
    const checked = await verifyReceipt(text, keys, time, locked);
    return checked.ok ? 'ok' : checked.problem;
  };
  const good = await makeReceipt({ certificate, privateKey: device.privateKey }, content);
  const stranger = await makeDeviceKey();
  const forged = await makeReceipt({ certificate, privateKey: stranger.privateKey }, content);
  const late = await makeReceipt(
    { certificate, privateKey: device.privateKey },
    { ...content, at: '2026-11-20T18:00:01Z' },
  );
  const early = await makeReceipt(
    { certificate, privateKey: device.privateKey },
    { ...content, at: '2026-11-20T05:00:00Z' },
  );
  expect(await problem('hello')).toBe('receipt.unreadable');
  expect(await problem('x'.repeat(maxReceiptLength * 2))).toBe('receipt.unreadable');
  expect(await problem(good, { keys: [stranger.publicKey] })).toBe('receipt.unknown-issuer');
  expect(await problem(good, { keys: [stranger.publicKey, town.publicKey] })).toBe('ok');
  expect(await problem(forged)).toBe('receipt.forged');
  expect(await problem(late)).toBe('receipt.device-not-valid');
  expect(await problem(early)).toBe('receipt.device-not-valid');
  expect(await problem(good, jwks(), '2026-11-20T12:00:00Z')).toBe('receipt.from-the-future');
  expect(await problem(good, jwks(), now, ['0199f0a2-5b7c-7e10-9a3c-1f2e3d4c5b6a'])).toBe('receipt.device-locked');
});

it('never throws on any text', async () => {
  const part = fc.string({ maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 4, maxLength: 4 }), async (parts) => {
      expect((await verifyReceipt(['BN1', ...parts].join('.'), jwks(), now)).ok).toBe(false);
    }),
  );
});

it('runs in a browser: no imports of Node', async () => {
  for (const file of ['receipt.ts', 'compact-signature.ts'])
    expect(await readFile(new URL(file, import.meta.url), 'utf8')).not.toMatch(/from 'node:|\bBuffer\b|from 'jose'/);
});
