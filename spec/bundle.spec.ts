import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** Bundles exports of the built package as an application does, and returns the code and the files in it. */
async function bundle(names: string) {
  const { metafile, outputFiles } = await build({
    stdin: {
      contents: `export { ${names} } from './dist/index.js';`,
      resolveDir: fileURLToPath(new URL('..', import.meta.url)),
    },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    metafile: true,
    write: false,
    outfile: 'bundle.js',
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {});
  return {
    code: outputFiles[0]?.text ?? '',
    bytes: output?.bytes ?? Number.NaN,
    modules: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path),
    imports: new Set(output?.imports.map(({ path }) => path)),
  };
}

const isOurs = (path: string) => /^dist\/(errors|encode|decode|values)\.js$/.test(path);
const isPackage = (path: string) => path.includes('node_modules/');
const isBuiltIn = (path: string) => path.startsWith('node:');

it('a bundle of marshall is smaller than 25 KB, has no decoder, no module of undici or rxjs, and works', async () => {
  const { code, bytes, modules, imports } = await bundle('marshall');
  expect(bytes).toBeLessThan(25_000);
  expect(modules).toContain('dist/encode.js');
  expect(modules.filter((path) => !isOurs(path) || path === 'dist/decode.js')).toEqual([]);
  expect([...imports].filter((path) => !isBuiltIn(path))).toEqual([]);
  const { marshall } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  expect(marshall({ Year: 1965n, Cover: new Uint8Array([1]) })).toEqual({
    Year: { N: '1965' },
    Cover: { B: new Uint8Array([1]) },
  });
});

it('a bundle of all conversions of values has no module of undici or rxjs', async () => {
  const { bytes, modules, imports } = await bundle('marshall, marshallValue, unmarshall, unmarshallValue');
  // The decoder has the check of `ItemBytes` and the copies of its member stores too.
  expect(bytes).toBeLessThan(62_000);
  expect(modules.filter((path) => !isOurs(path))).toEqual([]);
  expect([...imports].filter((path) => !isBuiltIn(path))).toEqual([]);
});

it('a bundle of errors, and one of expressions, has no module of undici or rxjs', async () => {
  for (const names of ['ResourceNotFoundException, ServiceError', 'expr, attr, expressions']) {
    const { bytes, modules } = await bundle(names);
    expect(bytes, names).toBeLessThan(13_000);
    expect(modules.filter(isPackage), names).toEqual([]);
  }
});

it('a bundle of an operator has no module of undici', async () => {
  const { modules } = await bundle('pacedMergeMap, pacedFrom, toReadable');
  expect(modules).toContain('dist/backpressure.js');
  expect(modules.filter((path) => isPackage(path) && !path.includes('node_modules/rxjs/'))).toEqual([]);
  expect(modules).not.toContain('dist/client.js');
});
