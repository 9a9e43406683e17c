import { subpaths } from './subpaths.ts';

/** The path of a built file without its extension: `./dist/testing/index` for `lib/testing/index.ts`. */
const built = (source: string) => source.replace(/^lib\/(.*)\.ts$/, './dist/$1');

/**
 * What package.json must say about each subpath.
 *
 * Node.js takes `module-sync` for `import` and for `require`, so that a process has one copy of the package. Tools that
 * do not know it, such as Jest, take `import` or `require`.
 */
export function exportsOfPackage(): Record<string, unknown> {
  const entries = Object.entries(subpaths).map(([subpath, source]) => {
    const path = built(source);
    const esm = { types: `${path}.d.ts`, default: `${path}.js` };
    const commonJs = { types: `${path}.d.cts`, default: `${path}.cjs` };
    return [subpath, { 'module-sync': esm, import: esm, require: commonJs }];
  });
  return { ...Object.fromEntries(entries), './package.json': './package.json' };
}

/** Where TypeScript's resolution `node10`, which does not read `exports`, finds the types of the subpaths. */
export function typesVersionsOfPackage(): Record<string, unknown> {
  const below = Object.entries(subpaths).filter(([subpath]) => subpath !== '.');
  return {
    '*': Object.fromEntries(below.map(([subpath, source]) => [subpath.slice(2), [`${built(source)}.d.cts`]])),
  };
}
