import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { concatMap, delay, from, mergeMap, of, Subject, take, toArray } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pacedMergeMap, toAsyncIterable } from '../../lib/index.ts';
import { type FakeDynamoDBOptions, fakeDynamoDB } from '../../lib/testing/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import { settle, settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';
import { exporters, parentOf } from './exporters.ts';

const TableName = 'Music';
const songs = Array.from({ length: 9 }, (_, number) => ({ artist: `Artist ${number}`, number }));

const fake = (options: FakeDynamoDBOptions = {}) =>
  fakeDynamoDB(
    {
      [TableName]: { key: ['artist', 'number'], items: songs, pageSize: 3 },
      Copy: { key: ['artist', 'number'] },
    },
    options,
  ).db;
const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 600_000);

describe('the OpenTelemetry instrumentation', () => {
  beforeEach(useVirtualTime);
  afterEach(() => void vi.useRealTimers());

  it('makes a client span of each page of a scan, with the attributes of the conventions, also 0', async () => {
    const { spans } = exporters();
    const input = { TableName, Segment: 0, TotalSegments: 1, Limit: 9, ConsistentRead: false } as const;
    const capacity = { ReturnConsumedCapacity: 'TOTAL' } as const;
    await inTime(all(fake().scan({ ...input, ...capacity })));
    expect(spans()).toHaveLength(3);
    const [span] = spans();
    expect(span?.name).toBe('DynamoDB.Scan');
    expect(span?.kind).toBe(SpanKind.CLIENT);
    expect(span?.status).toEqual({ code: SpanStatusCode.UNSET });
    expect(span?.attributes).toEqual({
      'db.system.name': 'aws.dynamodb',
      'db.operation.name': 'Scan',
      'db.collection.name': TableName,
      'rpc.system': 'aws-api',
      'rpc.service': 'DynamoDB',
      'rpc.method': 'Scan',
      'server.address': 'fake-dynamodb.invalid',
      'server.port': 80,
      'http.response.status_code': 200,
      'aws.request_id': expect.any(String),
      'aws.dynamodb.table_names': [TableName],
      'aws.dynamodb.segment': 0,
      'aws.dynamodb.total_segments': 1,
      'aws.dynamodb.limit': 9,
      'aws.dynamodb.consistent_read': false,
      'aws.dynamodb.count': 3,
      'aws.dynamodb.scanned_count': 3,
      'aws.dynamodb.consumed_capacity': [expect.stringContaining('"CapacityUnits":')],
    });
  });

  it('keeps a count of 0, and leaves out what a query was not asked for', async () => {
    const { spans } = exporters();
    const query = {
      TableName,
      KeyConditionExpression: 'artist = :a',
      ExpressionAttributeValues: { ':a': 'nobody' },
      ScanIndexForward: false,
      Select: 'ALL_ATTRIBUTES',
    } as const;
    await inTime(all(fake().query(query)));
    expect(spans()[0]?.attributes).toMatchObject({
      'aws.dynamodb.count': 0,
      'aws.dynamodb.scan_forward': false,
      'aws.dynamodb.select': 'ALL_ATTRIBUTES',
    });
    expect(Object.values(spans()[0]?.attributes ?? {})).not.toContain(undefined);
    expect(spans()[0]?.attributes).not.toHaveProperty(['aws.dynamodb.segment']);
    expect(JSON.stringify(spans()[0]?.attributes)).not.toContain('nobody');
  });

  it('records an error by its type, and the retries of a call as events of its span', async () => {
    const { spans } = exporters();
    const faults = [
      { kind: 'throttle', times: 2 } as const,
      { kind: 'fail', name: 'AccessDeniedException' } as const,
    ];
    const Key = songs[0] as object;
    await inTime(errorOf(fake({ faults }).getItem({ TableName, Key })));
    const [span] = spans();
    expect(span?.status.code).toBe(SpanStatusCode.ERROR);
    expect(span?.attributes).toMatchObject({
      'error.type': 'AccessDeniedException',
      'db.response.status_code': '400',
      'http.response.status_code': 400,
      'http.request.resend_count': 2,
    });
    expect(span?.events.map(({ name }) => name)).toEqual(['retry', 'retry']);
    expect(span?.events[1]?.attributes).toMatchObject({
      'error.type': 'ProvisionedThroughputExceededException',
      'rxdynamo.retry.kind': 'throttling',
      'rxdynamo.retry.attempt': 2,
      'rxdynamo.retry.delay': expect.any(Number),
    });
    expect(JSON.stringify([span?.attributes, span?.events])).not.toContain('Artist');
  });

  it('ends the span of a call that is unsubscribed from, without an error', async () => {
    const { spans } = exporters();
    const subscription = fake().scan({ TableName }).subscribe();
    await settle();
    subscription.unsubscribe();
    expect(spans()).toHaveLength(1);
    expect(spans()[0]?.attributes).toMatchObject({ 'rxdynamo.aborted': true });
    expect(spans()[0]?.status.code).toBe(SpanStatusCode.UNSET);
  });

  it('stops, but ends the spans of calls in flight', async () => {
    const { spans, stop } = exporters();
    const db = fake();
    const scan = all(db.scan({ TableName }).pages());
    await settle();
    stop();
    await inTime(scan);
    await inTime(all(db.getItem({ TableName, Key: songs[0] as object })));
    expect(spans()).toHaveLength(1);
  });

  it('is no parent of calls that a subscriber makes', async () => {
    const { spans, inSpan } = exporters();
    const db = fake();
    const copy = db
      .scan<(typeof songs)[0]>({ TableName })
      .pipe(mergeMap((Key) => db.getItem({ TableName, Key })));
    await inTime(inSpan('job', () => all(copy)));
    const calls = spans().filter(({ name }) => name !== 'job');
    expect(calls).toHaveLength(3 + 9);
    expect(new Set(calls.map((span) => parentOf(span, spans())))).toEqual(new Set(['job']));
  });

  it('gives the pages of a stream the parent of its subscription, whatever makes room for them', async () => {
    const { spans, inSpan } = exporters();
    const db = fake({ faults: { kind: 'throttle', operation: 'Scan', page: 1, times: 2 } });
    const slow = async () => {
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    };
    const jobs = {
      slowSink: () => all(db.scan({ TableName }).pipe(pacedMergeMap(slow, 1))),
      stockSink: () => all(db.scan({ TableName }).pipe(concatMap((song) => of(song).pipe(delay(20))))),
      prefetch: () => all(db.scan({ TableName }, { prefetch: 2 }).pipe(pacedMergeMap(slow, 1))),
      segments: () =>
        all(
          db.parallelScan({ TableName, TotalSegments: 4 }, { concurrency: 2 }).pipe(pacedMergeMap(slow, 2)),
        ),
      copy: () => all(db.scan({ TableName }).pipe(db.batchWrite({ TableName: 'Copy' }))),
      list: () => all(db.scan({ TableName }).pages().pipe(toArray())),
      loop: async () => {
        for await (const _ of toAsyncIterable(db.scan({ TableName }))) await slow();
      },
    };
    // All at once, so that their requests, retries and timers interleave.
    await inTime(
      Promise.all(Object.entries(jobs).map(([name, run]) => inSpan(name, async () => void (await run())))),
    );
    const calls = spans().filter(({ name }) => name.startsWith('DynamoDB.'));
    const count = (job: string) => calls.filter((span) => parentOf(span, spans()) === job).length;
    const counts = Object.fromEntries(Object.keys(jobs).map((job) => [job, count(job)]));
    expect(counts).toMatchObject({ slowSink: 3, stockSink: 3, prefetch: 3, list: 3, loop: 3 });
    // Its pages and DescribeTable, and one write or more; each segment has one page or more.
    expect(counts.copy).toBeGreaterThanOrEqual(3 + 2);
    expect(counts.segments).toBeGreaterThanOrEqual(4);
    expect(calls).toHaveLength(Object.values(counts).reduce((sum, each) => sum + each, 0));
  });

  it('gives a page the parent of its stream, also if code in another span makes room for it', async () => {
    const { spans, inSpan } = exporters();
    const room = new Subject<void>();
    const scan = fake()
      .scan({ TableName })
      .pipe(pacedMergeMap(() => room.pipe(take(1)), 1));
    const scanned = inSpan('job', () => all(scan));
    await inSpan('other', async () => {
      for (let item = 0; item < songs.length; item++) {
        await vi.advanceTimersByTimeAsync(100);
        await settle();
        room.next();
      }
    });
    await inTime(scanned);
    const calls = spans().filter(({ name }) => name === 'DynamoDB.Scan');
    expect(calls.map((span) => parentOf(span, spans()))).toEqual(['job', 'job', 'job']);
  });

  it('gives the requests of a batch the parent of its subscription, and not that of one of its items', async () => {
    const { spans, inSpan } = exporters();
    const db = fake();
    const source = new Subject<(typeof songs)[0]>();
    const written = inSpan('writer', () =>
      all(source.pipe(db.batchWrite({ TableName: 'Copy' }, { linger: 0 }))),
    );
    await inSpan('producer', async () => songs.forEach((song) => void source.next(song)));
    source.complete();
    await inTime(written);
    const calls = spans().filter(({ name }) => name.startsWith('DynamoDB.'));
    expect(calls.map(({ name }) => name)).toEqual(['DynamoDB.DescribeTable', 'DynamoDB.BatchWriteItem']);
    expect(calls.map((span) => parentOf(span, spans()))).toEqual(['writer', 'writer']);
  });

  it('gives calls that wait for one of the `maxClients` their own parents', async () => {
    const { spans, inSpan } = exporters();
    const db = fake({ client: { maxClients: 1 } });
    const jobs = ['one', 'two', 'three'];
    await inTime(Promise.all(jobs.map((job) => inSpan(job, () => all(db.scan({ TableName }))))));
    const calls = spans().filter(({ name }) => name === 'DynamoDB.Scan');
    for (const job of jobs) expect(calls.filter((span) => parentOf(span, spans()) === job)).toHaveLength(3);
  });

  it('records the duration and the number of rows, with the boundaries of the conventions', async () => {
    const { points } = exporters();
    await inTime(all(fake().scan({ TableName })));
    const attributes = {
      'db.system.name': 'aws.dynamodb',
      'db.operation.name': 'Scan',
      'db.collection.name': TableName,
      'server.address': expect.any(String),
    };
    vi.useRealTimers();
    expect(await points('db.client.operation.duration')).toMatchObject([
      {
        attributes,
        value: { count: 3, buckets: { boundaries: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] } },
      },
    ]);
    expect(await points('db.client.response.returned_rows')).toMatchObject([
      { attributes, value: { count: 3, sum: 9 } },
    ]);
  });

  it('counts retries and throttles, also those of the items of a batch', async () => {
    const { points } = exporters();
    const faults = { kind: 'unprocessed', operation: 'BatchWriteItem', count: 9, times: 2 } as const;
    await inTime(all(from(songs).pipe(fake({ faults }).batchWrite({ TableName }))));
    vi.useRealTimers();
    const attributes = {
      'db.system.name': 'aws.dynamodb',
      'db.operation.name': 'BatchWriteItem',
      'db.collection.name': TableName,
    };
    expect(await points('rxdynamo.retries')).toMatchObject([
      { attributes: { ...attributes, 'rxdynamo.retry.kind': 'throttling' }, value: 2 },
    ]);
    expect(await points('rxdynamo.throttles')).toMatchObject([{ attributes, value: 2 }]);
  });
});

it('the OpenTelemetry instrumentation says which server was called, and its port unless it is 443', async () => {
  const { spans } = exporters();
  const { db, server } = await fakeService();
  await all(db.getItem({ TableName, Key: { artist: 'Nina', number: 1 } }));
  const { hostname, port } = new URL(server.endpoint);
  expect(spans()[0]?.attributes).toMatchObject({ 'server.address': hostname, 'server.port': Number(port) });
});
