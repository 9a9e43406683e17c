import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import * as rxjs from 'rxjs';
import { vi } from 'vitest';
import * as formats from '../../lib/formats/index.ts';
import * as rxdynamo from '../../lib/index.ts';
import * as testing from '../../lib/testing/index.ts';

/** A copy of the package with its formats and its test kit, and the copy of RxJS behind it. */
export type Copy = typeof rxdynamo & typeof formats & typeof testing & { readonly rxjs: typeof rxjs };

/** The copy that specs import. */
export const ours: Copy = { ...rxdynamo, ...formats, ...testing, rxjs };

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Loads a second ES module copy, with the same copy of RxJS. */
async function moduleCopy(): Promise<Copy> {
  vi.resetModules();
  const subpaths = await Promise.all([
    import('../../lib/index.ts'),
    import('../../lib/formats/index.ts'),
    import('../../lib/testing/index.ts'),
  ]);
  return Object.assign({ rxjs }, ...subpaths);
}

/** Builds and loads a CommonJS copy, minified so that its classes have other names, with a copy of RxJS of its own. */
async function commonJsCopy(): Promise<Copy> {
  const { outputFiles } = await build({
    stdin: {
      contents:
        "export * from './lib/index.ts'; export * from './lib/formats/index.ts'; export * from './lib/testing/index.ts'; export * as rxjs from 'rxjs';",
      resolveDir: root,
    },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    external: ['undici', '@aws-sdk/*', '@smithy/*', 'csv-stringify'],
    write: false,
  });
  const loaded: { exports: Partial<Copy> } = { exports: {} };
  const run = new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '');
  run(loaded, loaded.exports, createRequire(`${root}lib/index.ts`));
  return loaded.exports as Copy;
}

/** Another copy of the package, by what it is. */
export const otherCopies = [
  { of: 'an ES module copy', load: moduleCopy },
  { of: 'a minified CommonJS copy with its own RxJS', load: commonJsCopy },
] as const;
