import { type Observable, tap } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { QueryInput } from '../../lib/api/inputs.ts';
import type { Call } from '../../lib/call/call.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { parallelScan } from '../../lib/operations/parallel-scan.ts';
import { query } from '../../lib/operations/query.ts';
import { scan } from '../../lib/operations/scan.ts';
import { type ScanCheckpoint, scanCheckpoint } from '../../lib/paging/checkpoint/scan-checkpoint.ts';
import type { Page } from '../../lib/paging/page.ts';
import { onVirtualTime } from '../support/marbles.ts';
import { virtualTable } from './virtual-table.ts';

interface Named {
  readonly name: string;
}

type Pages = (call: Call, checkpoint: ScanCheckpoint) => Observable<Page<Named>>;

const TableName = 'Music';
const byArtist: QueryInput = {
  TableName,
  KeyConditionExpression: '#artist = :artist AND Number > :n',
  ExpressionAttributeNames: { '#artist': 'Artist', '#other': 'Title' },
  ExpressionAttributeValues: { ':artist': 'Nina Simone', ':n': 10n ** 30n },
};

const scanning =
  (input: object = {}): Pages =>
  (call, checkpoint) =>
    scan(call)
      .scan<Named>({ TableName, ...input }, { checkpoint })
      .pages();
const querying =
  (input: object = {}): Pages =>
  (call, checkpoint) =>
    query(call)
      .query<Named>({ ...byArtist, ...input }, { checkpoint })
      .pages();
const scanningAll =
  (input: object = {}): Pages =>
  (call, checkpoint) =>
    parallelScan(call)
      .parallelScan<Named>({ TableName, TotalSegments: 4, ...input }, { checkpoint })
      .pages();

const throughJson = (checkpoint: object) => scanCheckpoint(JSON.parse(JSON.stringify(checkpoint)));

/** Runs a stream that fails at a page, and acknowledges the pages before; returns the names of the items and the error. */
function run(pages: Pages, checkpoint: ScanCheckpoint, failingPage?: number) {
  const names: string[] = [];
  let error: { readonly checkpoint?: object; readonly resumeKey?: object } | undefined;
  onVirtualTime(({ flush }) => {
    const fault = ({ page }: { page: number }) =>
      page === failingPage ? serviceError('AccessDeniedException', 'no', { statusCode: 400 }) : undefined;
    const { call } = virtualTable({ pages: 5, fault });
    pages(call, checkpoint)
      .pipe(tap((page) => checkpoint.acknowledge(page)))
      .subscribe({
        next: ({ Items = [] }) => names.push(...Items.map(({ name }) => name)),
        error: (reason) => {
          error = reason;
        },
      });
    flush();
  });
  return { names, error };
}

const kinds: readonly (readonly [string, Pages, object])[] = [
  ['a scan', scanning(), { operation: 'Scan', TableName }],
  [
    'a scan of one segment of an index',
    scanning({ IndexName: 'byYear', Segment: 2, TotalSegments: 4 }),
    { operation: 'Scan', TableName, IndexName: 'byYear', Segment: 2, TotalSegments: 4 },
  ],
  [
    'a query',
    querying(),
    {
      operation: 'Query',
      TableName,
      KeyCondition: 'Artist = {"S":"Nina Simone"} AND Number > {"N":"1000000000000000000000000000000"}',
    },
  ],
  [
    'a query backwards',
    querying({ ScanIndexForward: false, IndexName: 'byYear' }),
    expect.objectContaining({ operation: 'Query', IndexName: 'byYear', ScanIndexForward: false }),
  ],
];

describe('a checkpoint of', () => {
  it.each(kinds)('%s lets another process resume, and is part of the error of a page', (_, pages, of) => {
    const first = run(pages, scanCheckpoint(), 3);
    expect(first.names).toHaveLength(3);
    expect(first.error).toMatchObject({ name: 'AccessDeniedException', resumeKey: { page: 3 } });
    expect(JSON.parse(JSON.stringify(first.error?.checkpoint))).toMatchObject({
      version: 2,
      of,
      finished: [],
    });

    const checkpoint = throughJson(first.error?.checkpoint ?? {});
    const second = run(pages, checkpoint);
    expect(second.error).toBeUndefined();
    expect([...first.names, ...second.names].map((name) => name.split('/')[1])).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
    ]);
    expect(checkpoint.toJSON().positions).toEqual({});

    expect(run(pages, throughJson(checkpoint))).toEqual({ names: [], error: undefined });
  });

  it('a stream covers acknowledged pages only', () => {
    const checkpoint = scanCheckpoint();
    onVirtualTime(({ flush }) => {
      scan(virtualTable({ pages: 5 }).call)
        .scan({ TableName }, { checkpoint })
        .subscribe();
      flush();
    });
    expect(checkpoint.toJSON()).toMatchObject({ finished: [], positions: {} });
  });

  it('a stream is not in its errors if the caller gave none', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const denied = () => serviceError('AccessDeniedException', 'no', { statusCode: 400 });
      const { call } = virtualTable({ pages: 5, fault: denied });
      let error: object = {};
      scan(call)
        .scan({ TableName })
        .subscribe({ error: (reason) => (error = reason) });
      expectObservable(scan(call).scan({ TableName })).toBe('#', undefined, expect.anything());
      flush();
      expect(error).not.toHaveProperty('checkpoint');
    });
  });
});

