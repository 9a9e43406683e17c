import type * as sdk from '@aws-sdk/client-dynamodb';
import { from, lastValueFrom, type Observable, toArray } from 'rxjs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type AttributeMap,
  type CallOptions,
  ConditionalCheckFailedException,
  DynamoDB,
  type DynamoDBOptions,
  decodeCursor,
  encodeCursor,
  type GetItemOutput,
  type GetResult,
  InvalidValueError,
  type Item,
  type ItemStream,
  TransactionCanceledException,
} from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';

const TableName = 'Music';
const values = { items: 'attributeValues' } as const;
const stored = { id: { S: 'a' }, price: { N: '1.50' }, none: { NULL: false }, tags: { SS: ['x', 'x'] } };

describe('the option items', () => {
  const service = (options: DynamoDBOptions = {}) =>
    fakeService(() => ({ body: { Item: { id: { S: 'a' }, cover: { B: 'AQ==' } } } }), options);
  const native = { id: 'a', cover: new Uint8Array([1]) };
  const asValues = { id: { S: 'a' }, cover: { B: new Uint8Array([1]) } };
  const read = (db: DynamoDB, Key: object, options?: CallOptions) =>
    lastValueFrom(db.getItem({ TableName, Key }, options)).then(({ Item }) => Item);

  it('of a client is that of its calls, and a call can choose for itself', async () => {
    const { db, server } = await service(values);
    expect(await read(db, { id: { S: 'a' } })).toEqual(asValues);
    expect(await read(db, { id: 'a' }, { items: 'native' })).toEqual(native);
    expect(await read(db, { id: { S: 'a' } }, { items: undefined })).toEqual(asValues);
    expect(server.requests.map(({ body }) => body)).toEqual(
      Array.from({ length: 3 }, () => ({ TableName, Key: { id: { S: 'a' } } })),
    );
  });

  it('of a call changes no other call of a native client', async () => {
    const { db } = await service();
    expect(await read(db, { id: { S: 'a' } }, values)).toEqual(asValues);
    expect(await read(db, { id: 'a' })).toEqual(native);
  });

  it('lets a table of typed AttributeValues be read and written', async () => {
    const { db, server } = await service(values);
    const table = db.table<{ id: { S: string } }, 'id'>(TableName);
    const { Item } = await lastValueFrom(table.getItem({ Key: { id: { S: 'a' } } }));
    expect(Item).toEqual(asValues);
    await lastValueFrom(table.putItem({ Item: { id: { S: 'b' } } }));
    expect(server.requests.at(-1)?.body).toEqual({ TableName, Item: { id: { S: 'b' } } });
  });

  it.each([
    [{ id: 'a' }, 'Key.id', 'a string where an AttributeValue is expected'],
    [{ id: { S: 1 } }, 'Key.id.S', 'a number where a string is expected'],
    [{ id: { B: 'AQ==' } }, 'Key.id.B', 'where a Uint8Array is expected'],
    [{ id: { S: 'a', N: '1' } }, 'Key.id', 'an AttributeValue of the types S and N'],
    [{ id: { X: 'a' } }, 'Key.id', 'an AttributeValue of the unknown type "X"'],
  ])('refuses what is no AttributeValue before it is sent: %j', async (Key, path, reason) => {
    const { db, server } = await service(values);
    const error = await errorOf(db.getItem({ TableName, Key }));
    expect(error).toBeInstanceOf(InvalidValueError);
    expect(error).toMatchObject({ path, operation: 'GetItem', message: expect.stringContaining(reason) });
    expect(server.requests).toEqual([]);
  });
});

describe('an error of a call with AttributeValues', () => {
  const failing = (body: object) => fakeService(() => ({ status: 400, body }));

  it('has the item of a failed condition as the service sent it', async () => {
    const { db } = await failing({ __type: 'x#ConditionalCheckFailedException', Item: stored });
    const error = await errorOf(db.putItem({ TableName, Item: { id: { S: 'a' } } }, values));
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(error).toMatchObject({ item: stored });
    const nativeError = await errorOf(db.putItem({ TableName, Item: { id: 'a' } }));
    expect(nativeError).toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect((nativeError as ConditionalCheckFailedException).item).not.toEqual(stored);
  });

  it('has the items of the reasons of a cancelled transaction as the service sent them', async () => {
    const reasons = [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: stored }];
    const { db } = await failing({ __type: 'x#TransactionCanceledException', CancellationReasons: reasons });
    const TransactItems = ['a', 'b'].map((id) => ({ Put: { TableName, Item: { id: { S: id } } } }));
    const error = await errorOf(db.transactWriteItems({ TransactItems }, values));
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect(error).toMatchObject({
      cancellationReasons: reasons.map((reason, index) => ({ ...reason, request: TransactItems[index] })),
    });
  });

  it('of one statement of a batch has the item as the service sent it', async () => {
    const Responses = [{ Error: { Code: 'ConditionalCheckFailed', Item: stored }, TableName }];
    const { db } = await fakeService(() => ({ body: { Responses } }));
    const Statements = [{ Statement: 'UPDATE …', Parameters: [{ NULL: false }] }];
    const output = await lastValueFrom(db.batchExecuteStatement({ Statements }, values));
    expect(output.Responses[0]?.Error).toMatchObject({ item: stored });
  });
});

