import { fileTypeFromBuffer } from 'file-type';

export type FileKind = 'jpeg' | 'png' | 'webp' | 'pdf';

const kinds: Readonly<Record<string, FileKind>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

export const mimeTypes = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
} as const satisfies Readonly<Record<FileKind, string>>;

/**
 * What a file really is, by its first bytes; the name and type that came with it are never believed.
 * Refuses with `file.empty` or `file.kind-refused`.
 */
export async function sniffFile(
  bytes: Uint8Array,
): Promise<{ ok: true; kind: FileKind } | { ok: false; problem: 'file.empty' | 'file.kind-refused' }> {
  if (bytes.length === 0) return { ok: false, problem: 'file.empty' };
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const kind = type === undefined ? undefined : kinds[type.mime];
  return kind === undefined ? { ok: false, problem: 'file.kind-refused' } : { ok: true, kind };
}
