import type { LoggedRequest } from '../../support/wire/request-log.ts';
import { subpaths } from '../subpaths.ts';

/** How a program loads a package: as an ES module, or as a CommonJS module. */
export type Loading = 'import' | 'require';

const specifiers = Object.keys(subpaths).map((subpath) => `rxdynamo${subpath.slice(1)}`);

/** Loads every subpath of the package, and RxJS. */
export function loadingLines(loading: Loading): string {
  const line = (name: string, from: string) =>
    loading === 'import' ? `import * as ${name} from '${from}';` : `const ${name} = require('${from}');`;
  const lines = specifiers.map((specifier, index) => line(`subpath${index}`, specifier));
  return [...lines, line('rxjs', 'rxjs')].join('\n');
}

/**
 * Defines `answer(endpoint)`, which calls the service and the test kit, and resolves with what it got.
 *
 * The credentials come from a shared file, so that the credential chain of the AWS SDK is loaded too.
 */
export const answer = `
const subpaths = { ${specifiers.map((specifier, index) => `'${specifier}': subpath${index}`).join(', ')} };
async function answer(endpoint) {
  const names = Object.entries(subpaths).map(([name, exported]) => [name, Object.keys(exported).sort()]);
  const { DynamoDB, ValidationException } = subpaths['rxdynamo'];
  const { fakeDynamoDB } = subpaths['rxdynamo/testing'];
  const { lastValueFrom, map, toArray } = rxjs;
  const db = new DynamoDB({ endpoint, region: 'eu-central-1', profile: 'matrix' });
  const { Item } = await lastValueFrom(db.getItem({ TableName: 'Music', Key: { id: 1n } }));
  const error = await lastValueFrom(db.putItem({ TableName: 'Music', Item: { id: 1 } })).catch((error) => error);
  await db.close();
  const fake = fakeDynamoDB({ Music: { key: ['id'], items: [{ id: 1 }, { id: 2 }], pageSize: 1 } });
  const ids = fake.db.scan({ TableName: 'Music' }).pipe(map(({ id }) => id), toArray());
  return {
    names: Object.fromEntries(names.map(([name, all]) => [name, all.filter((each) => !/^(default$|__|module.exports$)/.test(each))])),
    item: { ...Item, digits: String(Item.digits) },
    refused: [error.name, error instanceof ValidationException],
    scanned: (await lastValueFrom(ids)).sort(),
  };
}`;

/**
 * A whole program: its argument is the endpoint, and its output is the answer as JSON.
 *
 * It fails if loading causes a warning. Only Node.js 22.12 warns: of every ES module that is loaded with `require`.
 */
export function program(loading: Loading): string {
  const strict = `process.on('warning', (warning) => {
  if (warning.name === 'ExperimentalWarning' && !process.version.startsWith('v22.12.')) throw warning;
});`;
  const print = 'answer(process.argv[2]).then((result) => console.log(JSON.stringify(result)));';
  return [strict, loadingLines(loading), answer, print].join('\n');
}

/** The sorted names that a subpath exports, read from its source. */
async function namesOf(source: string): Promise<readonly string[]> {
  return Object.keys(await import(new URL(`../../../${source}`, import.meta.url).href)).sort();
}

/** What `answer` resolves with if everything works. */
export async function expectedAnswer(): Promise<object> {
  const names = Object.values(subpaths).map(
    async (source, index) => [specifiers[index], await namesOf(source)] as const,
  );
  return {
    names: Object.fromEntries(await Promise.all(names)),
    item: { id: 1, digits: '12345678901234567890' },
    refused: ['ValidationException', true],
    scanned: [1, 2],
  };
}

/** Responds as the service does to the calls of `answer`. */
export function respond({ operation, body, headers }: LoggedRequest) {
  const isSigned = String(headers.authorization).includes('Credential=AKIAMATRIX/');
  const { Key } = Object(body);
  if (operation !== 'GetItem' || !isSigned || Key?.id?.N !== '1') {
    return { status: 400, body: { __type: 'ns#ValidationException', message: 'not the expected GetItem' } };
  }
  return { body: { Item: { id: { N: '1' }, digits: { N: '12345678901234567890' } } } };
}