describe('the items of a stream of AttributeValues', () => {
  it('are as the service sent them, as is the key of a page', async () => {
    const page = { Items: [stored], Count: 1, ScannedCount: 1 };
    const { db } = await fakeService(({ body }) => ({
      body:
        'ExclusiveStartKey' in (body as object) ? page : { ...page, LastEvaluatedKey: { id: { B: 'AQ==' } } },
    }));
    const pages = await lastValueFrom(db.scan({ TableName }, values).pages().pipe(toArray()));
    expect(pages.flatMap(({ Items }) => Items)).toEqual([stored, stored]);
    expect(pages[0]?.LastEvaluatedKey).toEqual({ id: { B: new Uint8Array([1]) } });
    expect(JSON.stringify(pages[0]?.LastEvaluatedKey)).toBe('{"id":{"B":"AQ=="}}');
  });
});

describe('the type of the items', () => {
  interface Song {
    readonly id: string;
  }
  interface SongValues {
    readonly id: { readonly S: string };
  }
  const db = new DynamoDB({ region: 'eu-central-1' });
  const low = new DynamoDB({ region: 'eu-central-1', items: 'attributeValues' });
  const input = { TableName, Key: {} };
  type Output<T> = Observable<GetItemOutput<T>>;

  it('is AttributeMap by the option of the client or of the call, unless it is given', () => {
    expectTypeOf(db.getItem(input)).toEqualTypeOf<Output<Item>>();
    expectTypeOf(db.getItem(input, { maxAttempts: 2 })).toEqualTypeOf<Output<Item>>();
    expectTypeOf(db.getItem<Song>(input)).toEqualTypeOf<Output<Song>>();
    expectTypeOf(db.getItem(input, values)).toEqualTypeOf<Output<AttributeMap>>();
    expectTypeOf(db.getItem<SongValues>(input, values)).toEqualTypeOf<Output<SongValues>>();
    expectTypeOf(low.getItem(input)).toEqualTypeOf<Output<AttributeMap>>();
    expectTypeOf(low.getItem<SongValues>(input)).toEqualTypeOf<Output<SongValues>>();
    expectTypeOf(low.getItem(input, { items: 'native' })).toEqualTypeOf<Output<Item>>();
    expectTypeOf(low.getItem<Song>(input, { items: 'native' })).toEqualTypeOf<Output<Song>>();
  });

  it('is that of streams and batch operators too', () => {
    expectTypeOf(db.scan({ TableName })).toEqualTypeOf<ItemStream<Item>>();
    expectTypeOf(db.scan({ TableName }, values)).toEqualTypeOf<ItemStream<AttributeMap>>();
    expectTypeOf(low.query({ TableName })).toEqualTypeOf<ItemStream<AttributeMap>>();
    expectTypeOf(low.parallelScan({ TableName, TotalSegments: 1 })).toEqualTypeOf<ItemStream<AttributeMap>>();
    const keys$ = from([{ id: { S: 'a' } }]);
    expectTypeOf(keys$.pipe(low.batchGet({ TableName }))).toExtend<
      Observable<GetResult<AttributeMap, object>>
    >();
    expectTypeOf(keys$.pipe(db.batchGet({ TableName }, values))).toExtend<
      Observable<GetResult<AttributeMap, object>>
    >();
  });

  it('has the members of each AttributeValue, as that of the AWS SDK', () => {
    const read = ({ id }: AttributeMap) => id?.S ?? id?.N ?? id?.M?.inner?.L?.[0]?.B;
    expectTypeOf(read).returns.toEqualTypeOf<string | Uint8Array | undefined>();
    const song: AttributeMap = { id: { M: { inner: { L: [{ B: new Uint8Array([1]) }] } } } };
    expect(read(song)).toEqual(new Uint8Array([1]));
    const aws: Record<string, sdk.AttributeValue> = { id: { S: 'a' } };
    void db.putItem({ TableName, Item: aws }, values);
    // @ts-expect-error: an AttributeValue has one type.
    const twice: AttributeMap = { id: { S: 'a', N: '1' } };
    expect(twice).toBeDefined();
  });

  it('is still inferred from the type that the caller expects', () => {
    const expected: Output<Song> = db.getItem(input);
    const expectedValues: Output<SongValues> = db.getItem(input, values);
    const promised: Promise<GetItemOutput<Song>> = lastValueFrom(db.getItem(input));
    void promised.catch(() => undefined);
    expect([expected, expectedValues]).toHaveLength(2);
  });

  it('makes no difference to functions that take a client', () => {
    const take = (client: DynamoDB) => client;
    expectTypeOf(take(low)).toEqualTypeOf<DynamoDB>();
    const options: DynamoDBOptions = {};
    expectTypeOf(new DynamoDB(options)).toEqualTypeOf<DynamoDB>();
    // @ts-expect-error: a misspelt option.
    db.getItem(input, { maxAttempt: 1 });
    // @ts-expect-error: neither of the formats.
    db.getItem(input, { items: 'wire' });
  });
});

describe('a cursor, and a key of native values', () => {
  it('is where a scan with AttributeValues starts', async () => {
    const id = 12345678901234567890n;
    for (const key of [decodeCursor(encodeCursor({ id })), { id }]) {
      const { db, server } = await fakeService();
      await lastValueFrom(
        db.scan({ TableName: 'Music', ExclusiveStartKey: key }, { items: 'attributeValues' }).pages(),
      );
      expect(server.requests[0]?.body).toMatchObject({ ExclusiveStartKey: { id: { N: String(id) } } });
    }
  });
});

it('the key of a written item that is not a number is refused with its path', async () => {
  const { db } = await fakeService();
  const written = from([{ id: { N: 'many' } }]).pipe(
    db.batchWrite({ TableName }, { ...values, key: ['id'] }),
  );
  expect(await errorOf(written)).toMatchObject({ cause: { name: 'InvalidValueError', path: 'Item.id' } });
});
