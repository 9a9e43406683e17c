import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { program } from './program.ts';
import { pathOfNode, setUpProject } from './project.ts';
import type { Tool } from './tools.ts';

const plugins = ['@rollup/plugin-node-resolve', '@rollup/plugin-commonjs', '@rollup/plugin-json'] as const;
const project = setUpProject('module', ['esbuild', 'rollup', ...plugins, 'webpack', 'rolldown']);

/** The banner that the documentation gives for ES modules by esbuild. */
async function documentedBanner(): Promise<string> {
  const page = await readFile(new URL('../../../docs/loading.md', import.meta.url), 'utf8');
  return /--banner:js="([^"]+)"/.exec(page)?.[1] ?? '';
}

/** Without `ignore` the plugin makes undici's lazy `require('node:sqlite')` an import, and Node.js 20 has no such module. */
const rollupConfig = `
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
export default {
  input: 'program.mjs',
  plugins: [nodeResolve({ preferBuiltins: true, exportConditions: ['node'] }), commonjs({ ignore: ['node:sqlite'] }), json()],
  onLog() {},
};`;

const webpackScript = `
import { resolve } from 'node:path';
import webpack from 'webpack';
const output = { path: resolve('webpack-out'), filename: 'program.cjs', chunkFilename: '[name].cjs' };
const optimization = { minimize: false };
webpack({ target: 'node', mode: 'production', optimization, entry: './program.mjs', output }, (error, stats) => {
  if (error || stats.hasErrors()) throw error ?? new Error(stats.toString());
});`;

interface Bundler {
  readonly needs: readonly Tool[];
  /** The file to start, in the folder of the output. */
  readonly output: string;
  build(): Promise<string>;
}

const esbuild = async (format: string, file: string, ...more: readonly string[]) => {
  const options = ['--bundle', '--platform=node', '--target=node20', '--log-level=error'];
  const output = [`--format=${format}`, `--outfile=${file}`, ...more];
  return project.run('node_modules/.bin/esbuild', ['program.mjs', ...options, ...output]);
};

const bundlers: Readonly<Record<string, Bundler>> = {
  'esbuild, as an ES module with the documented banner': {
    needs: ['esbuild'],
    output: 'esbuild-esm/program.mjs',
    build: async () => esbuild('esm', 'esbuild-esm/program.mjs', `--banner:js=${await documentedBanner()}`),
  },
  'esbuild, as a minified ES module with the documented banner': {
    needs: ['esbuild'],
    output: 'esbuild-min/program.mjs',
    build: async () =>
      esbuild('esm', 'esbuild-min/program.mjs', '--minify', `--banner:js=${await documentedBanner()}`),
  },
  'esbuild, as a CommonJS module': {
    needs: ['esbuild'],
    output: 'esbuild-cjs/program.cjs',
    build: () => esbuild('cjs', 'esbuild-cjs/program.cjs'),
  },
  'rollup, as ES modules': {
    needs: ['rollup', ...plugins],
    output: 'rollup-esm/program.mjs',
    build: () =>
      project.tool(
        'rollup/dist/bin/rollup',
        '-c',
        'rollup.config.mjs',
        '-d',
        'rollup-esm',
        '--entryFileNames',
        '[name].mjs',
        '--chunkFileNames',
        '[name].mjs',
      ),
  },
  'rollup, as CommonJS modules': {
    needs: ['rollup', ...plugins],
    output: 'rollup-cjs/program.cjs',
    build: () =>
      project.tool(
        'rollup/dist/bin/rollup',
        '-c',
        'rollup.config.mjs',
        '-f',
        'cjs',
        '-d',
        'rollup-cjs',
        '--entryFileNames',
        '[name].cjs',
        '--chunkFileNames',
        '[name].cjs',
      ),
  },
  webpack: {
    needs: ['webpack'],
    output: 'webpack-out/program.cjs',
    build: () => project.run(process.execPath, ['webpack.mjs']),
  },
  'rolldown, as ES modules': {
    needs: ['rolldown'],
    output: 'rolldown-esm/program.mjs',
    build: () =>
      project.tool(
        'rolldown/bin/cli.mjs',
        'program.mjs',
        '--platform',
        'node',
        '-f',
        'esm',
        '-d',
        'rolldown-esm',
        '--entryFileNames',
        '[name].mjs',
        '--chunkFileNames',
        '[name].mjs',
      ),
  },
  'rolldown, as CommonJS modules': {
    needs: ['rolldown'],
    output: 'rolldown-cjs/program.cjs',
    build: () =>
      project.tool(
        'rolldown/bin/cli.mjs',
        'program.mjs',
        '--platform',
        'node',
        '-f',
        'cjs',
        '-d',
        'rolldown-cjs',
        '--entryFileNames',
        '[name].cjs',
        '--chunkFileNames',
        '[name].cjs',
      ),
  },
};

beforeAll(async () => {
  await project.write('program.mjs', program('import'));
  await project.write('rollup.config.mjs', rollupConfig);
  await project.write('webpack.mjs', webpackScript);
});

describe('the output of a bundler, alone in an empty folder, answers a call', { timeout: 180_000 }, () => {
  it.for(Object.entries(bundlers))('%s', async ([, { needs, output, build }], context) => {
    for (const tool of needs) project.need(context, tool);
    await build();
    const [folder = '', file = ''] = output.split('/');
    const alone = await project.isolate(folder);
    expect(await readdir(alone)).toContain(file);
    for (const version of ['20.19', '24'] as const) {
      const node = await pathOfNode(context, version);
      expect(JSON.parse(await project.run(node, [file, project.endpoint], alone)), version).toEqual(
        project.expected,
      );
    }
  });
});
