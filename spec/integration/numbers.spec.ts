import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { ExactNumber, type NumberRule } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { localClient } from '../support/servers/local-client.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';

const nines = '9'.repeat(38);

/** Numbers as the default rule reads them, in ascending order as DynamoDB sorts them. */
const numbers: readonly (number | bigint | ExactNumber)[] = [
  -BigInt(`${nines}${'0'.repeat(88)}`),
  -(2n ** 64n),
  -Number.MAX_SAFE_INTEGER,
  new ExactNumber('-3.14159265358979323846264338327950288'),
  -0.1,
  -1e-130,
  0,
  1e-130,
  new ExactNumber(`${nines}E-130`),
  0.1,
  0.30000000000000004,
  1,
  new ExactNumber('1.0000000000000000000000000000000000001'),
  1965,
  Number.MAX_SAFE_INTEGER,
  9007199254740993n,
  BigInt(nines),
  999n * 10n ** 123n,
  BigInt(`${nines}${'0'.repeat(88)}`),
];

describeOnEachServer('a number', (server) => {
  const definition = keyed({ group: 'N', value: 'N' }, ['group', 'value']);
  const items = numbers.map((value) => ({ group: -0.5, value }));
  const { db, TableName, read, write } = testTable(server, { definition, items });
  const text = (value: string) => new ExactNumber(value);

  const group = {
    TableName,
    KeyConditionExpression: '#group = :group',
    ExpressionAttributeNames: { '#group': 'group' },
    ExpressionAttributeValues: { ':group': text('-0.5') },
  };

  it('keeps every digit as a sort key, on all pages', async () => {
    expect(await all(db.query({ ...group, Limit: 4 }))).toStrictEqual(items);
  });

  it.each(numbers)('of value %s is found by its value', async (value) => {
    expect(await read({ group: -0.5, value })).toStrictEqual({ group: -0.5, value });
  });

  it('is the same key in every notation', async () => {
    await write({ group: 2, value: text('0100.00'), set: new Set([text('1.50'), 10n, 1e2]) });
    expect(await read({ group: text('2.0'), value: text('1E2') })).toStrictEqual({
      group: 2,
      value: 100,
      set: new Set([1.5, 10, 100]),
    });
  });

  it('is added to without loss of digits', async () => {
    const { Attributes } = await firstValueFrom(
      db.updateItem({
        TableName,
        Key: { group: 3, value: 0 },
        UpdateExpression: 'SET balance = :a + :b',
        ExpressionAttributeValues: { ':a': 10n ** 30n, ':b': text('0.0000001') },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    expect(Attributes).toStrictEqual({ balance: text('1000000000000000000000000000000.0000001') });
  });
});

describeOnEachServer('the option numbers', (server) => {
  const { TableName } = testTable(server, {
    items: [{ id: 'one', integer: 7, long: 2n ** 64n, set: new Set([0.5, 10n ** 21n]) }],
  });
  const exact = (text: string) => new ExactNumber(text);

  const rows: readonly [numbers: NumberRule, item: object][] = [
    ['lossless', { integer: 7, long: 2n ** 64n, set: new Set([0.5, 10n ** 21n]) }],
    ['number', { integer: 7, long: 2 ** 64, set: new Set([0.5, 1e21]) }],
    [
      'exact',
      {
        integer: exact('7'),
        long: exact('18446744073709551616'),
        set: new Set([exact('0.5'), exact('1e21')]),
      },
    ],
    [(text) => `#${Number(text)}`, { integer: '#7', long: `#${2 ** 64}`, set: new Set(['#0.5', '#1e+21']) }],
  ];

  it.each(rows)('is applied to every number that is read: %s', async (numbers, item) => {
    await using db = localClient(server.endpoint, { numbers });
    const { Item } = await firstValueFrom(db.getItem({ TableName, Key: { id: 'one' } }));
    expect(Item).toStrictEqual({ id: 'one', ...item });
    expect(await all(db.scan({ TableName }))).toStrictEqual([Item]);
  });

  it('allows unsafe integers to be written only with the value "number"', async () => {
    await using db = localClient(server.endpoint, { numbers: 'number' });
    const Key = { id: 'one' };
    const { Item = {} } = await firstValueFrom(db.getItem({ TableName, Key }));
    await firstValueFrom(db.putItem({ TableName, Item: { ...Item, id: 'two' } }));
    const copy = await firstValueFrom(db.getItem({ TableName, Key: { id: 'two' } }));
    expect(copy.Item).toStrictEqual({ ...Item, id: 'two' });
    await firstValueFrom(db.deleteItem({ TableName, Key: { id: 'two' } }));
    await using lossless = localClient(server.endpoint);
    const rejected = firstValueFrom(lossless.putItem({ TableName, Item: { ...Key, long: Item.long } }));
    await expect(rejected).rejects.toMatchObject({ name: 'InvalidValueError', path: 'Item.long' });
  });
});
