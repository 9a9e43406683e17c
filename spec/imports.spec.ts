import { readdir, readFile } from 'node:fs/promises';
import { posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const lib = fileURLToPath(new URL('../lib/', import.meta.url));

/** Folders that all others may import. */
const base = ['errors', 'options', 'codec', 'api'];

/** The other folders that each folder may import: only lower ones, and only those that it needs. */
const below: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  options: ['errors'],
  codec: ['errors'],
  api: ['codec', 'errors'],
  expressions: ['errors', 'codec', 'api'],
  backpressure: ['options', 'errors'],
  concurrency: [],
  telemetry: ['errors', 'api'],
  opentelemetry: ['telemetry'],
  progress: ['errors', 'options', 'telemetry'],
  config: base,
  transport: [...base, 'config', 'concurrency', 'progress', 'telemetry'],
  capacity: [...base, 'concurrency', 'progress', 'telemetry', 'transport'],
  retry: [...base, 'config', 'transport', 'concurrency', 'progress', 'telemetry'],
  call: [...base, 'capacity', 'progress', 'transport', 'telemetry'],
  paging: [...base, 'capacity', 'backpressure', 'concurrency', 'progress', 'retry', 'call', 'telemetry'],
  changes: [...base, 'backpressure', 'progress', 'retry', 'call', 'paging', 'telemetry'],
  bulk: [...base, 'capacity', 'backpressure', 'progress', 'retry', 'call', 'telemetry'],
  operations: [...base, 'capacity', 'call', 'paging', 'bulk', 'changes'],
  client: [
    ...base,
    'capacity',
    'config',
    'transport',
    'retry',
    'call',
    'paging',
    'bulk',
    'changes',
    'operations',
    'telemetry',
  ],
  formats: [...base, 'backpressure'],
  testing: [...base, 'transport', 'backpressure', 'paging', 'client'],
};

interface Import {
  /** Relative to `lib`. */
  readonly file: string;
  readonly from: string;
}

const importLine = /(?:^|\s)(?:from|import)\s*\(?\s*'([^']+)'/g;

async function importsOfLib(): Promise<Import[]> {
  const paths = await readdir(lib, { recursive: true });
  const files = paths.filter((path) => path.endsWith('.ts')).map((path) => path.split(sep).join('/'));
  const imports = files.map(async (file) => {
    const lines = (await readFile(lib + file, 'utf8')).matchAll(importLine);
    return Array.from(lines, ([, from = '']) => ({ file, from }));
  });
  return (await Promise.all(imports)).flat();
}

const imports = await importsOfLib();
const show = ({ file, from }: Import) => `${file} imports ${from}`;

/** The first folder of a path relative to `lib`; `undefined` for a file in `lib` itself. */
function folderOf(path: string): string | undefined {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : undefined;
}

function goesDown({ file, from }: Import): boolean {
  const folder = folderOf(file);
  if (folder === undefined) return true;
  const target = folderOf(posix.join(posix.dirname(file), from));
  return target === folder || (target !== undefined && below[folder]?.includes(target) === true);
}

describe('the imports of lib', () => {
  it('are found in static and dynamic imports', () => {
    const found = imports.map(show);
    expect(found).toContain('client/dynamodb.ts imports ../operations/registry.ts');
    expect(found).toContain('config/sdk-chain.ts imports @aws-sdk/credential-provider-node');
  });

  it('point only down', () => {
    const upward = imports.filter(({ from }) => from.startsWith('.')).filter((each) => !goesDown(each));
    expect(upward.map(show)).toEqual([]);
  });

  it('may be those that docs/architecture.md shows', async () => {
    const page = await readFile(`${lib}../docs/architecture.md`, 'utf8');
    const rows = page.matchAll(/^\| `(\w+)` \|.*\|(.*)\|$/gm);
    const shown = Array.from(rows, ([, folder = '', names = '']) => [folder, names.match(/\w+/g) ?? []]);
    expect(Object.fromEntries(shown)).toEqual(below);
  });

  it('do not lead from the main entry to the test kit', () => {
    const ofTesting = imports.filter(({ from }) => /\btesting\//.test(from));
    expect(ofTesting.filter(({ file }) => !file.startsWith('testing/')).map(show)).toEqual([]);
    expect(imports.map(show)).toContain('testing/fake-dynamodb.ts imports ../client/dynamodb.ts');
  });

  it('use only the public entry point of RxJS', () => {
    const ofRxjs = imports.filter(({ from }) => from.startsWith('rxjs'));
    expect(ofRxjs.filter(({ from }) => from !== 'rxjs').map(show)).toEqual([]);
  });

  it('name only packages that are dependencies', async () => {
    const { dependencies, peerDependencies } = JSON.parse(await readFile(`${lib}../package.json`, 'utf8'));
    const installed = new Set(Object.keys({ ...dependencies, ...peerDependencies }));
    const packages = imports.filter(({ from }) => !/^(\.|node:)/.test(from));
    const packageOf = ({ from }: Import) => /^(@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? '';
    expect(packages.filter((each) => !installed.has(packageOf(each))).map(show)).toEqual([]);
  });
});
