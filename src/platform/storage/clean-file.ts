import type { ScanFile } from './clamd.ts';
import { cleanImage } from './images.ts';
import { mimeTypes, sniffFile } from './sniff.ts';

export type CleanFile = { ok: true; mediaType: (typeof mimeTypes)[keyof typeof mimeTypes]; bytes: Uint8Array };

/**
 * A file from outside, made fit to be kept: what it really is counts, not its name; a virus scanner looks at it as it
 * came, where there is one; pictures are written anew without metadata. Refuses with a code of `value-problems`.
 */
export async function cleanFile(
  bytes: Uint8Array,
  scanFile: ScanFile | undefined,
): Promise<CleanFile | { ok: false; problem: string }> {
  const sniffed = await sniffFile(bytes);
  if (!sniffed.ok) return sniffed;
  const scanned = scanFile ? await scanFile(bytes) : 'clean';
  if (scanned !== 'clean') return { ok: false, problem: scanned === 'infected' ? 'file.infected' : 'file.not-scanned' };
  if (sniffed.kind === 'pdf') return { ok: true, mediaType: mimeTypes.pdf, bytes };
  const image = await cleanImage(bytes);
  return image.ok ? { ok: true, mediaType: mimeTypes[image.image.kind], bytes: image.image.bytes } : image;
}
