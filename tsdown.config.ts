import { defineConfig } from 'tsdown';
import { subpaths } from './spec/package/subpaths.ts';

/** `lib/testing/index.ts` becomes `dist/testing/index.js`. */
const entries = Object.values(subpaths).map((source) => [source.replace(/^lib\/(.*)\.ts$/, '$1'), source]);

/** The program `rxdynamo`, which is only built as an ES module, and shares the files of the subpaths. */
const command = { 'command/main': 'lib/command/main.ts' };

/** The folders of the other subpaths and of the program, and what only those use: nothing of them belongs to the client. */
const folders = ['command/', 'files/', ...entries.map(([name = '']) => name.replace(/index$/, ''))].filter(
  (folder) => folder !== '',
);

/** Modules of `lib`, without their declarations, which tsdown divides by itself. */
const module = (path: string) => new RegExp(`/lib/${path}(?<!\\.d)\\.ts$`);

export default defineConfig({
  entry: Object.fromEntries(entries),
  format: { esm: { entry: { ...Object.fromEntries(entries), ...command } }, cjs: {} },
  platform: 'node',
  target: 'es2022',
  dts: { sourcemap: false, entry: Object.values(subpaths) },
  sourcemap: true,
  hash: false,
  fixedExtension: false,
  logLevel: 'warn',
  inputOptions: { checks: { pluginTimings: false } },
  outputOptions: (options, format) => ({
    ...options,
    // Jest cannot import an ES module, not even lazily.
    dynamicImportInCjs: format !== 'cjs',
    minifyInternalExports: false,
    // The declarations have the documentation, and the source maps the sources.
    comments: { jsdoc: false },
    codeSplitting: {
      // Each with all that its modules import and that no group above it has.
      groups: [
        { name: 'call-site', test: module('errors/call-site'), priority: 8 },
        { name: 'errors', test: module('errors/(invalid|configuration-error)'), priority: 7 },
        { name: 'encode', test: module('codec/(encode.*|attribute-map)'), priority: 6 },
        { name: 'decode', test: module('codec/decode.*'), priority: 5 },
        {
          name: 'values',
          test: module('(codec/marshall|expressions/.+|changes/(change|lambda))'),
          priority: 4,
        },
        { name: 'exceptions', test: module('errors/.+'), priority: 3 },
        { name: 'backpressure', test: module('backpressure/.+'), priority: 2 },
        { name: 'client', test: module(`(?!${folders.join('|')}).+`), priority: 1 },
      ],
    },
  }),
});
