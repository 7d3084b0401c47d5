import { expect, test } from 'vitest';
import { orderedIds } from './ordered-ids.ts';

test('ids of one millisecond and of the next sort as they were drawn, and none comes twice', () => {
  let now = '2026-11-23T09:00:00.000Z';
  const next = orderedIds(() => now);
  const drawn = Array.from({ length: 1000 }, () => next());
  now = '2026-11-23T09:00:00.001Z';
  drawn.push(next());
  expect([...drawn].sort()).toEqual(drawn);
  expect(new Set(drawn).size).toBe(drawn.length);
});
