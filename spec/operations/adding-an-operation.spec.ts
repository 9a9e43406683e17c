import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EMPTY } from 'rxjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as operations from '../../lib/api/operations.ts';
import type { Call } from '../../lib/call/call.ts';
import { DynamoDB, type OperationName } from '../../lib/index.ts';
import * as registry from '../../lib/operations/registry.ts';
import { pagedOperations } from '../api/paged-operations.ts';
import { recorded, sampleTables, served } from './coverage.ts';
import { methodName, methodOf } from './methods.ts';

// What a new operation of the service needs besides the generated files of `lib/api`. Each message names the missing edit.

const { errorShape, ...constants } = operations;
const names = Object.keys(constants) as OperationName[];

const folder = fileURLToPath(new URL('../../lib/operations/', import.meta.url));
const index = new URL('../../lib/index.ts', import.meta.url);

/** The files of `lib/operations` that export a family: an object of methods made from a call. */
async function familyFiles(): Promise<readonly { path: string; text: string }[]> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.ts'));
  const files = paths.map(async (path) => ({ path, text: await readFile(folder + path, 'utf8') }));
  return (await Promise.all(files)).filter(({ text }) => /^export const \w+ = \(call: Call\b/m.test(text));
}

const noCall: Call = () => EMPTY;
const families = Object.entries(registry).map(([family, methodsOf]) => ({
  family,
  methods: Object.keys(methodsOf(noCall)),
}));

function newClient(): DynamoDB {
  const db = new DynamoDB();
  onTestFinished(() => db.close());
  return db;
}

describe('each operation of the service', () => {
  it('has a method', () => {
    const db = newClient();
    const missing = names.filter((name) => methodOf(db, name) === 'call');
    expect(
      missing,
      'Write the method in a file of lib/operations, and export the file in registry.ts',
    ).toEqual([]);
  });

  it('has a request for the specs', () => {
    const missing = names.filter((name) => !Object.hasOwn(served, name) && !Object.hasOwn(recorded, name));
    expect(
      missing,
      'Add a request to `served` in spec/operations/coverage.ts if a local server has the operation, else a request and a ' +
        'response to a file of spec/operations/recorded',
    ).toEqual([]);
  });

  it('is streamed by its method if it pages', () => {
    const db = newClient();
    const { byKey, byToken } = pagedOperations();
    const plain = [...byKey, ...byToken].filter((name) => !isStreamed(db, name));
    expect(plain, 'Return `paginateByToken` or `paginateByKey` from the method, not `call`').toEqual([]);
  });

  it('has a method of the table if it reads or writes the items of one table', () => {
    const ofOneTable = Object.values(constants).filter(
      ({ input, resource }) =>
        resource === 'TableName' && JSON.stringify(input ?? {}).includes('"attribute"'),
    );
    const methods = Object.keys(newClient().table('Music'));
    const missing = ofOneTable
      .map(({ name }) => methodName(name))
      .filter((method) => !methods.includes(method) && !notOfTables.has(method));
    expect(
      missing,
      'Add the method to `Table` and `tableOf` in lib/client/table.ts, or to `notOfTables` here with the reason',
    ).toEqual([]);
  });
});

/** Methods on the items of one table that `db.table` does not have. */
const notOfTables = new Set([
  // Its items come with a score, and from a vector index that is not part of the types of a table.
  'searchVectors',
]);

function isStreamed(db: DynamoDB, name: string): boolean {
  const method: unknown = Reflect.get(db, methodName(name));
  const requests = new Map<string, object>([
    ...Object.entries(served).map(([key, { input }]) => [key, input(sampleTables)] as const),
    ...Object.entries(recorded).map(([key, { input }]) => [key, input] as const),
  ]);
  return typeof method === 'function' && 'pages' in Reflect.apply(method, db, [requests.get(name)]);
}

describe('each family of operations', () => {
  it('is in the registry', async () => {
    const lines = await readFile(`${folder}registry.ts`, 'utf8');
    const missing = (await familyFiles()).filter(({ path }) => !lines.includes(`/${basename(path)}'`));
    expect(
      missing.map(({ path }) => path),
      'Export the family in lib/operations/registry.ts',
    ).toEqual([]);
  });

  it('has methods that no other family has', () => {
    const methods = families.flatMap((family) => family.methods);
    const repeated = methods.filter((method, position) => methods.indexOf(method) !== position);
    expect(repeated, 'Two families of the registry have a method of this name').toEqual([]);
  });

  it('has types that users can import', async () => {
    const exported = await readFile(index, 'utf8');
    const types = (await familyFiles()).flatMap(
      ({ text }) => text.match(/(?<=^export (?:interface|type) )\w+/gm) ?? [],
    );
    const missing = types.filter((type) => !new RegExp(`\\b${type}\\b`).test(exported));
    expect(types).toContain('WaitForTable');
    expect(missing, 'Export the type in lib/index.ts').toEqual([]);
  });
});
