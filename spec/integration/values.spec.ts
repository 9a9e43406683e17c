import { expect, it } from 'vitest';
import { InvalidValueError } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import type { Feature } from '../support/servers/lacking.ts';
import { localClient } from '../support/servers/local-client.ts';
import { testTable } from '../support/servers/test-table.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';

type Row = readonly [title: string, stored: unknown, read: unknown, needs?: Feature];

const emptyValues = 'empty strings and binaries';
const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const date = new Date('2026-11-22T18:30:00.123Z');
const inheritedNames = JSON.parse(
  '{"constructor":1,"toString":{"valueOf":2},"hasOwnProperty":3,"0":4,"S":"s"}',
);
const proto = JSON.parse('{"__proto__":{"polluted":true},"m":{"__proto__":1}}');

/** Nested lists around a string, with that number of levels, the string included. */
const nested = (levels: number): unknown => (levels === 1 ? 'bottom' : [nested(levels - 1)]);

const same = (title: string, value: unknown, needs?: Feature): Row =>
  needs === undefined ? [title, value, value] : [title, value, value, needs];

const rows: readonly Row[] = [
  same('text', 'text'),
  same('text of every plane', 'é ✓ 😀 \u2028 "quoted" \\ \n\u0000'),
  same('empty text', '', emptyValues),
  same('true', true),
  same('false', false),
  same('null', null),
  same('a number', -12.5),
  ['negative zero', -0, 0],
  same('a bigint', 2n ** 100n),
  ['a bigint that a number holds', 7n, 7],
  same('a Uint8Array of every byte', everyByte),
  ['a Buffer', Buffer.from('bytes'), Uint8Array.from(Buffer.from('bytes'))],
  ['an ArrayBuffer', Uint8Array.of(1, 2, 3).buffer, Uint8Array.of(1, 2, 3)],
  ['a view of a larger buffer', everyByte.subarray(100, 103), Uint8Array.of(100, 101, 102)],
  same('a binary of 100,000 bytes', new Uint8Array(100_000).fill(200)),
  same('an empty binary', new Uint8Array(), emptyValues),
  same('a set of strings', new Set(['b', 'a', '😀'])),
  same('a set of numbers', new Set([1, -2.5, 10n ** 30n])),
  [
    'a set of binaries',
    new Set([Buffer.of(0), Uint8Array.of(255, 0)]),
    new Set([Uint8Array.of(0), Uint8Array.of(255, 0)]),
  ],
  same('an array of every type', ['a', 1, true, null, everyByte, new Set(['s']), ['b'], { c: 'd' }]),
  same('an object of objects', { a: { b: { c: [{ d: null }] } } }),
  [
    'a Map',
    new Map<string, unknown>(Object.entries({ a: 1, b: new Map([['c', 'd']]) })),
    { a: 1, b: { c: 'd' } },
  ],
  ['an object without a prototype', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
  same('an empty array', []),
  same('an empty object', {}),
  ['undefined in an object', { a: 1, b: undefined }, { a: 1 }],
  ['undefined in a Map', new Map([['a', undefined]]), {}],
  ['a Date', date, '2026-11-22T18:30:00.123Z'],
  ['anything with toJSON', { toJSON: () => ({ a: [date] }) }, { a: ['2026-11-22T18:30:00.123Z'] }],
  same('names of inherited properties', inheritedNames),
  same('an attribute called __proto__', proto, 'an attribute called __proto__'),
  same('a name with dots and spaces', { 'a.b [0] "c"': 1 }),
  same('the maximum nesting depth', nested(32)),
];

describeOnEachServer('a value', (server) => {
  const { TableName, read, write } = testTable(server);

  it.for(rows)('can be %s', async ([title, stored, expected, needs], context) => {
    if (needs !== undefined) server.require(context, needs);
    await write({ id: title, value: stored });
    const item = await read({ id: title });
    expect(item).toStrictEqual({ id: title, value: expected });
    expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
  });

  it('can be an attribute of any name', async (context) => {
    server.require(context, 'an attribute called __proto__');
    const item = { id: 'names', ...inheritedNames, ['__proto__']: 'text' };
    await write(item);
    const found = await read({ id: 'names' });
    expect(Object.entries(found ?? {}).sort()).toEqual(Object.entries(item).sort());
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype);
  });

  it('can be in an item that is a Map, and be read by a key that is a Map', async () => {
    await write(
      new Map<string, unknown>([
        ['id', 'map'],
        ['n', 1],
      ]),
    );
    expect(await read(new Map([['id', 'map']]))).toEqual({ id: 'map', n: 1 });
  });

  it('that cannot be stored is rejected with its path before a request is sent', async () => {
    await using proxy = await startFaultProxy(server.endpoint, () => undefined);
    await using client = localClient(proxy.endpoint);
    const Item = { id: 'rejected', lines: [1, 2, 3, { price: Number.NaN }] };
    const error = await errorOf(client.putItem({ TableName, Item }));
    expect(error).toBeInstanceOf(InvalidValueError);
    expect(error).toMatchObject({
      path: 'Item.lines[3].price',
      message: expect.stringContaining('Item.lines[3].price'),
      operation: 'PutItem',
      tableName: TableName,
    });
    expect(proxy.requests).toEqual([]);
    expect(await read({ id: 'rejected' })).toBeUndefined();
  });

  it('that exceeds the maximum nesting depth is rejected', async () => {
    await expect(write({ id: 'deep', value: nested(33) })).rejects.toBeInstanceOf(InvalidValueError);
  });
});
