import { createHash } from 'node:crypto';

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** Leaf hash of RFC 6962 § 2.1: SHA-256 over 0x00 and the canonical entry. */
export function leafHash(canonicalEntry: string): Buffer {
  return sha256(leafPrefix, Buffer.from(canonicalEntry, 'utf8'));
}

/** The link of the chain: SHA-256 over the previous link and the leaf. The first link is 32 zero bytes. */
export function chainHash(previous: Uint8Array, leaf: Uint8Array): Buffer {
  return sha256(previous, leaf);
}

export const chainStart = Buffer.alloc(32);

/**
 * Roots of the full subtrees of a tree of `size` leaves, largest first: all that is needed to go on.
 * Appending is amortised constant.
 */
export interface Frontier {
  size: number;
  roots: Buffer[];
}

export const emptyFrontier: Frontier = { size: 0, roots: [] };

export function appendLeaf(frontier: Frontier, leaf: Buffer): Frontier {
  const roots = [...frontier.roots];
  let node = leaf;
  for (let size = frontier.size; size % 2 === 1; size = Math.floor(size / 2)) {
    const left = roots.pop();
    if (!left) throw new Error('frontier does not fit its size');
    node = sha256(nodePrefix, left, node);
  }
  roots.push(node);
  return { size: frontier.size + 1, roots };
}

/** The Merkle tree hash of RFC 6962 § 2.1 over all leaves so far. */
export function treeRoot(frontier: Frontier): Buffer {
  const [last, ...rest] = [...frontier.roots].reverse();
  if (!last) return sha256();
  return rest.reduce((right, left) => sha256(nodePrefix, left, right), last);
}
