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

/** A table of three pages per segment; a request fails with the error that `fault` returns for it. */
function table(fault: (request: Request) => Error | undefined): { call: Call; requests: Request[] } {
  const requests: Request[] = [];
  const respond = (request: Request) => {
    requests.push(request);
    const error = fault(request);
    if (error !== undefined) return throwError(() => error);
    const { Segment: segment = 0, ExclusiveStartKey: { page } = { page: 0 } } = request;
    const last = page === pages - 1;
    return of({ Items: [{ segment, page }], ...(!last && { LastEvaluatedKey: { page: page + 1 } }) });
  };
  const call = (_: unknown, input: object) => defer((): Observable<object> => respond(input));
  return { call: call as Call, requests };
}

/** Throttles each request `times` times before it succeeds. */
function throttledTimes(times: number): () => Error | undefined {
  let count = 0;
  return () => (count++ % (times + 1) < times ? throttled() : undefined);
}

function throwIfError<T>(result: T | Error): T {
  if (result instanceof Error) throw result;
  return result;
}

const TableName = 'Music';
const allNames = (segments: number) =>
  Array.from({ length: segments * pages }, (_, index) => `${Math.floor(index / pages)}/${index % pages}`);
const namesOf = (items: readonly object[]) =>
  items.map((item) => `${Reflect.get(item, 'segment')}/${Reflect.get(item, 'page')}`).sort();

describe('a stream that is throttled', () => {
  it.each([
    ['a scan', (call: Call) => scan(call).scan({ TableName })],
    ['a query', (call: Call) => query(call).query({ TableName, KeyConditionExpression: 'a = :a' })],
    ['a parallel scan', (call: Call) => parallelScan(call).parallelScan({ TableName, TotalSegments: 1 })],
  ])('resumes where it was throttled and loses nothing: %s', (_, stream) => {
    onVirtualTime(({ flush }) => {
      let items: readonly object[] = [];
      stream(table(throttledTimes(7)).call)
        .pipe(toArray())
        .subscribe((all) => {
          items = all;
        });
      flush();
      expect(namesOf(items)).toEqual(allNames(1));
    });
  });

  it('resumes where it was throttled when it lists tables', () => {
    onVirtualTime(({ flush }) => {
      const fault = throttledTimes(6);
      const response = () => fault() ?? { TableNames: ['Music'] };
      const call = () => defer(() => [response()]).pipe(map(throwIfError));
      const names: string[] = [];
      listTables(call as Call)
        .listTables()
        .subscribe((name) => names.push(name));
      flush();
      expect(names).toEqual(['Music']);
    });
  });

  it('fails after its stall timeout, with the key from which to resume', () => {
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

  it('has a separate retry policy for each subscription', () => {
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

  /** Scans until the stream completes or fails. */
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

  it('delivers all other segments, then fails with a checkpoint from which the rest can be read', () => {
    onVirtualTime(({ flush }) => {
      const { items, error } = outcome(
        table((request) => (hot(request) ? throttled() : undefined)).call,
        flush,
        {},
      );
      expect(namesOf(items)).toEqual(['0/0', '0/1', '0/2', '1/0', '2/0', '2/1', '2/2']);
      expect(error).toMatchObject({ name: 'ThrottlingException', segment: 1, resumeKey: { page: 1 } });

      const saved: unknown = JSON.parse(JSON.stringify(error?.checkpoint));
      const rest = outcome(table(() => undefined).call, flush, { checkpoint: scanCheckpoint(saved) });
      expect(rest.error).toBeUndefined();
      expect(namesOf(rest.items)).toEqual(['1/1', '1/2']);
    });
  });

  it('fails with the checkpoint of the caller, which covers acknowledged pages only', () => {
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

  it('repeats only the requests that were throttled', () => {
    onVirtualTime(({ flush }) => {
      let throttles = 1;
      const { call, requests } = table(() => (throttles-- > 0 ? throttled() : undefined));
      const { items } = outcome(call, flush, { concurrency: 1 });
      expect(namesOf(items)).toEqual(allNames(3));
      expect(requests).toHaveLength(10);
    });
  });
});
