import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const manifestSchema = z.record(z.string(), z.object({ file: z.string(), css: z.array(z.string()).optional() }));

/** Built browser files by their source path. */
export interface Assets {
  folder: string;
  css: readonly string[];
  /** The address of a built script, by source path; `undefined` before a build. */
  script(source: string): string | undefined;
}

/** Reads the build's manifest. Without a build pages come without styles, which only tests want. */
export function loadAssets(root: string): Assets {
  const folder = join(root, 'dist', 'client');
  const path = join(folder, '.vite', 'manifest.json');
  const manifest = existsSync(path) ? manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
  const address = (source: string): string | undefined => {
    const found = manifest[source];
    return found ? `/${found.file}` : undefined;
  };
  const style = Object.keys(manifest).find((source) => source.endsWith('main.css'));
  const css = style ? address(style) : undefined;
  return { folder, css: css ? [css] : [], script: address };
}
