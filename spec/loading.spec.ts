import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';

const run = promisify(execFile);
const built = new URL('../dist/index.js', import.meta.url).href;

/** Runs code after `import`, and resolves with the paths of the CommonJS modules that were loaded from packages. */
async function modulesLoadedBy(code: string): Promise<string[]> {
  const program = `
    import { createRequire } from 'node:module';
    import { DynamoDB } from '${built}';
    ${code}
    console.log(Object.keys(createRequire(import.meta.url).cache).join('\\n'));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  });
  const paths = stdout.trim().replaceAll('\\', '/').split('\n');
  return paths.map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
}

it('importing the package loads the pool of undici, but not its index or its other parts', async () => {
  const files = (await modulesLoadedBy('')).filter((path) => path.startsWith('undici/'));
  expect(files).toContain('undici/lib/dispatcher/pool.js');
  expect(files).not.toContain('undici/index.js');
  expect(files.filter((path) => /undici\/lib\/(api|cache|interceptor|mock|web)\//.test(path))).toEqual([]);
});

it('a call with explicit region, credentials and endpoint loads no module of the AWS SDK or of Smithy', async () => {
  const [server] = inject('servers');
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  const options = JSON.stringify({ region: 'eu-central-1', credentials, endpoint: server?.endpoint });
  const files = await modulesLoadedBy(`
    const db = new DynamoDB(${options});
    await new Promise((complete, error) => db.call('ListTables').subscribe({ complete, error }));
    await db.close();`);
  expect(files.filter((path) => /^@(aws-sdk|smithy)\//.test(path))).toEqual([]);
});
