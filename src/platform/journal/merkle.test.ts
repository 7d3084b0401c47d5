import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';
import { appendLeaf, emptyFrontier, leafHash, treeRoot } from './merkle.ts';

// The recursive definition of RFC 6962 § 2.1, written down as it stands there.
function mth(leaves: Buffer[]): Buffer {
  const [only] = leaves;
  if (!only) return createHash('sha256').digest();
  if (leaves.length === 1) return only;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return createHash('sha256')
    .update(Uint8Array.of(1))
    .update(mth(leaves.slice(0, k)))
    .update(mth(leaves.slice(k)))
    .digest();
}

test('the running root equals the recursive definition for every size', () => {
  const leaves = Array.from({ length: 70 }, (_, i) => leafHash(String(i)));
  let frontier = emptyFrontier;
  expect(treeRoot(frontier)).toEqual(mth([]));
  leaves.forEach((leaf, i) => {
    frontier = appendLeaf(frontier, leaf);
    expect(treeRoot(frontier)).toEqual(mth(leaves.slice(0, i + 1)));
  });
});

test('canonical JSON does not depend on the order of keys and survives a round trip', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const shuffled = Object.fromEntries(Object.entries(value).reverse());
      expect(canonical(shuffled)).toBe(canonical(value));
      expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value));
    }),
  );
});
