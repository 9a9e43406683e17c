import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as installed from '@smithy/signature-v4';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { leastOutput } from '../support/least-output.ts';
import { startFakeServer } from '../support/wire/fake-server.ts';
import { authorizationOf, signedHeaderNames } from './expected-authorization.ts';
import { signsAlike } from './signature-property.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const newest = ['@smithy/signature-v4@latest', 'undici@7'];
let project: string;
let missingRegistry: string | undefined;

/** The codes of npm for a registry that cannot be reached. */
const unreachable =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT|E50[234])\b/;

/** Installs the packages, and returns why the registry cannot be reached, if it cannot. */
async function install(packages: readonly string[]): Promise<string | undefined> {
  // A registry that fails once is asked again within a second, not after the ten that npm waits otherwise.
  const retries = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', ...retries];
  try {
    // On Windows `npm` is a script, which only a shell can start.
    const shell = process.platform === 'win32';
    await run('npm', ['install', ...options, ...packages], { cwd: project, shell });
  } catch (error) {
    const [code] = unreachable.exec(String((error as { readonly stderr?: string }).stderr)) ?? [];
    if (code === undefined) throw error;
    return `no npm registry can be reached (${code}), for ${packages.join(' and ')}`;
  }
  return undefined;
}

/** Bundles our own code only, so that it loads the packages of the project. */
async function bundle(contents: string, name: string): Promise<URL> {
  const outfile = join(project, name);
  await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outfile,
  });
  return pathToFileURL(outfile);
}

/** Skips the test without a registry; CI has one, and fails. */
function requireRegistry({ skip }: TestContext): void {
  if (missingRegistry !== undefined && process.env.CI) throw new Error(missingRegistry);
  skip(missingRegistry !== undefined, missingRegistry);
}

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'rxdynamo-newest-'));
  await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  missingRegistry = await install(newest);
  if (missingRegistry === undefined)
    await symlink(join(root, 'node_modules/rxjs'), join(project, 'node_modules/rxjs'), 'junction');
}, 120_000);

afterAll(() => rm(project, { recursive: true, force: true }));

describe('the newest releases of the packages whose internals are used', () => {
  it("sign as the whole signer of Smithy's newest release does", async (context) => {
    requireRegistry(context);
    const file = await bundle(
      `export { signatureV4 } from './lib/transport/signature-v4.ts';
       export { SignatureV4 } from '@smithy/signature-v4';`,
      'signature-v4.js',
    );
    const { signatureV4, SignatureV4 } = await import(/* @vite-ignore */ file.href);
    expect(SignatureV4).not.toBe(installed.SignatureV4);
    await signsAlike(signatureV4, SignatureV4);
  });

  it('make calls through the pool of the newest undici 7, which loads only its dispatcher', async (context) => {
    requireRegistry(context);
    const server = await startFakeServer(({ operation }) => ({ body: leastOutput(operation) }));
    onTestFinished(() => server.stop());
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI' };
    const options = JSON.stringify({ region: 'eu-central-1', credentials, endpoint: server.endpoint });
    await bundle("export { DynamoDB } from './lib/index.ts';", 'rxdynamo.js');
    const program = `
      import { createRequire } from 'node:module';
      import { DynamoDB } from './rxdynamo.js';
      const db = new DynamoDB(${options});
      for (const _ of [1, 2]) await new Promise((complete, error) => db.call('ListTables').subscribe({ complete, error }));
      await db.close();
      const { cache } = createRequire(import.meta.url);
      console.log(Object.keys(cache).filter((path) => /undici.(index.js|lib.dispatcher.pool.js)$/.test(path)).join());`;
    const evaluate = ['--input-type=module', '--eval', program];
    const { stdout } = await run(process.execPath, evaluate, { cwd: project });
    const loaded = join('node_modules', 'undici', 'lib', 'dispatcher', 'pool.js');
    expect(stdout.trim().split(',')).toEqual([expect.stringContaining(loaded)]);
    expect(stdout).toContain(project);
    const { version } = JSON.parse(await readFile(join(project, 'node_modules/undici/package.json'), 'utf8'));
    expect(version).toMatch(/^7\./);
    expect(server.requests).toHaveLength(2);
    for (const request of server.requests) {
      const expected = authorizationOf(request, signedHeaderNames, credentials, 'eu-central-1');
      expect(request.headers.authorization).toBe(expected);
    }
  });
});
