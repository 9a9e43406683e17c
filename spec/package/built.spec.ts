import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { subpaths } from './subpaths.ts';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url);
const require = createRequire(import.meta.url);

/** The ES module and the CommonJS module that are built from a file of `lib`. */
const builtFrom = (source: string) =>
  ['.js', '.cjs'].map((extension) => new URL(source.replace(/^lib\/(.*)\.ts$/, `dist/$1${extension}`), root));

const load = (url: URL) => (url.href.endsWith('.cjs') ? require(fileURLToPath(url)) : import(url.href));

/** The names of the exports, each with the name that a stack shows for it, and the names of a class's methods. */
function shapeOf(module: object): Record<string, unknown> {
  const exported = Object.entries(module).filter(([name]) => !name.startsWith('__'));
  const shapes = exported.map(([name, value]): [string, unknown] => {
    if (typeof value !== 'function') return [name, typeof value];
    return [name, [value.name, ...Object.getOwnPropertyNames(value.prototype ?? {}).sort()]];
  });
  return Object.fromEntries(shapes.sort());
}

describe.each(Object.entries(subpaths))('the files built for %s', (_, source) => {
  it.each(builtFrom(source))('export what the source exports, under the same names: %s', async (url) => {
    const shape = shapeOf(await load(url));
    expect(Object.keys(shape)).not.toHaveLength(0);
    expect(shape).toEqual(shapeOf(await import(new URL(source, root).href)));
  });
});

describe('the stack of an error of the built package', () => {
  const call = `
    const { db } = fakeDynamoDB({});
    function callOfUser() { return db.getItem({ TableName: 'None', Key: { id: 1 } }); }
    callOfUser().subscribe({ error: ({ stack }) => console.log(stack) });`;
  const [esm, commonJs] = builtFrom(subpaths['./testing']);

  it.each([
    ['an ES module', 'module', `import { fakeDynamoDB } from '${esm?.href}'; ${call}`],
    [
      'a CommonJS module',
      'commonjs',
      `const { fakeDynamoDB } = require('${fileURLToPath(commonJs ?? '')}'); ${call}`,
    ],
  ])('begins where the caller of %s called', async (_, type, program) => {
    const { stdout } = await run(process.execPath, [`--input-type=${type}`, '--eval', program]);
    const [message, first] = stdout.split('\n');
    expect(message).toMatch(/^ResourceNotFoundException: /);
    expect(first).toMatch(/^ {4}at callOfUser /);
    expect(stdout).not.toMatch(/[\\/]dist[\\/]/);
  });
});
