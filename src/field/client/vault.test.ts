import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { iterations, makeLock, openLock } from './vault.ts';

const few = 10;

it('opens with the PIN only, and what was sealed only at its place and unchanged', async () => {
  const { lock, vault } = await makeLock('koffer 1', few);
  const sealed = await vault.seal({ name: 'Hedwig' }, 'outbox/1');
  const again = await openLock(lock, 'koffer 1');
  expect(await again?.open(sealed, 'outbox/1', z.object({ name: z.string() }))).toEqual({ name: 'Hedwig' });
  expect(await openLock(lock, 'koffer 2')).toBeUndefined();
  await expect(vault.open(sealed, 'outbox/2', z.unknown())).rejects.toThrow();
  const changed = new Uint8Array(sealed.data.slice(0));
  changed[0] = (changed[0] ?? 0) ^ 1;
  await expect(vault.open({ ...sealed, data: changed.buffer }, 'outbox/1', z.unknown())).rejects.toThrow();
  const other = await makeLock('koffer 1', few);
  await expect(other.vault.open(sealed, 'outbox/1', z.unknown())).rejects.toThrow();
});

it('shows nothing of what it seals, and never seals the same twice alike', async () => {
  const { vault } = await makeLock('koffer 1', few);
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 4, maxLength: 60 }), async (text) => {
      const [one, other] = [await vault.seal(text, 'x'), await vault.seal(text, 'x')];
      expect(Buffer.from(one.data).includes(Buffer.from(text))).toBe(false);
      expect(Buffer.from(one.data).equals(Buffer.from(other.data))).toBe(false);
      expect(await vault.open(one, 'x', z.string())).toBe(text);
    }),
    { numRuns: 30 },
  );
});

it('makes guessing slow by default', () => {
  expect(iterations).toBeGreaterThanOrEqual(600_000);
});
