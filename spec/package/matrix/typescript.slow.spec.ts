import { expect, it } from 'vitest';
import { subpaths } from '../subpaths.ts';
import { setUpProject } from './project.ts';

const project = setUpProject('commonjs', ['typescript', '@types/node']);

/** Uses every subpath: fails to compile if a type is missing or is `any`. */
const code = `${Object.keys(subpaths)
  .map((subpath, index) => `import * as subpath${index} from 'rxdynamo${subpath.slice(1)}';`)
  .join('\n')}
import { type Observable, map } from 'rxjs';
import { DynamoDB, type GetItemOutput } from 'rxdynamo';
import { fakeDynamoDB, type FakeDynamoDB } from 'rxdynamo/testing';

type IsAny<T> = 0 extends 1 & T ? true : false;
export const known: readonly false[] = [${Object.keys(subpaths)
  .map((_, index) => `false as IsAny<typeof subpath${index}>`)
  .join(', ')}];

interface Song { readonly Artist: string; readonly Year: number }
const db = new DynamoDB({ region: 'eu-central-1' });
export const song: Observable<GetItemOutput<Song>> = db.getItem<Song>({ TableName: 'Music', Key: { Artist: 'a' } });
export const years: Observable<number> = db.scan<Song>({ TableName: 'Music' }).pipe(map(({ Year }) => Year));
export const fake: FakeDynamoDB = fakeDynamoDB({ Music: { key: ['Artist'] } });
// The client of the test kit is the client: both subpaths declare the same class.
export const client: DynamoDB = fake.db;
// @ts-expect-error: a table has a name.
db.getItem({ Key: { Artist: 'a' } });
`;

const resolutions = {
  node10: {
    file: 'user.ts',
    options: { module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0' },
  },
  'node16, in an ES module': { file: 'user.mts', options: { module: 'node16' } },
  'node16, in a CommonJS package': { file: 'user.ts', options: { module: 'node16' } },
  'nodenext, in an ES module': { file: 'user.mts', options: { module: 'nodenext' } },
  'nodenext, in a CommonJS package': { file: 'user.ts', options: { module: 'nodenext' } },
  bundler: { file: 'user.ts', options: { module: 'esnext', moduleResolution: 'bundler' } },
};

it.for(Object.entries(resolutions))(
  'TypeScript finds the types by the resolution %s',
  { timeout: 120_000 },
  async ([, { file, options }], context) => {
    project.need(context, 'typescript');
    project.need(context, '@types/node');
    const common = {
      target: 'es2022',
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      types: ['node'],
    };
    const config = { files: [file], compilerOptions: { ...common, ...options } };
    await project.write(file, code);
    await project.write('tsconfig.json', JSON.stringify(config));
    expect(await project.tool('typescript/bin/tsc', '-p', '.')).toBe('');
  },
);
