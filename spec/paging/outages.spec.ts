import type { Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../lib/call/call.ts';
import type { DynamoDBError } from '../../lib/errors/dynamodb-error.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { listTables } from '../../lib/operations/list-tables.ts';
import { parallelScan } from '../../lib/operations/parallel-scan.ts';
import { query } from '../../lib/operations/query.ts';
import { scan } from '../../lib/operations/scan.ts';
import type { StreamOptions } from '../../lib/paging/stream-options.ts';
import { onVirtualTime } from '../support/marbles.ts';
import { connectionReset, type PageRequest, virtualTable } from './virtual-table.ts';

const TableName = 'Music';
const second = 1000;
const pages = 20;

const failed = () => serviceError('InternalServerError', 'oops', { statusCode: 500 });

type Stream = (call: Call, options?: StreamOptions) => Observable<unknown>;

const streams: readonly (readonly [string, number, Stream])[] = [
  ['a scan', 1, (call, options) => scan(call).scan({ TableName }, options)],
  [
    'a query',
    1,
    (call, options) => query(call).query({ TableName, KeyConditionExpression: 'a = :a' }, options),
  ],
  ['a list of tables', 1, (call, options) => listTables(call).listTables({}, options)],
  [
    'a parallel scan',
    64,
    (call, options) =>
      parallelScan(call).parallelScan({ TableName, TotalSegments: 64 }, { concurrency: 64, ...options }),
  ],
];

const nameOf = (value: unknown) => (typeof value === 'string' ? value : String(Object(value).name));

/** Runs a stream to its end on virtual time. */
function outcomeOf(stream: Observable<unknown>, flush: () => void) {
  const names: string[] = [];
  let error: DynamoDBError | undefined;
  stream.subscribe({
    next: (value) => names.push(nameOf(value)),
    error: (reason) => {
      error = reason;
    },
  });
  flush();
  return { names: names.sort(), error };
}

const allNames = (segments: number) =>
  Array.from(
    { length: segments * pages },
    (_, index) => `${Math.floor(index / pages)}/${index % pages}`,
  ).sort();

const between =
  (start: number, end: number, error: () => Error) =>
  ({ at }: PageRequest) =>
    at >= start && at < end ? error() : undefined;

const outages = [1, 5, 20, 60].flatMap((length) =>
  streams.flatMap(([name, segments, stream]) =>
    [connectionReset, failed].map((error) => [length, name, error().name, segments, stream, error] as const),
  ),
);

describe('a stream that has delivered a page', () => {
  it.each(outages)(
    'recovers from an outage of %i s: %s that fails with %s',
    (length, _, _name, segments, stream, error) => {
      onVirtualTime(({ flush }) => {
        const fault = between(250, 250 + length * second, error);
        const table = virtualTable({ pages, latency: () => 100, fault });
        const outcome = outcomeOf(stream(table.call), flush);
        expect(outcome.error).toBeUndefined();
        expect(outcome.names).toEqual(allNames(segments));
        // Delays grow to 20 s, which is the longest wait beyond the outage.
        const last = table.requests.at(-1)?.at ?? 0;
        expect(last).toBeLessThan((length + 22.5) * second);
      });
    },
  );

  it.each(streams)(
    'sends few requests during the outage, and takes no tokens from the retry budget: %s',
    (_, segments, stream) => {
      onVirtualTime(({ flush }) => {
        const fault = between(250, 60 * second, connectionReset);
        const table = virtualTable({ pages, latency: () => 100, fault });
        outcomeOf(stream(table.call), flush);
        const during = table.requests.filter(({ at }) => at >= 250 && at < 60 * second);
        expect(during.length / segments).toBeLessThan(25);
        expect(tokensIn(table.budget)).toBe(500);
      });
    },
  );

  it.each(streams)(
    'fails after its stall timeout, with the reason in the message: %s',
    (_, _segments, stream) => {
      onVirtualTime(({ flush }) => {
        const fault = between(250, Number.POSITIVE_INFINITY, connectionReset);
        const table = virtualTable({ pages, latency: () => 100, fault });
        const { error } = outcomeOf(stream(table.call, { stallTimeout: 30 * second }), flush);
        expect(error).toMatchObject({
          name: 'TransportError',
          notRetriedBecause: 'stallTimeout',
          message: expect.stringMatching(
            /^read ECONNRESET \(not tried again after attempt \d+: failed, and no page came for 30000 ms/,
          ),
        });
        expect(error?.attempts).toBeGreaterThan(4);
        expect(error?.totalRetryDelay).toBeGreaterThan(10 * second);
        const last = table.requests.at(-1)?.at ?? 0;
        expect(last).toBeGreaterThanOrEqual(30 * second);
        expect(last).toBeLessThan(51 * second);
      });
    },
  );

  it('restarts the stall timeout after each page of any segment', () => {
    onVirtualTime(({ flush }) => {
      const table = virtualTable({
        pages: 3,
        latency: () => 2 * second,
        fault: ({ segment, page, at }) =>
          segment === 0 && page === 1 && at < 50 * second ? connectionReset() : undefined,
      });
      const stream = parallelScan(table.call).parallelScan(
        { TableName, TotalSegments: 20 },
        { concurrency: 2, stallTimeout: 8 * second },
      );
      const { names, error } = outcomeOf(stream, flush);
      expect(error).toBeUndefined();
      expect(names).toHaveLength(60);
    });
  });
});

describe('a reset of all connections', () => {
  it.each([1, 2, 3])('of 64 segments, %i times in a row before the first page, fails no segment', (times) => {
    onVirtualTime(({ flush }) => {
      const seen = new Map<number, number>();
      const fault = ({ segment }: PageRequest) => {
        const count = (seen.get(segment) ?? 0) + 1;
        seen.set(segment, count);
        return count <= times ? connectionReset() : undefined;
      };
      const table = virtualTable({ pages, latency: () => 100, fault });
      const stream = parallelScan(table.call).parallelScan(
        { TableName, TotalSegments: 64 },
        { concurrency: 64 },
      );
      const { names, error } = outcomeOf(stream, flush);
      expect(error).toBeUndefined();
      expect(names).toEqual(allNames(64));
      expect(tokensIn(table.budget)).toBe(500);
    });
  });
});

describe('a stream that has not delivered a page', () => {
  it.each(streams)('fails after the attempts of a single call: %s', (_, segments, stream) => {
    onVirtualTime(({ flush }) => {
      const table = virtualTable({ pages, fault: connectionReset });
      const { error } = outcomeOf(stream(table.call), flush);
      expect(error).toMatchObject({ name: 'TransportError', attempts: 4 });
      expect(table.requests.length).toBeLessThanOrEqual(4 * segments);
      expect(table.requests.at(-1)?.at).toBeLessThan(second);
    });
  });

  it.each(streams)('fails after `maxAttempts`: %s', (_, _segments, stream) => {
    onVirtualTime(({ flush }) => {
      const table = virtualTable({ pages, fault: failed });
      const { error } = outcomeOf(stream(table.call, { maxAttempts: 1 }), flush);
      expect(error).toMatchObject({ name: 'InternalServerError', attempts: 1 });
    });
  });

  it('retries throttles until the stall timeout', () => {
    onVirtualTime(({ flush }) => {
      const throttled = () => serviceError('ThrottlingException', 'too fast', { statusCode: 400 });
      const table = virtualTable({ pages, fault: between(0, 60 * second, throttled) });
      const { names, error } = outcomeOf(scan(table.call).scan({ TableName }), flush);
      expect(error).toBeUndefined();
      expect(names).toEqual(allNames(1));
    });
  });
});

describe('an error that is not retryable', () => {
  it.each(streams)('fails a stream at once, even after an outage: %s', (_, _segments, stream) => {
    onVirtualTime(({ flush }) => {
      const notFound = () => serviceError('ResourceNotFoundException', 'gone', { statusCode: 400 });
      const outage = between(250, 10 * second, connectionReset);
      const end = between(10 * second, Number.POSITIVE_INFINITY, notFound);
      const table = virtualTable({
        pages,
        latency: () => 100,
        fault: (request) => outage(request) ?? end(request),
      });
      const { error } = outcomeOf(stream(table.call), flush);
      expect(error).toMatchObject({ name: 'ResourceNotFoundException', message: 'gone' });
      expect(error?.attempts).toBeGreaterThan(1);
    });
  });
});

function tokensIn(budget: { readonly take: (kind: 'throttling') => boolean }): number {
  let tokens = 0;
  while (budget.take('throttling')) tokens += 5;
  return tokens;
}
