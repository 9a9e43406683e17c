import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DynamoDBError } from '../../lib/errors/dynamodb-error.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { ExactNumber } from '../../lib/index.ts';

const jsonOf = (error: Error) => JSON.parse(JSON.stringify(error));

/** Returns the JSON of a value that is part of a field of an error. */
const jsonOfValue = (value: unknown) =>
  jsonOf(new DynamoDBError('no', { resumeKey: { value } })).resumeKey.value;

const fail = () => {
  throw new Error('hostile');
};

/** Values that throw when they are read, converted or enumerated, or that would change what JSON.stringify does. */
const hostileValues: readonly (() => unknown)[] = [
  () => fail,
  () => 1n,
  () => Symbol('symbol'),
  () => Object.assign(() => 1, { toJSON: fail }),
  () => ({ toJSON: fail }),
  () => new Map<unknown, unknown>([['toJSON', fail]]),
  () => new Map<unknown, unknown>([[Symbol('key'), fail]]),
  () => Object.defineProperty({}, 'getter', { get: fail, enumerable: true }),
  () => Object.defineProperty(new Error('no'), 'message', { get: fail }),
  () => Object.defineProperty(new DynamoDBError('no'), 'resumeKey', { get: fail, enumerable: true }),
  () => new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail }),
  () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    return proxy;
  },
  () => {
    const circle: unknown[] = [];
    circle.push({ circle });
    return circle;
  },
  () => {
    const buffer = new ArrayBuffer(8);
    const view = new Uint8Array(buffer);
    structuredClone(buffer, { transfer: [buffer] });
    return view;
  },
  () => new Date(Number.NaN),
  () => Object.create(null),
  () => JSON.parse('{"__proto__":{"toJSON":1}}'),
];

type Make = () => unknown;

const made = (makes: readonly Make[]) => makes.map((make) => make());

/** Functions that make anything, with hostile values at any depth; fast-check itself cannot hold those. */
const anything = fc.letrec<{ make: Make }>((tie) => ({
  make: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...hostileValues),
    fc
      .anything({ withBigInt: true, withMap: true, withSet: true, withTypedArray: true })
      .map((value) => () => value),
    fc.array(tie('make'), { maxLength: 3 }).map((makes) => () => made(makes)),
    fc.array(tie('make'), { maxLength: 3 }).map((makes) => () => new Set(made(makes))),
    fc
      .array(fc.tuple(fc.oneof(fc.string(), fc.constantFrom('toJSON', '__proto__', 'cause')), tie('make')))
      .map((members) => () => Object.fromEntries(members.map(([name, make]) => [name, make()]))),
  ),
})).make;

describe('the JSON of an error', () => {
  it('can always be written, whatever the fields of the error and its causes are', () => {
    fc.assert(
      fc.property(anything, anything, anything, (resumeKey, cause, item) => {
        const facts = { cause: cause(), resumeKey: resumeKey(), checkpoint: item(), item: item() };
        const error = serviceError('ValidationException', 'no', facts as object);
        expect(jsonOf(error)).toMatchObject({ name: 'ValidationException', message: 'no', retryable: false });
      }),
    );
  });

  it('has its name, its message and its fields', () => {
    const context = {
      statusCode: 400,
      resumeKey: { id: 'a' },
      attempts: 2,
      notRetriedBecause: 'notRetryable',
    } as const;
    expect(jsonOf(serviceError('ConditionalCheckFailedException', 'no', context))).toEqual({
      name: 'ConditionalCheckFailedException',
      message: 'no',
      retryable: false,
      ...context,
    });
  });

  it('has its causes: all fields of a DynamoDBError, and the name, message and code of any other', () => {
    const socket = Object.assign(new Error('reset'), {
      code: 'ECONNRESET',
      headers: { authorization: 'secret' },
    });
    const cause = new DynamoDBError('lost', { cause: socket, attempts: 4 });
    expect(jsonOf(new DynamoDBError('no', { cause }))).toEqual({
      name: 'DynamoDBError',
      message: 'no',
      retryable: false,
      cause: {
        name: 'DynamoDBError',
        message: 'lost',
        retryable: false,
        attempts: 4,
        cause: { name: 'Error', message: 'reset', code: 'ECONNRESET' },
      },
    });
  });

  it.each([
    ['a bigint', 2n ** 64n, '18446744073709551616'],
    ['an exact number', new ExactNumber('0.1'), '0.1'],
    ['a number that JSON does not have', Number.POSITIVE_INFINITY, 'Infinity'],
    ['a set', new Set([1n, 2n]), ['1', '2']],
    ['a map', new Map([['a', 1n]]), { a: '1' }],
    ['a binary', Uint8Array.of(1, 2, 255), 'AQL/'],
    ['a part of a buffer', Buffer.from('-abc-').subarray(1, 4), 'YWJj'],
    ['an ArrayBuffer', Uint8Array.of(1).buffer, 'AQ=='],
    ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['an invalid date', new Date(Number.NaN), null],
    ['a list with holes and functions', [1, undefined, () => 1], [1, null, null]],
    ['null', null, null],
    ['an attribute called toJSON', { toJSON: 'text' }, { toJSON: 'text' }],
  ])('has %s', (_, value, expected) => {
    expect(jsonOfValue(value)).toEqual(expected);
  });

  it('has an attribute called __proto__ as data', () => {
    const item = JSON.parse('{"__proto__":{"admin":true}}');
    expect(JSON.stringify(jsonOfValue(item))).toBe('{"__proto__":{"admin":true}}');
  });

  it('says where a value cannot be converted', () => {
    const circle: Record<string, unknown> = { name: 'circle' };
    circle.self = circle;
    const hostile = {
      circle,
      get getter() {
        throw new Error('no');
      },
      method: {
        toJSON() {
          throw new Error('no');
        },
      },
      proxy: new Proxy({}, { ownKeys: () => [][0] as unknown as string[] }),
      fine: 1,
    };
    expect(jsonOfValue(hostile)).toEqual({
      circle: { name: 'circle', self: '[Circular]' },
      getter: '[Unreadable]',
      method: '[Unreadable]',
      proxy: '[Unreadable]',
      fine: 1,
    });
  });

  it('ends for values that are nested without end', () => {
    const nested: unknown[] = [];
    let last = nested;
    for (let depth = 0; depth < 100_000; depth++) {
      const next: unknown[] = [];
      last.push(next);
      last = next;
    }
    const endless = { toJSON: (): object => ({ toJSON: endless.toJSON }) };
    expect(JSON.stringify(jsonOfValue(nested))).toContain('[Too deep]');
    expect(jsonOfValue(endless)).toBe('[Too deep]');
  });

  it('has the same object at each place that is not inside of itself', () => {
    const shared = { id: 1n };
    expect(jsonOfValue([shared, shared])).toEqual([{ id: '1' }, { id: '1' }]);
  });
});
