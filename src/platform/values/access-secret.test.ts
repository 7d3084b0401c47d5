import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatSpokenCode, makeLinkSecret, makeSpokenCode, parseAccessSecret } from './access-secret.ts';

const random = fc.uint8Array({ minLength: 16, maxLength: 16 });

it('reads a link secret exactly as made', () => {
  fc.assert(
    fc.property(random, (bytes) => {
      const secret = makeLinkSecret(bytes);
      expect(secret).toMatch(/^[\w-]{22}$/);
      expect(parseAccessSecret(` ${secret} `)).toEqual({ kind: 'link', secret });
    }),
  );
});

it('reads a spoken code however typed', () => {
  fc.assert(
    fc.property(random, (bytes) => {
      const secret = makeSpokenCode(bytes);
      expect(parseAccessSecret(formatSpokenCode(secret).toLowerCase())).toEqual({ kind: 'spoken', secret });
      expect(parseAccessSecret(formatSpokenCode(secret).replaceAll('-', ' '))).toEqual({ kind: 'spoken', secret });
    }),
  );
});

it('refuses too little randomness and other texts', () => {
  expect(() => makeLinkSecret(new Uint8Array(10))).toThrow(RangeError);
  expect(() => makeSpokenCode(new Uint8Array(8))).toThrow(RangeError);
  expect(parseAccessSecret('K7M-4PX-92')).toBeUndefined();
});
