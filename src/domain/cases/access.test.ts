import { expect, it } from 'vitest';
import { formatSpokenCode } from '#platform/values/access-secret.ts';
import { caseSecret, emailToken, opensCase, spokenCode } from './access.ts';

const key = Buffer.alloc(32, 7);
const of = { tenant: 'musterstadt', caseId: '019365a0-0000-7000-8000-000000000001', secretVersion: 1 };

it('opens by link secret and by spoken code however typed', () => {
  expect(opensCase(key, of, caseSecret(key, of))).toBe(true);
  expect(opensCase(key, of, formatSpokenCode(spokenCode(key, of)).toLowerCase())).toBe(true);
});

it('opens nothing with the secret of another case, town, version or installation', () => {
  const secret = caseSecret(key, of);
  const code = spokenCode(key, of);
  const others = [
    { ...of, caseId: '019365a0-0000-7000-8000-000000000002' },
    { ...of, tenant: 'essen' },
    { ...of, secretVersion: 2 },
  ];
  for (const other of others) {
    expect(opensCase(key, other, secret)).toBe(false);
    expect(opensCase(key, other, code)).toBe(false);
  }
  expect(opensCase(Buffer.alloc(32, 8), of, secret)).toBe(false);
  expect(opensCase(key, of, '')).toBe(false);
});

it('makes tokens of mail addresses that open no case, and wants a real key', () => {
  expect(opensCase(key, of, emailToken(key, { tenant: of.tenant, change: of.caseId }))).toBe(false);
  expect(() => caseSecret(new Uint8Array(8), of)).toThrow(RangeError);
});
