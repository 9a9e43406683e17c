import { from, lastValueFrom, type Observable, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import {
  DynamoDB,
  type DynamoDBOptions,
  retryThrottled,
  retryTransient,
  toReadable,
} from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';

const TableName = 'Music';
const Key = { id: 'a' };

/** Invalid values of all options with a number; the text is how an environment variable has it. */
const invalidValues: readonly unknown[] = [Number.NaN, -1, '5', true, {}];

/** Options as plain JavaScript may give them. */
const untyped = (options: Readonly<Record<string, unknown>>): object => options;

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('An invalid option of the client is refused when the client is made', () => {
  const numbers = ['maxClients', 'maxAttempts', 'connectTimeout', 'headersTimeout', 'bodyTimeout'];

  it.each(numbers.map((option) => ({ option })))('$option', ({ option }) => {
    for (const value of [...invalidValues, 0, 1.5, Number.POSITIVE_INFINITY]) {
      const error = thrownBy(() => new DynamoDB(untyped({ [option]: value })));
      expect(error).toMatchObject({ name: 'InvalidOptionError', option, value, retryable: false });
    }
  });

  it('requestTimeout', () => {
    for (const value of [...invalidValues, 0, 1.5])
      expect(thrownBy(() => new DynamoDB(untyped({ requestTimeout: value })))).toMatchObject({
        name: 'InvalidOptionError',
        message: expect.stringMatching(
          /^The option `requestTimeout` must be a positive integer or Infinity, not /,
        ),
        option: 'requestTimeout',
        value,
      });
  });

  it.each([
    ['retryBudget', 'tables', '"table" or "client", not "tables"'],
    ['retryBudget', 1, '"table" or "client", not 1'],
    ['numbers', 'Exact', '"lossless" or "number" or "exact" or a function, not "Exact"'],
    ['numbers', true, '"lossless" or "number" or "exact" or a function, not true'],
    ['retryAmbiguous', 'false', 'true or false, not "false"'],
    ['allowImpreciseNumbers', 1, 'true or false, not 1'],
    ['items', 'wire', '"native" or "attributeValues" or "bytes", not "wire"'],
  ])('%s: %j', (option, value, message) => {
    expect(thrownBy(() => new DynamoDB(untyped({ [option]: value })))).toMatchObject({
      name: 'InvalidOptionError',
      message: `The option \`${option}\` must be ${message}`,
      option,
      value,
    });
  });

  it('but undefined and null select the default', async () => {
    const names = [
      ...numbers,
      'requestTimeout',
      'retryBudget',
      'numbers',
      'retryAmbiguous',
      'allowImpreciseNumbers',
      'items',
    ];
    for (const value of [undefined, null]) {
      const options = Object.fromEntries(names.map((name) => [name, value]));
      const { db } = await fakeService(undefined, options);
      await lastValueFrom(db.getItem({ TableName, Key }, untyped(options)));
    }
  });
});

describe('An invalid option of an operation', () => {
  const streams = (db: DynamoDB, options: object): Readonly<Record<string, Observable<unknown>>> => ({
    scan: db.scan({ TableName }, options),
    query: db.query({ TableName, KeyConditionExpression: 'id = :id' }, options),
    parallelScan: db.parallelScan({ TableName, TotalSegments: 2 }, options),
    listTables: db.listTables({}, options),
    getItem: db.getItem({ TableName, Key }, options),
    waitUntilTableExists: db.waitUntilTableExists({ TableName }, options),
  });

  it.each([
    ['scan', 'prefetch'],
    ['scan', 'prefetchBytes'],
    ['scan', 'stallTimeout'],
    ['scan', 'maxAttempts'],
    ['query', 'prefetch'],
    ['query', 'stallTimeout'],
    ['parallelScan', 'concurrency'],
    ['parallelScan', 'prefetch'],
    ['parallelScan', 'prefetchBytes'],
    ['parallelScan', 'stallTimeout'],
    ['listTables', 'stallTimeout'],
    ['listTables', 'prefetch'],
    ['getItem', 'maxAttempts'],
    ['waitUntilTableExists', 'timeout'],
    ['waitUntilTableExists', 'minDelay'],
    ['waitUntilTableExists', 'maxDelay'],
  ])('fails %s before a request is sent: %s', async (operation, option) => {
    const { db, server } = await fakeService();
    for (const value of invalidValues) {
      const stream = streams(db, { [option]: value })[operation] ?? of();
      expect(await errorOf(stream)).toMatchObject({ name: 'InvalidOptionError', option, value });
    }
    expect(server.requests).toEqual([]);
  });

  it('fails a call with retryAmbiguous as text', async () => {
    const { db } = await fakeService();
    const error = await errorOf(db.getItem({ TableName, Key }, untyped({ retryAmbiguous: 'false' })));
    expect(error).toMatchObject({ option: 'retryAmbiguous', value: 'false' });
  });

  it.each(['scan', 'query', 'parallelScan', 'getItem'])(
    'fails %s with an unknown format of items',
    async (name) => {
      const { db, server } = await fakeService();
      const stream = streams(db, { items: 'wire' })[name] ?? of();
      expect(await errorOf(stream)).toMatchObject({
        name: 'InvalidOptionError',
        option: 'items',
        value: 'wire',
      });
      expect(server.requests).toEqual([]);
    },
  );

  it.each(['items', 'concurrency', 'linger', 'stallTimeout', 'maxAttempts', 'onFailure'])(
    'is refused when a batch operator is made: %s',
    async (option) => {
      const { db } = await fakeService();
      for (const value of invalidValues) {
        const refused = untyped({ [option]: value });
        const makers = [
          () => db.batchGet({ TableName }, refused),
          () => db.batchWrite({ TableName }, refused),
          () => db.batchDelete({ TableName }, refused),
          () => db.batchWriteRequests({ TableName }, refused),
        ];
        for (const error of makers.map(thrownBy)) {
          expect(error).toMatchObject({ name: 'InvalidOptionError', option, value });
        }
      }
    },
  );

  it.each(['id', [], [''], [undefined], ['id', 'id'], ['a', 'b', 'c'], { 0: 'id' }, 17])(
    'is refused when a batch operator is made: the key %j',
    async (key) => {
      const { db } = await fakeService();
      const refused = untyped({ key });
      const table = db.table('Music', refused);
      const makers = [
        () => db.batchGet({ TableName }, refused),
        () => db.batchWrite({ TableName }, refused),
        () => db.batchDelete({ TableName }, refused),
        () => db.batchWriteRequests({ TableName }, refused),
        () => table.batchWrite(),
      ];
      for (const error of makers.map(thrownBy))
        expect(error).toMatchObject({ name: 'InvalidOptionError', option: 'key' });
    },
  );

  it('is refused when a retry operator or a Node stream is made', () => {
    for (const value of invalidValues) {
      const maxAttempts = { name: 'InvalidOptionError', option: 'maxAttempts', value };
      expect(thrownBy(() => retryThrottled(untyped({ maxAttempts: value })))).toMatchObject(maxAttempts);
      expect(thrownBy(() => retryTransient(untyped({ maxAttempts: value })))).toMatchObject(maxAttempts);
      const highWaterMark = { name: 'InvalidOptionError', option: 'highWaterMark', value };
      expect(thrownBy(() => toReadable(of(1), untyped({ highWaterMark: value })))).toMatchObject(
        highWaterMark,
      );
    }
  });

  it('is not Infinity if that means no limit', async () => {
    const { db } = await fakeService();
    const unlimited = Number.POSITIVE_INFINITY;
    const options = { prefetch: unlimited, prefetchBytes: unlimited, stallTimeout: unlimited };
    await lastValueFrom(db.scan({ TableName }, options), { defaultValue: undefined });
    const failing = throwError(() => new TypeError('a bug')).pipe(retryThrottled({ maxAttempts: unlimited }));
    expect(await errorOf(failing)).toBeInstanceOf(TypeError);
  });
});

describe('A number beyond the safe integers', () => {
  const key = ['id'];

  /** Sends it in an item and in a key with all methods, and returns the errors and the bodies that were sent. */
  async function sent(options: DynamoDBOptions): Promise<unknown> {
    const { db, server } = await fakeService(undefined, options);
    const item = { id: 1e20 };
    const calls: readonly Observable<unknown>[] = [
      db.putItem({ TableName, Item: item }),
      from([item]).pipe(db.batchWrite({ TableName }, { key })),
      from([item]).pipe(db.batchDelete({ TableName }, { key })),
      from([{ PutRequest: { Item: item } }]).pipe(db.batchWriteRequests({ TableName }, { key })),
      from([item]).pipe(db.batchGet({ TableName }, { key })),
    ];
    const outcomes = calls.map((call) => lastValueFrom(call).then(() => 'sent', String));
    const errors = (await Promise.all(outcomes)).filter((outcome) => outcome !== 'sent');
    return { errors, bodies: server.requests.map(({ body }) => JSON.stringify(body)) };
  }

  const imprecise = expect.stringMatching(/id: 100000000000000000000 is beyond .* `allowImpreciseNumbers`/);
  const number = expect.stringContaining('{"id":{"N":"100000000000000000000"}}');

  it.each<DynamoDBOptions>([
    {},
    { numbers: 'exact' },
    { numbers: (text) => text },
    { numbers: 'number', allowImpreciseNumbers: false },
  ])('is refused with %j', async (options) => {
    expect(await sent(options)).toEqual({ errors: Array(5).fill(imprecise), bodies: [] });
  });

  it.each<DynamoDBOptions>([
    { allowImpreciseNumbers: true },
    { numbers: 'number' },
    { numbers: Number },
    { numbers: Number.parseFloat },
  ])('is written with %j', async (options) => {
    expect(await sent(options)).toEqual({ errors: [], bodies: Array(5).fill(number) });
  });
});
