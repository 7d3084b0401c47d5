import fc from 'fast-check';
import { expect, it } from 'vitest';
import { callbackSignature, readCallback } from './callback.ts';
import vectors from './callback-vectors.json' with { type: 'json' };

const at = (seconds: number) => new Date(seconds * 1000).toISOString();

it.each(vectors)('computes the documented signature of vector %#', ({ secret, timestamp, body, hmacSha512Hex }) => {
  expect(callbackSignature(secret, String(timestamp), body)).toBe(hmacSha512Hex);
  const given = { secret, timestamp: String(timestamp), body, authentication: hmacSha512Hex };
  expect(readCallback({ ...given, now: at(timestamp) })).toEqual({ ok: true, kind: 'new-submissions' });
  expect(readCallback({ ...given, now: at(timestamp + 300) }).ok).toBe(true);
  expect(readCallback({ ...given, now: at(timestamp + 301) })).toEqual({ ok: false, problem: 'callback.too-old' });
  expect(readCallback({ ...given, now: at(timestamp - 301) })).toEqual({ ok: false, problem: 'callback.too-old' });
});

it('refuses what is unsigned, forged, of no known kind, or only almost what was signed', () => {
  const [vector] = vectors;
  if (!vector) throw new Error('no vector');
  const { secret, timestamp, body, hmacSha512Hex } = vector;
  const given = { secret, timestamp: String(timestamp), body, authentication: hmacSha512Hex, now: at(timestamp) };
  expect(readCallback({ ...given, authentication: undefined })).toMatchObject({ problem: 'callback.unsigned' });
  expect(readCallback({ ...given, timestamp: 'soon' })).toMatchObject({ problem: 'callback.unsigned' });
  expect(readCallback({ ...given, body: `${body} ` })).toMatchObject({ problem: 'callback.forged' });
  expect(readCallback({ ...given, secret: 'other' })).toMatchObject({ problem: 'callback.forged' });
  expect(readCallback({ ...given, timestamp: String(timestamp + 1) })).toMatchObject({ problem: 'callback.forged' });
  const odd = '{"type":"https://evil.example/new-submissions"}';
  const signed = { ...given, body: odd, authentication: callbackSignature(secret, given.timestamp, odd) };
  expect(readCallback(signed)).toMatchObject({ problem: 'callback.unreadable' });
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (authentication, stamp, text) => {
      expect(readCallback({ ...given, authentication, timestamp: stamp, body: text }).ok).toBe(false);
    }),
  );
});
