import { defineConfig } from 'vite';

/** The service worker: one classic script without hash, because its address must never change. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/client',
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'src/field/service-worker/sw.ts', formats: ['iife'], name: 'sw', fileName: () => 'sw.js' },
  },
});
