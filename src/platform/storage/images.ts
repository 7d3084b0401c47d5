import sharp from 'sharp';
import { sniffFile } from './sniff.ts';

export type CleanImage = { bytes: Uint8Array; kind: 'jpeg' | 'png' | 'webp'; width: number; height: number };

export type ImageProblem = 'file.empty' | 'file.kind-refused' | 'image.too-large' | 'image.unreadable';

const maxPixels = 60_000_000;
const maxEdge = 2400;

/**
 * A picture from outside, decoded and written anew: upright, at most 2400 pixels an edge, without metadata (place,
 * camera, thumbnails), and without anything hidden behind the picture. JPEG, PNG and WebP only.
 */
export async function cleanImage(
  input: Uint8Array,
): Promise<{ ok: true; image: CleanImage } | { ok: false; problem: ImageProblem }> {
  const sniffed = await sniffFile(input);
  if (!sniffed.ok) return sniffed;
  const { kind } = sniffed;
  if (kind === 'pdf') return { ok: false, problem: 'file.kind-refused' };
  try {
    const { data, info } = await sharp(input, { limitInputPixels: maxPixels, failOn: 'error' })
      // Before anything else: the orientation stands in the metadata that is about to go.
      .rotate()
      .resize({ width: maxEdge, height: maxEdge, fit: 'inside', withoutEnlargement: true })
      .toFormat(kind, kind === 'png' ? {} : { quality: 85 })
      .toBuffer({ resolveWithObject: true });
    return { ok: true, image: { bytes: data, kind, width: info.width, height: info.height } };
  } catch (error) {
    const tooLarge = error instanceof Error && /pixel limit|too large/i.test(error.message);
    return { ok: false, problem: tooLarge ? 'image.too-large' : 'image.unreadable' };
  }
}