describe('a checkpoint is rejected', () => {
  const prefix = 'The checkpoint belongs to a';
  it.each<[string, Pages, Pages, string]>([
    ['a query, if it belongs to a scan', scanning(), querying(), `${prefix} scan, but this is a query`],
    ['a scan, if it belongs to a query', querying(), scanning(), `${prefix} query, but this is a scan`],
    [
      'a parallel scan, if it belongs to a scan',
      scanning(),
      scanningAll(),
      `${prefix} scan with TotalSegments none, but this one has 4`,
    ],
    [
      'a scan, if it belongs to a parallel scan',
      scanningAll(),
      scanning(),
      `${prefix} scan with TotalSegments 4, but this one has none`,
    ],
    [
      'a scan of one segment, if it belongs to a parallel scan',
      scanningAll(),
      scanning({ Segment: 1, TotalSegments: 4 }),
      `${prefix} scan with Segment none, but this one has 1`,
    ],
    [
      'a scan of another table',
      scanning(),
      scanning({ TableName: 'Films' }),
      `${prefix} scan with TableName Music, but this one has Films`,
    ],
    [
      'a query of another index',
      querying(),
      querying({ IndexName: 'byYear' }),
      `${prefix} query with IndexName none, but this one has byYear`,
    ],
    [
      'a query in the other direction',
      querying(),
      querying({ ScanIndexForward: false }),
      `${prefix} query with ScanIndexForward none, but this one has false`,
    ],
  ])('by %s', (_, before, after, message) => {
    const checkpoint = scanCheckpoint();
    run(before, checkpoint);
    expect(run(after, throughJson(checkpoint)).error).toMatchObject({ name: 'CheckpointError', message });
    expect(run(after, checkpoint).error).toMatchObject({ name: 'CheckpointError', message });
  });

  it('by a query with another key and the same placeholders', () => {
    const checkpoint = scanCheckpoint();
    run(querying(), checkpoint);
    const other = querying({ ExpressionAttributeValues: { ':artist': 'Nina', ':n': 10n ** 30n } });
    expect(run(other, throughJson(checkpoint)).error).toMatchObject({
      name: 'CheckpointError',
      message: expect.stringContaining('but this one has Artist = {"S":"Nina"} AND'),
    });
  });

  it.each<[string, Pages]>([
    [
      'other placeholders',
      querying({
        KeyConditionExpression: '#a = :a AND Number > :b',
        ExpressionAttributeNames: { '#a': 'Artist' },
        ExpressionAttributeValues: { ':a': 'Nina Simone', ':b': 10n ** 30n },
      }),
    ],
    [
      'another filter',
      querying({
        FilterExpression: 'Price > :p',
        ExpressionAttributeValues: { ...byArtist.ExpressionAttributeValues, ':p': 3 },
      }),
    ],
    ['the default direction', querying({ ScanIndexForward: true })],
  ])('by no query that differs only in %s', (_, pages) => {
    const checkpoint = scanCheckpoint();
    const { names } = run(querying(), checkpoint, 3);
    expect(run(pages, throughJson(checkpoint)).names).toEqual(['0/3', '0/4']);
    expect(names).toHaveLength(3);
  });

  it('by a query with other `KeyConditions`', () => {
    const legacy = (artist: string) =>
      querying({
        KeyConditionExpression: undefined,
        KeyConditions: { Artist: { ComparisonOperator: 'EQ', AttributeValueList: [artist] } },
      });
    const checkpoint = scanCheckpoint();
    run(legacy('Nina'), checkpoint, 3);
    expect(run(legacy('Ella'), throughJson(checkpoint)).error).toMatchObject({ name: 'CheckpointError' });
    expect(run(legacy('Nina'), throughJson(checkpoint)).names).toEqual(['0/3', '0/4']);
  });
});

describe('a checkpoint that was saved by version 0.1', () => {
  const saved = {
    version: 1,
    scan: { TableName, TotalSegments: 4 },
    finished: [[0, 1]],
    positions: { 2: { page: { N: '3' } } },
  };

  it('resumes a parallel scan', () => {
    const { names, error } = run(scanningAll(), scanCheckpoint(saved));
    expect(error).toBeUndefined();
    expect(names.sort()).toEqual(['2/3', '2/4', '3/0', '3/1', '3/2', '3/3', '3/4']);
  });

  it('belongs to a parallel scan', () => {
    expect(run(scanning(), scanCheckpoint(saved)).error).toMatchObject({ name: 'CheckpointError' });
    expect(run(scanningAll({ IndexName: 'byYear' }), scanCheckpoint(saved)).error).toMatchObject({
      message: 'The checkpoint belongs to a scan with IndexName none, but this one has byYear',
    });
  });

  it('can be used by any stream if its scan had not begun', () => {
    const unbegun = scanCheckpoint({ version: 1, finished: [], positions: {} });
    expect(run(querying(), unbegun).names).toHaveLength(5);
  });
});
