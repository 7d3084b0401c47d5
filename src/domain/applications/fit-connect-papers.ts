import type { OpenedAttachment } from '#platform/fit-connect/examine.ts';
import type { BlobStore } from '#platform/storage/blobs.ts';
import { mimeTypes, sniffFile } from '#platform/storage/sniff.ts';

export interface StoredPaper {
  name: string;
  mediaType: string;
  size: number;
  blob: string;
}

/**
 * Stores attachments as they came: their hash was checked, so nothing is written anew. What they claim to be is not
 * believed: only what is known to be harmless to show is shown as such. Empty ones are left out.
 */
export async function storeAttachments(
  tenant: string,
  blobs: Pick<BlobStore, 'putBlob'>,
  attachments: readonly OpenedAttachment[],
): Promise<StoredPaper[]> {
  const papers: StoredPaper[] = [];
  for (const [at, { bytes, filename }] of attachments.entries()) {
    if (bytes.length === 0) continue;
    const kind = await sniffFile(bytes);
    const { hash, size } = await blobs.putBlob(tenant, bytes);
    const mediaType = kind.ok ? mimeTypes[kind.kind] : 'application/octet-stream';
    papers.push({ name: nameOf(filename) || String(at + 1), mediaType, size, blob: hash });
  }
  return papers;
}

/** A name from outside without anything that is a path, a control or a trick of direction. */
function nameOf(filename = ''): string {
  return filename
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\]/gu, ' ')
    .trim()
    .slice(0, 200)
    .trim();
}
