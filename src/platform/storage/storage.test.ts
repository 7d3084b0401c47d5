import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlobStore, openBlobStore } from './blobs.ts';
import { cleanImage } from './images.ts';
import { sniffFile } from './sniff.ts';

let dataDir = '';
let store: BlobStore;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'blobs-'));
  store = openBlobStore({ dataDir, masterKey: Buffer.alloc(32, 7) });
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const files = async () => (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((f) => f.isFile());
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#4a7' } });

describe('blobs', () => {
  it('keeps content once per tenant, and readable only by that tenant', async () => {
    const bytes = Buffer.from('Geburtsurkunde');
    const [first, again] = await Promise.all([store.putBlob('a', bytes), store.putBlob('a', bytes)]);
    expect(first).toEqual(again);
    expect(first.size).toBe(14);
    expect(Buffer.from((await store.getBlob('a', first.hash)) ?? []).toString()).toBe('Geburtsurkunde');
    expect(await store.getBlob('b', first.hash)).toBeUndefined();
    expect(await files()).toHaveLength(1);
    await store.removeBlob('a', first.hash);
    await store.removeBlob('a', first.hash);
    expect(await store.hasBlob('a', first.hash)).toBe(false);
    expect(await files()).toHaveLength(0);
  });

  it('lies sealed on the disk and notices a change', async () => {
    const { hash } = await store.putBlob('a', Buffer.from('Geburtsurkunde'));
    const path = join(dataDir, 'blobs', 'a', hash.slice(0, 2), hash);
    const sealed = await readFile(path);
    expect(sealed.includes('Geburt')).toBe(false);
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    await writeFile(path, sealed);
    await expect(store.getBlob('a', hash)).rejects.toThrow();
  });

  it('never leaves its folder', async () => {
    await expect(store.getBlob('../a', '0'.repeat(64))).rejects.toThrow(RangeError);
    await expect(store.getBlob('a', '../../secret.key')).rejects.toThrow(RangeError);
    await expect(store.putBlob('..', Buffer.from('x'))).rejects.toThrow(RangeError);
  });
});

describe('pictures', () => {
  it('lose the place they were taken at, and stand upright', async () => {
    const photo = await picture(300, 200)
      .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const before = await sharp(photo).metadata();
    expect(before.exif?.includes('Phone')).toBe(true);
    expect(before.orientation).toBe(6);
    const cleaned = await cleanImage(photo);
    expect(cleaned).toMatchObject({ ok: true, image: { kind: 'jpeg', width: 200, height: 300 } });
    if (!cleaned.ok) return;
    const after = await sharp(cleaned.image.bytes).metadata();
    expect(after.exif).toBeUndefined();
    expect(after.orientation).toBeUndefined();
  });

  it('are made smaller, never larger', async () => {
    const large = await cleanImage(await picture(5000, 100).png().toBuffer());
    expect(large).toMatchObject({ ok: true, image: { kind: 'png', width: 2400, height: 48 } });
    const small = await cleanImage(await picture(10, 10).webp().toBuffer());
    expect(small).toMatchObject({ ok: true, image: { kind: 'webp', width: 10 } });
  });

  it('are refused by code when broken, too large or something else', async () => {
    const good = await picture(400, 400).jpeg().toBuffer();
    expect(await cleanImage(new Uint8Array())).toEqual({ ok: false, problem: 'file.empty' });
    expect(await cleanImage(good.subarray(0, 200))).toEqual({ ok: false, problem: 'image.unreadable' });
    expect(await cleanImage(Buffer.from('%PDF-1.7\n'))).toEqual({ ok: false, problem: 'file.kind-refused' });
    expect(await cleanImage(await picture(9000, 9000).png().toBuffer())).toEqual({
      ok: false,
      problem: 'image.too-large',
    });
  });

  it('are told from what only claims to be one', async () => {
    expect(await sniffFile(Buffer.from('%PDF-1.7\n%âãÏÓ\n'))).toEqual({ ok: true, kind: 'pdf' });
    for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<html>', 'GIF89a', 'MZ', 'PK\u0003\u0004'])
      expect(await sniffFile(Buffer.from(text))).toEqual({ ok: false, problem: 'file.kind-refused' });
  });
});
