import { take, takeWhile } from 'rxjs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type {
  DynamoDB,
  ExportSummary,
  ItemStream,
  ListExportsInput,
  ListExportsOutput,
} from '../../lib/index.ts';
import type { paginateByToken } from '../../lib/paging/token-paginator.ts';
import { pagedOperations } from '../api/paged-operations.ts';
import { methodName } from '../operations/methods.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import type { Handler } from '../support/wire/fake-server.ts';

/** A method of the client, and the members by which its operation paginates. */
interface Listing {
  readonly start: string;
  readonly next: string;
  readonly elements: string;
  readonly stream: (db: DynamoDB, from: object) => ItemStream<unknown, object>;
  /** The required members of the request. */
  readonly required?: object;
  /** An element in DynamoDB's JSON. */
  readonly element: (index: number) => unknown;
  /** The same element, decoded. */
  readonly read?: (index: number) => unknown;
}

const byToken = { start: 'NextToken', next: 'NextToken' } as const;
const arn = { ResourceArn: 'arn' };
const statement = { Statement: 'SELECT * FROM Music' };

const listings: Readonly<Record<string, Listing>> = {
  executeStatement: {
    ...byToken,
    elements: 'Items',
    stream: (db, from) => db.executeStatement({ ...statement, ...from }),
    required: statement,
    element: (index) => ({ plays: { N: String(index) } }),
    read: (index) => ({ plays: index }),
  },
  listBackups: {
    start: 'ExclusiveStartBackupArn',
    next: 'LastEvaluatedBackupArn',
    elements: 'BackupSummaries',
    stream: (db, from) => db.listBackups(from),
    element: (index) => ({ BackupName: `b${index}`, BackupCreationDateTime: index }),
    read: (index) => ({ BackupName: `b${index}`, BackupCreationDateTime: new Date(index * 1000) }),
  },
  listBulkOperations: {
    ...byToken,
    elements: 'BulkOperationsSummaryList',
    stream: (db, from) => db.listBulkOperations(from),
    element: (index) => ({ BulkOperationArn: `o${index}` }),
  },
  listContributorInsights: {
    ...byToken,
    elements: 'ContributorInsightsSummaries',
    stream: (db, from) => db.listContributorInsights(from),
    element: (index) => ({ TableName: `t${index}` }),
  },
  listExports: {
    ...byToken,
    elements: 'ExportSummaries',
    stream: (db, from) => db.listExports(from),
    element: (index) => ({ ExportArn: `e${index}` }),
  },
  listGlobalTables: {
    start: 'ExclusiveStartGlobalTableName',
    next: 'LastEvaluatedGlobalTableName',
    elements: 'GlobalTables',
    stream: (db, from) => db.listGlobalTables(from),
    element: (index) => ({ GlobalTableName: `g${index}` }),
  },
  listImports: {
    ...byToken,
    elements: 'ImportSummaryList',
    stream: (db, from) => db.listImports(from),
    element: (index) => ({ ImportArn: `i${index}` }),
  },
  listStreams: {
    start: 'ExclusiveStartStreamArn',
    next: 'LastEvaluatedStreamArn',
    elements: 'Streams',
    stream: (db, from) => db.listStreams(from),
    element: (index) => ({ StreamArn: `s${index}`, StreamLabel: `l${index}` }),
  },
  listTables: {
    start: 'ExclusiveStartTableName',
    next: 'LastEvaluatedTableName',
    elements: 'TableNames',
    stream: (db, from) => db.listTables(from),
    element: (index) => `t${index}`,
  },
  listTagsOfResource: {
    ...byToken,
    elements: 'Tags',
    stream: (db, from) => db.listTagsOfResource({ ...arn, ...from }),
    required: arn,
    element: (index) => ({ Key: `k${index}`, Value: 'v' }),
  },
};

it('every operation that pages by a token is tested here', () => {
  const methods = pagedOperations().byToken.map(methodName);
  expect(Object.keys(listings), 'Add the operation to `listings`').toEqual(methods);
});

