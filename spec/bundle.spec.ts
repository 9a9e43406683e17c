import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** Bundles exports of the package as an application does, and returns the code and the modules in it. */
async function bundle(names: string) {
  const { metafile, outputFiles } = await build({
    stdin: {
      contents: `export { ${names} } from './lib/index.ts';`,
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

const isOurs = (path: string) => /^lib\/(codec|errors)\//.test(path);
const isBuiltIn = (path: string) => path.startsWith('node:');

it('a bundle of marshall is smaller than 25 KB, has no module of undici or rxjs, and works', async () => {
  const { code, bytes, modules, imports } = await bundle('marshall');
  expect(bytes).toBeLessThan(25_000);
  expect(modules).toContain('lib/codec/marshall.ts');
  expect(modules.filter((path) => !isOurs(path))).toEqual([]);
  expect([...imports].filter((path) => !isBuiltIn(path))).toEqual([]);
  const { marshall } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  expect(marshall({ Year: 1965n, Cover: new Uint8Array([1]) })).toEqual({
    Year: { N: '1965' },
    Cover: { B: new Uint8Array([1]) },
  });
});

it('a bundle of all conversions of values has no module of undici or rxjs', async () => {
  const { bytes, modules, imports } = await bundle('marshall, marshallValue, unmarshall, unmarshallValue');
  expect(bytes).toBeLessThan(45_000);
  expect(modules.filter((path) => !isOurs(path))).toEqual([]);
  expect([...imports].filter((path) => !isBuiltIn(path))).toEqual([]);
});
