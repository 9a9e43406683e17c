import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportsOfPackage, typesVersionsOfPackage } from './exports.ts';
import { subpaths } from './subpaths.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const manifest = JSON.parse(readFileSync(at('package.json'), 'utf8'));

describe('package.json', () => {
  it('exports each subpath as ES module and as CommonJS module, with the types of each', () => {
    expect(manifest.exports).toEqual(exportsOfPackage());
    expect(manifest.typesVersions).toEqual(typesVersionsOfPackage());
  });

  it('gives the condition `module-sync` first, so that `import` and `require` load one copy in Node.js', () => {
    for (const subpath of Object.keys(subpaths)) {
      expect(Object.keys(manifest.exports[subpath])).toEqual(['module-sync', 'import', 'require']);
      for (const condition of Object.values<object>(manifest.exports[subpath])) {
        expect(Object.keys(condition)).toEqual(['types', 'default']);
      }
    }
  });

  it('names the CommonJS module for tools that do not read `exports`', () => {
    const { require: commonJs } = manifest.exports['.'];
    expect([manifest.main, manifest.types]).toEqual([commonJs.default, commonJs.types]);
  });
});

describe('the subpaths of the package', () => {
  it('are the folders of lib that have an index, and lib itself', () => {
    const folders = readdirSync(at('lib')).filter((name) => existsSync(at(`lib/${name}/index.ts`)));
    const sources = ['lib/index.ts', ...folders.map((name) => `lib/${name}/index.ts`)];
    expect(Object.values(subpaths).sort()).toEqual(sources.sort());
  });

  it('are the entry points of the reference', () => {
    const { entryPoints } = JSON.parse(readFileSync(at('spec/typedoc.json'), 'utf8'));
    expect(entryPoints).toEqual(['../lib/index.ts', '../lib/*/index.ts']);
  });

  it('are found by the specs, by the examples and by TypeScript in lib', () => {
    const { compilerOptions } = JSON.parse(readFileSync(at('tsconfig.json'), 'utf8'));
    expect(compilerOptions.paths).toEqual({
      rxdynamo: ['./lib/index.ts'],
      'rxdynamo/*': ['./lib/*/index.ts'],
    });
  });
});
