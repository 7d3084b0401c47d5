/**
 * dependency-cruiser reads TypeScript through the JavaScript interface of
 * TypeScript ≤ 6, which the native compiler no longer has. It needs one
 * function of it: this file stands in, backed by esbuild, and keeps type-only
 * imports, because a type from the wrong place is a wrong dependency too.
 * Load with `node --import ./tools/typescript-for-rules.mjs`.
 */
import { registerHooks } from 'node:module';
import { transformSync } from 'esbuild';

export const version = '6.0.0';

export function transpileModule(source, { compilerOptions }) {
  const everyImportCounts = source
    .replace(/^(\s*import)\s+type\s+(?=[{*\w])/gm, '$1 ')
    .replace(/^(\s*export)\s+type\s+(?=[{*])/gm, '$1 ');
  const { code } = transformSync(everyImportCounts, {
    loader: compilerOptions?.jsx ? 'tsx' : 'ts',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  return { outputText: code };
}

/** Looked at while loading only; the syntax tree is not asked for (tsPreCompilationDeps is off). */
export const SyntaxKind = {};

export default { version, transpileModule, SyntaxKind };

registerHooks({
  resolve(specifier, context, next) {
    if (!context.parentURL?.includes('/dependency-cruiser/')) return next(specifier, context);
    if (specifier === 'typescript') return { url: import.meta.url, shortCircuit: true };
    if (specifier === 'typescript/package.json') {
      return { url: new URL('./typescript-for-rules.json', import.meta.url).href, shortCircuit: true };
    }
    return next(specifier, context);
  },
});
