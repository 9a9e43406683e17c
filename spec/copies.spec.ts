import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defer, lastValueFrom, tap, throwError } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Copy, otherCopies, ours } from './support/copies.ts';
import { settleOnVirtualTime, useVirtualTime } from './support/virtual-time.ts';

type AnyClass = new (...parameters: readonly unknown[]) => object;

/** The exported classes; other exported functions have no writable prototype, or a name in lower case. */
function classesOf(copy: Copy): Readonly<Record<string, AnyClass>> {
  const entries = Object.entries(copy).filter(
    ([name, value]) => /^[A-Z]/.test(name) && typeof value === 'function',
  );
  return Object.fromEntries(entries as [string, AnyClass][]);
}

const instancesOf = (copy: Copy): Readonly<Record<string, object>> =>
  Object.fromEntries(Object.entries(classesOf(copy)).map(([name, Class]) => [name, instanceOf(name, Class)]));

/** The first argument is valid as a message, a name, a feature, a size, a number and a region. */
function instanceOf(name: string, Class: AnyClass): object {
  return name === 'DynamoDB' ? new Class({ region: 'eu-central-1' }) : new Class('1.5', [], {});
}

/** Every pair of an instance and a class that it is an instance of. */
function pairs(
  instances: Readonly<Record<string, object>>,
  classes: Readonly<Record<string, AnyClass>>,
): readonly string[] {
  const all = Object.entries(instances).flatMap(([name, instance]) =>
    Object.entries(classes)
      .filter(([, Class]) => instance instanceof Class)
      .map(([className]) => `${name} is a ${className}`),
  );
  return all.sort();
}

const TableName = 'Music';
const songs = Array.from({ length: 10 }, (_, id) => ({ id, title: `Song ${id}` }));

const fakeOf = (copy: Copy, options?: Parameters<Copy['fakeDynamoDB']>[1]) =>
  copy.fakeDynamoDB({ [TableName]: { key: ['id'], items: songs, pageSize: 2 } }, options);

const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 600_000);

