import { globSync } from 'node:fs';
import { defineConfig } from 'vite';

/** Browser code and styles: dist/client/assets/*-[hash].* and dist/client/.vite/manifest.json, keyed by source path. */
const entries = globSync([
  'src/**/*.island.tsx',
  'src/**/*.entry.{ts,tsx}',
  'src/field/client/main.tsx',
  'src/platform/ui/styles/main.css',
]).sort();

export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/client',
    emptyOutDir: !process.argv.includes('--watch'),
    manifest: true,
    target: 'es2022',
    // The strict Content-Security-Policy allows no data: scripts or fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: entries },
  },
});
