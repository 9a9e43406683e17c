import { from, lastValueFrom, type Observable, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import {
  DynamoDB,
  type DynamoDBOptions,
  retryThrottled,
  retryTransient,
  toReadable,
} from '../../lib/index.ts';
import { errorOf } from './error-of.ts';
import { fakeService } from './fake-service.ts';

const TableName = 'Music';
const Key = { id: 'a' };

/** Values that stand for nothing that can be counted; the text is what a variable of the environment has. */
const senseless: readonly unknown[] = [Number.NaN, -1, '5', true, {}];

/** Plain JavaScript may give whatever it likes. */
const untyped = (options: Readonly<Record<string, unknown>>): object => options;

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('An option of the client that it cannot have is refused when the client is made', () => {
  const numbers = ['maxClients', 'maxAttempts', 'connectTimeout', 'headersTimeout', 'bodyTimeout'];

  it.each(numbers.map((option) => ({ option })))('$option', ({ option }) => {
    for (const value of [...senseless, 0, 1.5, Number.POSITIVE_INFINITY]) {
      const error = thrownBy(() => new DynamoDB(untyped({ [option]: value })));
      expect(error).toMatchObject({ name: 'InvalidOptionError', option, value, retryable: false });
    }
  });

  it.each([
    ['retryBudget', 'tables', '"table" or "client", not "tables"'],
    ['retryBudget', 1, '"table" or "client", not 1'],
    ['numbers', 'Exact', '"lossless" or "number" or "exact" or a function, not "Exact"'],
    ['numbers', true, '"lossless" or "number" or "exact" or a function, not true'],
    ['retryAmbiguous', 'false', 'true or false, not "false"'],
    ['allowImpreciseNumbers', 1, 'true or false, not 1'],
  ])('%s: %j', (option, value, message) => {
    expect(thrownBy(() => new DynamoDB(untyped({ [option]: value })))).toMatchObject({
      name: 'InvalidOptionError',
      message: `The option \`${option}\` must be ${message}`,
      option,
      value,
    });
  });

  it('while undefined and null leave the default', async () => {
    const names = [...numbers, 'retryBudget', 'numbers', 'retryAmbiguous', 'allowImpreciseNumbers'];
    for (const value of [undefined, null]) {
      const options = Object.fromEntries(names.map((name) => [name, value]));
      const { db } = await fakeService(undefined, options);
      await lastValueFrom(db.getItem({ TableName, Key }, untyped(options)));
    }
  });
});

describe('An option of an operation that it cannot have', () => {
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
  ])('fails %s before anything is sent: %s', async (operation, option) => {
    const { db, server } = await fakeService();
    for (const value of senseless) {
      const stream = streams(db, { [option]: value })[operation] ?? of();
      expect(await errorOf(stream)).toMatchObject({ name: 'InvalidOptionError', option, value });
    }
    expect(server.requests).toEqual([]);
  });

  it('fails a call whose retryAmbiguous is text', async () => {
    const { db } = await fakeService();
    const error = await errorOf(db.getItem({ TableName, Key }, untyped({ retryAmbiguous: 'false' })));
    expect(error).toMatchObject({ option: 'retryAmbiguous', value: 'false' });
  });

  it.each(['concurrency', 'linger', 'stallTimeout', 'maxAttempts', 'onFailure'])(
    'is refused when a batch operator is made: %s',
    async (option) => {
      const { db } = await fakeService();
      for (const value of senseless) {
        const refused = untyped({ [option]: value });
        const makers = [
          () => db.batchGet({ TableName }, refused),
          () => db.batchWrite({ TableName }, refused),
          () => db.batchDelete({ TableName }, refused),
        ];
        for (const error of makers.map(thrownBy)) {
          expect(error).toMatchObject({ name: 'InvalidOptionError', option, value });
        }
      }
    },
  );

  it('is refused when a retry operator or a Node stream is made', () => {
    for (const value of senseless) {
      const maxAttempts = { name: 'InvalidOptionError', option: 'maxAttempts', value };
      expect(thrownBy(() => retryThrottled(untyped({ maxAttempts: value })))).toMatchObject(maxAttempts);
      expect(thrownBy(() => retryTransient(untyped({ maxAttempts: value })))).toMatchObject(maxAttempts);
      const highWaterMark = { name: 'InvalidOptionError', option: 'highWaterMark', value };
      expect(thrownBy(() => toReadable(of(1), untyped({ highWaterMark: value })))).toMatchObject(
        highWaterMark,
      );
    }
  });

  it('is not Infinity where that is no limit', async () => {
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

  /** Sends it every way in which an item or a key goes out, and returns what was sent or the first refusal. */
  async function sent(options: DynamoDBOptions): Promise<unknown> {
    const { db, server } = await fakeService(undefined, options);
    const item = { id: 1e20 };
    const calls: readonly Observable<unknown>[] = [
      db.putItem({ TableName, Item: item }),
      from([item]).pipe(db.batchWrite({ TableName }, { key })),
      from([item]).pipe(db.batchDelete({ TableName }, { key })),
      from([item]).pipe(db.batchGet({ TableName }, { key })),
    ];
    const outcomes = calls.map((call) => lastValueFrom(call).then(() => 'sent', String));
    const refused = (await Promise.all(outcomes)).filter((outcome) => outcome !== 'sent');
    return { refused, bodies: server.requests.map(({ body }) => JSON.stringify(body)) };
  }

  const imprecise = expect.stringMatching(/id: 100000000000000000000 is beyond .* `allowImpreciseNumbers`/);
  const number = expect.stringContaining('{"id":{"N":"100000000000000000000"}}');

  it.each<DynamoDBOptions>([
    {},
    { numbers: 'exact' },
    { numbers: (text) => text },
    { numbers: 'number', allowImpreciseNumbers: false },
  ])('is refused with %j', async (options) => {
    expect(await sent(options)).toEqual({ refused: Array(4).fill(imprecise), bodies: [] });
  });

  it.each<DynamoDBOptions>([
    { allowImpreciseNumbers: true },
    { numbers: 'number' },
    { numbers: Number },
    { numbers: Number.parseFloat },
  ])('is written with %j', async (options) => {
    expect(await sent(options)).toEqual({ refused: [], bodies: Array(4).fill(number) });
  });
});
