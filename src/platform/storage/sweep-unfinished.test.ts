import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sweepUnfinished } from './sweep-unfinished.ts';

const now = '2026-03-02T10:00:00.000Z';
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'buergernah-sweep-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

test('removes what was left half stored, keeps what is whole or still being written', async () => {
  const folder = join(dataDir, 'blobs', 'musterstadt', 'ab');
  await mkdir(folder, { recursive: true });
  const put = async (name: string, at: string) => {
    await writeFile(join(folder, name), 'sealed');
    await utimes(join(folder, name), new Date(at), new Date(at));
  };
  await put('abcd', '2026-03-01T10:00:00Z');
  await put('abcd.0011.part', '2026-03-02T08:59:00Z');
  await put('abef.0022.part', '2026-03-02T09:59:00Z');
  expect(await sweepUnfinished(dataDir, now)).toBe(1);
  expect((await readdir(folder)).sort()).toEqual(['abcd', 'abef.0022.part']);
});

test('a folder that nobody has stored in is swept too', async () => {
  expect(await sweepUnfinished(dataDir, now)).toBe(0);
});