describe.each(Object.entries(listings))('%s', (_, listing) => {
  const { start, next, elements, stream, required = {}, element, read = element } = listing;

  /** Three pages, the second of which is empty; each but the last has the token of the next. */
  const pages = [[0, 1], [], [2]].map((indexes, page) => ({
    [elements]: indexes.map(element),
    ...(page < 2 && { [next]: `p${page + 1}` }),
  }));
  const service: Handler = ({ index }) => ({ body: pages[index] ?? {} });
  const requests = [required, { ...required, [start]: 'p1' }, { ...required, [start]: 'p2' }];

  it('emits nothing for an empty list', async () => {
    const { db, server } = await fakeService(() => ({ body: { [elements]: [] } }));
    expect(await all(stream(db, {}))).toEqual([]);
    expect(server.requests.map(({ body }) => body)).toEqual([required]);
  });

  it('reads a single page', async () => {
    const { db, server } = await fakeService(() => ({ body: { [elements]: [element(7)] } }));
    expect(await all(stream(db, {}))).toEqual([read(7)]);
    expect(server.requests).toHaveLength(1);
  });

  it('emits the elements of all pages, and requests each page with the token of the one before', async () => {
    const { db, server } = await fakeService(service);
    expect(await all(stream(db, {}))).toEqual([read(0), read(1), read(2)]);
    expect(server.requests.map(({ body }) => body)).toEqual(requests);
  });

  it('emits the pages as the service returned them', async () => {
    const { db } = await fakeService(service);
    expect(await all(stream(db, {}).pages())).toEqual([
      { [elements]: [read(0), read(1)], [next]: 'p1' },
      { [elements]: [], [next]: 'p2' },
      { [elements]: [read(2)] },
    ]);
  });

  it('starts at the token of the caller', async () => {
    const { db, server } = await fakeService(() => ({ body: { [elements]: [] } }));
    await all(stream(db, { [start]: 'p2' }));
    expect(server.requests.map(({ body }) => body)).toEqual([{ ...required, [start]: 'p2' }]);
  });

  it('requests nothing more once `take` has completed', async () => {
    const { db, server } = await fakeService(service);
    expect(await all(stream(db, {}).pipe(take(2)))).toEqual([read(0), read(1)]);
    await db.close();
    expect(server.requests).toHaveLength(1);
  });

  it('requests a page only once the one before has been pulled', async () => {
    const { db, server } = await fakeService(service);
    const counts: number[] = [];
    for await (const _ of stream(db, {})) counts.push(server.requests.length);
    expect(counts).toEqual([1, 1, 3]);
  });

  it('fails with the token from which to resume', async () => {
    const denied = { status: 400, body: { __type: 'ns#AccessDeniedException', message: 'no' } };
    const { db } = await fakeService((request) => (request.index === 2 ? denied : service(request)));
    const seen: unknown[] = [];
    const error = await errorOf(stream(db, {}).pipe(takeWhile((value) => seen.push(value) > 0)));
    expect(seen).toEqual([read(0), read(1)]);
    expect(error).toMatchObject({ name: 'AccessDeniedException', resumeToken: 'p2' });
    expect(String((error as Error).stack).split('\n')[1]).toContain('token-paginator.spec.ts');
  });
});

it('a stream with `prefetch` requests a page before the one before has been pulled', async () => {
  const { db, server } = await fakeService(({ index }) => ({
    body: { Items: [{ page: { N: String(index) } }], ...(index < 2 && { NextToken: `p${index + 1}` }) },
  }));
  const pulled = db.executeStatement(statement, { prefetch: 1 })[Symbol.asyncIterator]();
  expect(await pulled.next()).toEqual({ value: { page: 0 }, done: false });
  expect((await server.arrival(1)).body).toEqual({ ...statement, NextToken: 'p1' });
  await pulled.return?.();
});

it('pages by strings of the request and the response, and emits the elements of a list', () => {
  type Members = Parameters<typeof paginateByToken<ListExportsInput, ListExportsOutput, ExportSummary>>[2];
  expectTypeOf<Members['start']>().toEqualTypeOf<'NextToken' | 'TableArn'>();
  expectTypeOf<Members['next']>().toEqualTypeOf<'NextToken'>();
  expectTypeOf<Members['elements']>().toEqualTypeOf<'ExportSummaries'>();
});
