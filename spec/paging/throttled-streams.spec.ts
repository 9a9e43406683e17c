import { defer, map, type Observable, of, throwError, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../lib/call/call.ts';
import type { DynamoDBError } from '../../lib/errors/dynamodb-error.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { listTables } from '../../lib/operations/list-tables.ts';
import { parallelScan } from '../../lib/operations/parallel-scan.ts';
import { query } from '../../lib/operations/query.ts';
import { scan } from '../../lib/operations/scan.ts';
import { scanCheckpoint } from '../../lib/paging/checkpoint/scan-checkpoint.ts';
import { onVirtualTime } from '../support/marbles.ts';

interface Request {
  readonly Segment?: number;
  readonly ExclusiveStartKey?: { readonly page: number };
}

const throttled = () => serviceError('ThrottlingException', 'too fast', { statusCode: 400, attempts: 1 });

const pages = 3;
const minute = 60_000;

/** A table of three pages per segment whose answers are held up by whatever is thrown. */
function table(trouble: (request: Request) => Error | undefined): { call: Call; requests: Request[] } {
  const requests: Request[] = [];
  const answer = (request: Request) => {
    requests.push(request);
    const error = trouble(request);
    if (error !== undefined) return throwError(() => error);
    const { Segment: segment = 0, ExclusiveStartKey: { page } = { page: 0 } } = request;
    const last = page === pages - 1;
    return of({ Items: [{ segment, page }], ...(!last && { LastEvaluatedKey: { page: page + 1 } }) });
  };
  const call = (_: unknown, input: object) => defer((): Observable<object> => answer(input));
  return { call: call as Call, requests };
}

/** Throttles each request so many times before it is answered. */
function eachTimes(times: number): () => Error | undefined {
  let count = 0;
  return () => (count++ % (times + 1) < times ? throttled() : undefined);
}

function unlessError<T>(reply: T | Error): T {
  if (reply instanceof Error) throw reply;
  return reply;
}

const TableName = 'Music';
const allOf = (segments: number) =>
  Array.from({ length: segments * pages }, (_, index) => `${Math.floor(index / pages)}/${index % pages}`);
const named = (items: readonly object[]) =>
  items.map((item) => `${Reflect.get(item, 'segment')}/${Reflect.get(item, 'page')}`).sort();

describe('a stream that is throttled', () => {
  it.each([
    ['a scan', (call: Call) => scan(call).scan({ TableName })],
    ['a query', (call: Call) => query(call).query({ TableName, KeyConditionExpression: 'a = :a' })],
    ['a parallel scan', (call: Call) => parallelScan(call).parallelScan({ TableName, TotalSegments: 1 })],
  ])('goes on where it was and loses nothing, when it is %s', (_, stream) => {
    onVirtualTime(({ flush }) => {
      let items: readonly object[] = [];
      stream(table(eachTimes(7)).call)
        .pipe(toArray())
        .subscribe((all) => {
          items = all;
        });
      flush();
      expect(named(items)).toEqual(allOf(1));
    });
  });

  it('goes on where it was, when it lists tables', () => {
    onVirtualTime(({ flush }) => {
      const trouble = eachTimes(6);
      const reply = () => trouble() ?? { TableNames: ['Music'] };
      const call = () => defer(() => [reply()]).pipe(map(unlessError));
      const names: string[] = [];
      listTables(call as Call)
        .listTables()
        .subscribe((name) => names.push(name));
      flush();
      expect(names).toEqual(['Music']);
    });
  });

  it('gives up after its patience, with the key from which it goes on', () => {
    onVirtualTime(({ flush }) => {
      const { call } = table(({ ExclusiveStartKey }) =>
        ExclusiveStartKey?.page === 2 ? throttled() : undefined,
      );
      let error: Partial<DynamoDBError> = {};
      scan(call)
        .scan({ TableName }, { stallTimeout: 2 * minute })
        .subscribe({
          error: (reason) => {
            error = reason;
          },
        });
      flush();
      expect(error).toMatchObject({ name: 'ThrottlingException', resumeKey: { page: 2 } });
      expect(error.totalRetryDelay).toBeGreaterThanOrEqual(2 * minute);
      expect(error.attempts).toBeGreaterThan(5);
    });
  });

  it('has a pace of its own in each subscription', () => {
    onVirtualTime(({ flush }) => {
      const { call, requests } = table(() => throttled());
      const stream = scan(call).scan({ TableName });
      stream.subscribe({ error: () => {} });
      stream.subscribe({ error: () => {} });
      expect(requests).toHaveLength(2);
      flush();
    });
  });
});

describe('a parallel scan with a hot partition', () => {
  const hot = ({ Segment, ExclusiveStartKey }: Request) => Segment === 1 && ExclusiveStartKey?.page === 1;
  const input = { TableName, TotalSegments: 3 };

  /** Scans until the end or the error. */
  function outcome(call: Call, flush: () => void, options: object) {
    const items: object[] = [];
    let error: Partial<DynamoDBError> | undefined;
    parallelScan(call)
      .parallelScan<object>(input, { stallTimeout: minute, ...options })
      .subscribe({
        next: (item) => items.push(item),
        error: (reason) => {
          error = reason;
        },
      });
    flush();
    return { items, error };
  }

  it('delivers all the other segments first, then gives up with a checkpoint that leads to the rest', () => {
    onVirtualTime(({ flush }) => {
      const { items, error } = outcome(
        table((request) => (hot(request) ? throttled() : undefined)).call,
        flush,
        {},
      );
      expect(named(items)).toEqual(['0/0', '0/1', '0/2', '1/0', '2/0', '2/1', '2/2']);
      expect(error).toMatchObject({ name: 'ThrottlingException', segment: 1, resumeKey: { page: 1 } });

      const saved: unknown = JSON.parse(JSON.stringify(error?.checkpoint));
      const rest = outcome(table(() => undefined).call, flush, { checkpoint: scanCheckpoint(saved) });
      expect(rest.error).toBeUndefined();
      expect(named(rest.items)).toEqual(['1/1', '1/2']);
    });
  });

  it('gives up with the checkpoint that it was given, in which only acknowledged pages count', () => {
    onVirtualTime(({ flush }) => {
      const checkpoint = scanCheckpoint();
      const { call } = table((request) => (hot(request) ? throttled() : undefined));
      const { error } = outcome(call, flush, { checkpoint });
      expect(error?.checkpoint).toEqual({
        version: 2,
        of: { operation: 'Scan', ...input },
        finished: [],
        positions: {},
      });
    });
  });

  it('asks again for nothing but what was throttled', () => {
    onVirtualTime(({ flush }) => {
      let throttles = 1;
      const { call, requests } = table(() => (throttles-- > 0 ? throttled() : undefined));
      const { items } = outcome(call, flush, { concurrency: 1 });
      expect(named(items)).toEqual(allOf(3));
      expect(requests).toHaveLength(10);
    });
  });
});
