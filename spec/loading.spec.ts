import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';

const run = promisify(execFile);
const built = new URL('../dist/index.js', import.meta.url).href;

/** Runs code, and resolves with the paths of the CommonJS modules that were loaded from packages. */
async function modulesLoadedBy(code: string, environment: NodeJS.ProcessEnv = {}): Promise<string[]> {
  const program = `
    import { createRequire } from 'node:module';
    ${code}
    console.log(Object.keys(createRequire(import.meta.url).cache).join('\\n'));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, ...environment },
  });
  const paths = stdout.trim().replaceAll('\\', '/').split('\n');
  return paths.map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
}

function ofSdk(files: readonly string[]): string[] {
  return files.filter((path) => /^@(aws-sdk|smithy)\//.test(path)).sort();
}

it('importing the package loads the pool of undici, but not its index or its other parts', async () => {
  const files = (await modulesLoadedBy(`import '${built}';`)).filter((path) => path.startsWith('undici/'));
  expect(files).toContain('undici/lib/dispatcher/pool.js');
  expect(files).not.toContain('undici/index.js');
  expect(files.filter((path) => /undici\/lib\/(api|cache|interceptor|mock|web)\//.test(path))).toEqual([]);
});

const call = (options: object) => `
  import { DynamoDB } from '${built}';
  const db = new DynamoDB(${JSON.stringify(options)});
  await new Promise((complete, error) => db.call('ListTables').subscribe({ complete, error }));
  await db.close();`;

describe("of the AWS SDK and Smithy, only Smithy's signer is loaded", () => {
  const endpoint = () => inject('servers')[0]?.endpoint;
  const signer = async () => ofSdk(await modulesLoadedBy(`import '@smithy/signature-v4';`));

  it('by a call with explicit region, credentials and endpoint', async () => {
    const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
    const files = await modulesLoadedBy(call({ region: 'eu-central-1', credentials, endpoint: endpoint() }));
    expect(ofSdk(files)).toEqual(await signer());
  });

  it('by a call with region, keys and endpoint of the environment', async () => {
    const files = await modulesLoadedBy(call({}), {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'token',
      AWS_ENDPOINT_URL_DYNAMODB: endpoint(),
    });
    expect(ofSdk(files)).toEqual(await signer());
  });
});
