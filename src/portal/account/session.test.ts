import { expect, test } from 'vitest';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { signedInResident } from './session.ts';

test('a browser without a token costs no query', async () => {
  const door: Pick<DoorParts, 'masterKey' | 'now' | 'database'> = {
    masterKey: new Uint8Array(32),
    now: () => '2026-11-25T08:00:00.000Z',
    get database(): DoorParts['database'] {
      throw new Error('the database was asked');
    },
  };
  for (const token of [undefined, '', 'short', 'x'.repeat(44), `${'x'.repeat(42)}'`])
    expect(await signedInResident(door, 'essen', token, 'K7M4PX92')).toBeUndefined();
  await expect(signedInResident(door, 'essen', 'x'.repeat(43), undefined)).rejects.toThrow('the database was asked');
});