describe.each(otherCopies)('$of', ({ load }) => {
  let theirs: Copy;
  beforeEach(async () => {
    theirs = await load();
    useVirtualTime();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('has classes of its own', () => {
    const foreign = classesOf(theirs);
    expect(Object.keys(foreign).sort()).toEqual(Object.keys(classesOf(ours)).sort());
    for (const [name, Class] of Object.entries(classesOf(ours))) expect(foreign[name]).not.toBe(Class);
  });

  it('has instances of the same classes for `instanceof` as this one, for every public class and both ways', () => {
    const expected = pairs(instancesOf(ours), classesOf(ours));
    expect(expected.length).toBeGreaterThan(200);
    expect(expected).toContain('ThrottlingException is a ThrottlingException');
    expect(expected).toContain('ThrottlingException is a ServiceError');
    expect(expected).toContain('RequestTimeoutError is a TransportError');
    expect(expected).toContain('UnsupportedByFakeError is a DynamoDBError');
    expect(expected).not.toContain('DynamoDBError is a ThrottlingException');
    expect(pairs(instancesOf(theirs), classesOf(ours))).toEqual(expected);
    expect(pairs(instancesOf(ours), classesOf(theirs))).toEqual(expected);
  });

  it('has errors that classes of users do not take for their own', () => {
    class MyError extends ours.DynamoDBError {}
    class MyThrottle extends ours.ThrottlingException {}
    const error = new theirs.ThrottlingException('ThrottlingException', 'slow');
    for (const value of [error, new ours.DynamoDBError('plain'), new theirs.DynamoDBError('plain')]) {
      expect(value).not.toBeInstanceOf(MyError);
      expect(value).not.toBeInstanceOf(MyThrottle);
    }
    const own = new MyThrottle('ThrottlingException', 'slow');
    for (const Class of [MyThrottle, theirs.ThrottlingException, theirs.ServiceError, theirs.DynamoDBError])
      expect(own).toBeInstanceOf(Class);
  });

  it('stores exact numbers of this copy, and reads back its own', async () => {
    const price = new ours.ExactNumber('0.1000000000000000055511151231257827');
    const { db } = fakeOf(theirs);
    await inTime(
      theirs.rxjs.lastValueFrom(
        db.putItem({ TableName, Item: { id: 100, price, list: [price], ['__proto__']: price } }),
      ),
    );
    const { Item } = await inTime(
      theirs.rxjs.lastValueFrom(db.getItem({ TableName, Key: { id: new ours.ExactNumber('100') } })),
    );
    expect(Item?.price).toBeInstanceOf(ours.ExactNumber);
    expect(Item?.price).toBeInstanceOf(theirs.ExactNumber);
    expect(price.equals(Item?.price as typeof price)).toBe(true);
  });

  it('converts expressions of this copy, with names and values, and the other way round', () => {
    for (const [one, other] of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      const isOld = one.expr`${one.attr('Year')} < ${1970} OR ${one.attr('Old')} = ${true}`;
      const joined = other.and(isOld as never, other.expr`${one.attr('Genre') as never} = ${'jazz'}`);
      expect(other.expressions({ FilterExpression: joined })).toEqual(
        ours.expressions({
          FilterExpression: ours.and(
            ours.expr`${ours.attr('Year')} < ${1970} OR ${ours.attr('Old')} = ${true}`,
            ours.expr`${ours.attr('Genre')} = ${'jazz'}`,
          ),
        }),
      );
    }
  });

  it('does not take parsed JSON for an expression', () => {
    const data: object = JSON.parse(
      '{"rxdynamo.expression":["1 = 1"],"parts":["1 = 1"],"__proto__":["1 = 1"]}',
    );
    expect(theirs.expressions({ FilterExpression: theirs.expr`${theirs.attr('a')} = ${data}` })).toEqual({
      FilterExpression: '#rx0 = :rx0',
      ExpressionAttributeNames: { '#rx0': 'a' },
      ExpressionAttributeValues: { ':rx0': data },
    });
  });

  it('resumes from a checkpoint of this copy, and records its pages in it', async () => {
    const checkpoint = ours.scanCheckpoint();
    const { db } = fakeOf(theirs);
    const read = (pages: number) =>
      inTime(
        theirs.rxjs.lastValueFrom(
          db
            .parallelScan<(typeof songs)[0]>({ TableName, TotalSegments: 1 }, { checkpoint })
            .pages()
            .pipe(
              theirs.rxjs.take(pages),
              theirs.rxjs.tap((page) => checkpoint.acknowledge(page)),
              theirs.rxjs.toArray(),
            ),
        ),
      );
    const first = await read(2);
    expect(checkpoint.toJSON().positions).not.toEqual({});
    const rest = await read(100);
    expect([...first, ...rest].flatMap(({ Items = [] }) => Items.map(({ id }) => id))).toEqual(
      songs.map(({ id }) => id),
    );
    expect(checkpoint.toJSON().finished).toEqual([[0, 0]]);
  });

  it('refuses a checkpoint of another table, and the JSON of a checkpoint, with an error that this copy knows', async () => {
    const { db } = fakeOf(theirs);
    const checkpoint = ours.scanCheckpoint({
      version: 2,
      of: { operation: 'Scan', TableName: 'Other' },
      finished: [],
      positions: {},
    });
    for (const each of [checkpoint, JSON.parse(JSON.stringify(checkpoint))]) {
      const error = await inTime(
        theirs.rxjs.lastValueFrom(db.scan({ TableName }, { checkpoint: each })).catch((reason) => reason),
      );
      expect(error).toBeInstanceOf(ours.CheckpointError);
    }
  });

  it('has errors that the operators of this copy retry or pass on as their own', async () => {
    const fail = (error: Error) => {
      let attempts = 0;
      const failing = defer(() => {
        attempts++;
        return throwError(() => error);
      });
      return { failing, attempts: () => attempts };
    };
    const throttle = fail(new theirs.ThrottlingException('ThrottlingException', 'slow'));
    await inTime(lastValueFrom(throttle.failing.pipe(ours.retryThrottled())).catch(() => {}));
    expect(throttle.attempts()).toBe(4);
    // The service has responded, so the cause does not matter.
    const cause = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    const rejected = fail(new theirs.ServiceError('NewException', 'no', { statusCode: 400, cause }));
    await inTime(lastValueFrom(rejected.failing.pipe(ours.retryTransient())).catch(() => {}));
    expect(rejected.attempts()).toBe(1);
  });

  it('raises errors of its calls that this copy recognises and writes as JSON with all their fields', async () => {
    const { db } = fakeOf(theirs, {
      faults: { kind: 'fail', name: 'ValidationException' },
    });
    const error: unknown = await inTime(
      theirs.rxjs.firstValueFrom(db.getItem({ TableName, Key: { id: 1 } })).catch((reason) => reason),
    );
    expect(error).toBeInstanceOf(ours.DynamoDBError);
    const json = JSON.stringify(new ours.DynamoDBError('around it', { cause: error }));
    expect(JSON.parse(json).cause).toMatchObject({ operation: 'GetItem', tableName: TableName, attempts: 1 });
  });

  it('gives items to the write operators of this copy', async () => {
    const target = fakeOf(ours);
    const { db } = fakeOf(theirs);
    const written = await inTime(
      lastValueFrom(
        ours.pacedFrom(db.scan<(typeof songs)[0]>({ TableName })).pipe(
          tap((song) => Object.freeze(song)),
          target.db.batchDelete({ TableName }),
          ours.rxjs.toArray(),
        ),
      ),
    );
    expect(written).toHaveLength(songs.length);
    expect(target.items(TableName)).toEqual([]);
  });

  it('gives items as bytes to the write operators and to unmarshall of this copy', async () => {
    const target = ours.fakeDynamoDB({ [TableName]: { key: ['id'] } });
    const { db } = fakeOf(theirs);
    const written = await inTime(
      lastValueFrom(
        ours
          .pacedFrom(db.scan({ TableName }, { items: 'bytes' }))
          .pipe(target.db.batchWrite({ TableName }), ours.rxjs.toArray()),
      ),
    );
    expect(target.items(TableName)).toEqual(songs);
    for (const { item } of written) expect(item).not.toHaveProperty('constructor', ours.ItemBytes);
    expect(written.map(({ item }) => ours.unmarshall(item))).toEqual(songs);
  });
});

it('a client of this copy takes a response from the fake of another one without waiting for a socket', async () => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  vi.resetModules();
  const [{ tableDispatcher }, { tableService }, { memoryTableOptions }] = await Promise.all([
    import('../lib/testing/dispatcher.ts'),
    import('../lib/testing/table-service.ts'),
    import('../lib/testing/fake-table.ts'),
  ]);
  const tables = memoryTableOptions({ [TableName]: { key: ['id'], items: songs } });
  const dispatcher = tableDispatcher(tableService({ tables, faults: () => undefined, delay: () => 1 }));
  const db = new ours.DynamoDB({ region: 'eu-central-1', credentials, dispatcher });
  // The first call resolves the settings, which takes more than microtasks.
  await lastValueFrom(db.getItem({ TableName, Key: { id: 0 } }));
  useVirtualTime();
  try {
    const seen: unknown[] = [];
    const subscription = db.getItem({ TableName, Key: { id: 3 } }).subscribe((output) => seen.push(output));
    await microtasks();
    vi.advanceTimersByTime(1);
    await microtasks();
    subscription.unsubscribe();
    expect(seen).toMatchObject([{ Item: songs[3] }]);
  } finally {
    vi.useRealTimers();
  }
});

/** Lets promises settle without a turn of the event loop. */
async function microtasks(): Promise<void> {
  for (let round = 0; round < 100; round++) await undefined;
}

describe('`instanceof` of a public class', () => {
  const { DynamoDBError, ExactNumber, ServiceError, ThrottlingException } = ours;
  const classes = Object.entries(classesOf(ours));
  const error = new ThrottlingException('ThrottlingException', 'slow');
  const proxies = [
    new Proxy({}, { get: () => true }),
    new Proxy({}, { get: (_, name) => name }),
    new Proxy({}, { get: () => ({}) }),
    new Proxy(
      {},
      {
        get() {
          throw new Error('a trap');
        },
        getPrototypeOf() {
          throw new Error('a trap');
        },
      },
    ),
  ];
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const endless: object = new Proxy({}, { get: () => 'another', getPrototypeOf: () => endless });
  const throwing = Object.defineProperty({}, Symbol.for('rxdynamo.class'), {
    get() {
      throw new Error('a getter');
    },
  });

  it.each([
    ['primitives', [undefined, null, 0, 1n, '', 'DynamoDBError', Symbol('x'), true]],
    ['functions and objects', [() => 1, class {}, {}, [], Object.create(null), new Error('x'), new Map()]],
    ['proxies', [...proxies, revoked.proxy, endless]],
    ['a getter that throws', [throwing]],
    [
      'parsed JSON and clones',
      [
        JSON.parse(JSON.stringify(error)),
        JSON.parse('{"rxdynamo.class":"DynamoDBError","__proto__":{"rxdynamo.class":"DynamoDBError"}}'),
        structuredClone(error),
      ],
    ],
    ['the prototypes of classes that are not derived', [Error.prototype, Object.prototype]],
  ] as const)('is false for %s, and does not throw', (_, values) => {
    for (const value of values)
      for (const [name, Class] of classes) expect(value instanceof Class, name).toBe(false);
  });

  it('is true for a proxy of an instance, and for an object that inherits from one', () => {
    expect(new Proxy(error, {})).toBeInstanceOf(ServiceError);
    expect(Object.create(error)).toBeInstanceOf(ThrottlingException);
  });

  it('adds nothing that is enumerable, to a class or to an instance', () => {
    expect(Object.keys(DynamoDBError)).toEqual([]);
    expect(Object.getOwnPropertySymbols(new ExactNumber('1.5'))).toEqual([]);
    expect(Object.getOwnPropertySymbols(error)).toEqual([]);
  });
});

it('the symbols that copies share are those in the table of docs/architecture.md', async () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const paths = (await readdir(`${root}lib`, { recursive: true })).filter((path) => path.endsWith('.ts'));
  const texts = await Promise.all(paths.map((path) => readFile(`${root}lib/${path}`, 'utf8')));
  const used = texts.flatMap((text) =>
    Array.from(text.matchAll(/Symbol\.for\('(rxdynamo\.\w+)'\)/g), ([, name]) => name),
  );
  const page = await readFile(`${root}docs/architecture.md`, 'utf8');
  const shown = Array.from(page.matchAll(/^\| `(rxdynamo\.\w+)` \|/gm), ([, name]) => name);
  expect(shown.sort()).toEqual(used.sort());
});
