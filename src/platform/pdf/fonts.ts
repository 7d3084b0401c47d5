import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPackageRoot } from '#platform/db/package-root.ts';
import { readGlyphs } from './glyphs.ts';

export type Fonts = { regular: string; semibold: string; glyphs: Set<number> };

let found: Fonts | undefined;

/** Paths of Fira Sans (OFL) and the signs it can write. Read once. */
export function loadFonts(): Fonts {
  found ??= readFonts();
  return found;
}

function readFonts(): Fonts {
  // Beside this source, beside the bundle (dist/server/fonts), or in the sources of the package the bundle belongs to.
  const root = findPackageRoot(import.meta.dirname);
  const folders = [join(import.meta.dirname, 'fonts'), join(root, 'src', 'platform', 'pdf', 'fonts')];
  const folder = folders.find((one) => existsSync(join(one, 'fira-sans-regular.ttf')));
  if (folder === undefined) throw new Error(`Fonts for letters are missing; looked in ${folders.join(', ')}`);
  const regular = join(folder, 'fira-sans-regular.ttf');
  return { regular, semibold: join(folder, 'fira-sans-semibold.ttf'), glyphs: readGlyphs(readFileSync(regular)) };
}
