import { inspect } from 'node:util';
import { from, lastValueFrom, map, type Observable, of, tap, toArray } from 'rxjs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import * as operations from '../../lib/api/operations.ts';
import type {
  DynamoDB,
  GetItemOutput,
  GetResult,
  ItemStream,
  KeyOf,
  Page,
  PutItemOutput,
  Table,
  UpdateItemOutput,
  WriteResult,
} from '../../lib/index.ts';
import { attr, expr, expressions, pacedMergeMap } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import { registryMethods } from '../support/registry-methods.ts';

interface Song {
  readonly Artist: string;
  readonly SongTitle: string;
  readonly Year: number;
  readonly Genres?: ReadonlySet<string>;
}

type Songs = Table<Song, 'Artist' | 'SongTitle'>;
type SongKey = Pick<Song, 'Artist' | 'SongTitle'>;

const Key = Object.freeze({ Artist: 'Nina Simone', SongTitle: 'Sinnerman' });
const song: Song = Object.freeze({ ...Key, Year: 1965 });
const key = ['Artist', 'SongTitle'];
const writeRequests = [
  { PutRequest: { Item: song } },
  { DeleteRequest: { Key: { Artist: 'Nina Simone', SongTitle: 'Ne me quitte pas' } } },
];
const snapshots = [{ type: 'snapshot', item: song } as const];
const TableName = 'Music';
const songsOf = (db: DynamoDB) => db.table<Song, 'Artist' | 'SongTitle'>(TableName);

/** The methods that send one request for each subscription; the others have specs of their own. */
type Method = Exclude<keyof Songs, 'capacityLimiter' | 'changes' | 'follow'>;

/** Each of these methods. */
const calls: Record<Method, (songs: Songs) => Observable<unknown>> = {
  getItem: ({ getItem }) => getItem({ Key, ConsistentRead: true }),
  putItem: ({ putItem }) => putItem({ Item: song, ReturnValues: 'ALL_OLD' }),
  updateItem: ({ updateItem }) => updateItem({ Key, UpdateExpression: 'REMOVE Genres' }),
  deleteItem: ({ deleteItem }) => deleteItem({ Key }),
  query: ({ query }) => query({ KeyConditionExpression: 'Artist = :a', Limit: 1 }),
  scan: ({ scan }) => scan(),
  parallelScan: ({ parallelScan }) => parallelScan({ TotalSegments: 2 }, { segments: [1] }),
  batchGet: ({ batchGet }) => of(Key).pipe(batchGet({ ConsistentRead: true }, { key })),
  batchWrite: ({ batchWrite }) => of(song).pipe(batchWrite({ key })),
  batchDelete: ({ batchDelete }) => of(Key).pipe(batchDelete({ key })),
  applyChanges: ({ applyChanges }) => from(snapshots).pipe(applyChanges({ key })),
  batchWriteRequests: ({ batchWriteRequests }) => from(writeRequests).pipe(batchWriteRequests({ key })),
};

/** The same calls of the client. */
const clientCalls: Record<Method, (db: DynamoDB) => Observable<unknown>> = {
  getItem: (db) => db.getItem({ TableName, Key, ConsistentRead: true }),
  putItem: (db) => db.putItem({ TableName, Item: song, ReturnValues: 'ALL_OLD' }),
  updateItem: (db) => db.updateItem({ TableName, Key, UpdateExpression: 'REMOVE Genres' }),
  deleteItem: (db) => db.deleteItem({ TableName, Key }),
  query: (db) => db.query({ TableName, KeyConditionExpression: 'Artist = :a', Limit: 1 }),
  scan: (db) => db.scan({ TableName }),
  parallelScan: (db) => db.parallelScan({ TableName, TotalSegments: 2 }, { segments: [1] }),
  batchGet: (db) => of(Key).pipe(db.batchGet({ TableName, ConsistentRead: true }, { key })),
  batchWrite: (db) => of(song).pipe(db.batchWrite({ TableName }, { key })),
  batchDelete: (db) => of(Key).pipe(db.batchDelete({ TableName }, { key })),
  applyChanges: (db) => from(snapshots).pipe(db.applyChanges({ TableName }, { key })),
  batchWriteRequests: (db) => from(writeRequests).pipe(db.batchWriteRequests({ TableName }, { key })),
};

describe.each(Object.keys(calls) as Method[])('%s of a table', (method) => {
  it('sends the same request as the client for each subscription, and nothing before', async () => {
    const { db, server } = await fakeService();
    const cold = calls[method](songsOf(db));
    await lastValueFrom(clientCalls[method](db).pipe(toArray()));
    await lastValueFrom(cold.pipe(toArray()));
    await lastValueFrom(cold.pipe(toArray()));
    const [expected, ...sent] = server.requests.map(({ target, body }) => ({ target, body }));
    expect(sent).toEqual([expected, expected]);
  });

  it('fails with a stack that begins at the call', async () => {
    const { db } = await fakeService(() => ({ status: 400, body: { __type: 'ns#ValidationException' } }));
    const { stack } = (await errorOf(calls[method](songsOf(db)))) as Error;
    const [frame] = /^ +at .*$/m.exec(String(stack)) ?? [];
    expect(frame).toContain('table.spec.ts');
    expect(frame).toContain(method);
    expect(stack).not.toMatch(/[\\/]lib[\\/]/);
  });
});

/** The methods that the rule below selects for a table but which a table does not have, and why. */
const leftOut: Readonly<Record<string, string>> = {
  call: 'calls any operation of the service',
  listBackups: 'lists backups; it has an input shape for the times in its request',
  searchVectors: 'emits the scores of a vector index, with the attributes of its projection',
};

describe('the methods of a table', () => {
  const { errorShape: _, ...constants } = operations;

  /** Whether a method of the client is for the items of one table. */
  function isForItems(method: string): boolean {
    const operation = Object.values(constants).find(
      ({ name }) => name.toLowerCase() === method.toLowerCase(),
    );
    // A method without an API operation of its own name is one of ours, such as `batchGet`.
    if (operation === undefined) return true;
    // Only requests with keys, items or other attribute values have an input shape.
    return operation.resource === 'TableName' && operation.input !== undefined;
  }

  it('are all methods of the client for the items of one table, except those left out', () => {
    const families = registryMethods.filter(([family]) => family !== 'waiters');
    const expected = families.flatMap(([, methods]) => methods).filter(isForItems);
    expect(expected).toEqual(expect.arrayContaining(Object.keys(leftOut)));
    const methods = ['capacityLimiter', 'changes', 'follow', ...Object.keys(calls), ...Object.keys(leftOut)];
    expect(methods.sort()).toEqual(expected.sort());
  });

  it('are all called in this spec, besides the one that sends nothing', async () => {
    const { db } = await fakeService();
    expect(Object.keys(songsOf(db)).sort()).toEqual(
      ['capacityLimiter', 'changes', 'follow', ...Object.keys(calls)].sort(),
    );
  });
});

describe('a table', () => {
  it('is printed as its name, and not as its methods', async () => {
    const { db } = await fakeService();
    expect(inspect(songsOf(db))).toBe("Table { TableName: 'Music' }");
    expect(inspect([songsOf(db)])).toBe("[ Table { TableName: 'Music' } ]");
    expect(Object.getOwnPropertySymbols({ ...songsOf(db) })).toEqual([]);
  });

  it('cannot be given another TableName in plain JavaScript', async () => {
    const { db, server } = await fakeService();
    const { getItem, scan } = songsOf(db);
    await lastValueFrom(Reflect.apply(getItem, undefined, [{ TableName: 'Other', Key }]));
    await lastValueFrom(Reflect.apply(scan, undefined, [{ TableName: 'Other' }]).pipe(toArray()));
    expect(server.requests.map(({ body }) => body)).toMatchObject([{ TableName }, { TableName }]);
  });
});

describe('a table with the option `key`', () => {
  const known = { key: ['Artist', 'SongTitle'] } as const;

  it('sends no DescribeTable before its items are written, read or deleted', async () => {
    const { db, server } = await fakeService();
    const songs = db.table<Song, 'Artist' | 'SongTitle'>(TableName, known);
    await lastValueFrom(of(song).pipe(songs.batchWrite({ linger: 0 }), toArray()));
    await lastValueFrom(of(Key).pipe(songs.batchDelete(), toArray()));
    await lastValueFrom(from(writeRequests).pipe(songs.batchWriteRequests(), toArray()));
    await lastValueFrom(of(Key).pipe(songs.batchGet(), toArray()));
    const operations = server.requests.map(({ target }) => target?.split('.')[1]);
    expect(new Set(operations)).toEqual(new Set(['BatchWriteItem', 'BatchGetItem']));
  });

  it('is overridden by the option `key` of an operator', async () => {
    const { db } = await fakeService();
    const songs = db.table<Song, 'Artist' | 'SongTitle'>(TableName, known);
    const error = await errorOf(of(song).pipe(songs.batchWrite({ key: ['Genre'] })));
    expect(error).toMatchObject({ cause: { name: 'InvalidValueError', path: 'Item.Genre' } });
  });

  it('accepts only the names of its key attributes', () => {
    const compiled = (db: DynamoDB) => {
      // @ts-expect-error: the year is not a key attribute.
      db.table<Song, 'Artist' | 'SongTitle'>(TableName, { key: ['Year'] });
    };
    expect(compiled).toBeTypeOf('function');
  });
});

describe('a table with ReturnConsumedCapacity for writes', () => {
  it('sends it with each request', async () => {
    const { db, server } = await fakeService();
    const songs = songsOf(db);
    const ReturnConsumedCapacity = 'TOTAL';
    await lastValueFrom(of(song).pipe(songs.batchWrite({ ReturnConsumedCapacity, key }), toArray()));
    await lastValueFrom(of(Key).pipe(songs.batchDelete({ ReturnConsumedCapacity, key }), toArray()));
    await lastValueFrom(of(Key).pipe(songs.batchGet({ ReturnConsumedCapacity }, { key }), toArray()));
    expect(server.requests.map(({ body }) => body)).toMatchObject(Array(3).fill({ ReturnConsumedCapacity }));
  });
});

describe('the types of a table', () => {
  /** Compiled and never run. */
  const compiled = (use: (songs: Songs) => void) => expect(use).toBeTypeOf('function');

  it('are those of its items in all streams and outputs', () => {
    compiled((songs) => {
      expectTypeOf(songs.getItem({ Key })).toEqualTypeOf<Observable<GetItemOutput<Song>>>();
      expectTypeOf(songs.putItem({ Item: song })).toEqualTypeOf<Observable<PutItemOutput<Song>>>();
      expectTypeOf(songs.scan()).toEqualTypeOf<ItemStream<Song>>();
      expectTypeOf(songs.scan({ Limit: 1 }).pages()).toEqualTypeOf<
        Observable<Page<Song>> & AsyncIterable<Page<Song>>
      >();
      expectTypeOf(songs.query({ IndexName: 'ByYear' })).toEqualTypeOf<ItemStream<Song>>();
      expectTypeOf(songs.parallelScan({ TotalSegments: 2 })).toEqualTypeOf<ItemStream<Song>>();
      songs.scan().pipe(
        pacedMergeMap((each) => {
          expectTypeOf(each).toEqualTypeOf<Song>();
          return of(each.Year);
        }, 4),
      );
    });
  });

  it('are those of its items in all batch operators', () => {
    compiled((songs) => {
      const keys = of<SongKey>(Key);
      expectTypeOf(keys.pipe(songs.batchGet())).toEqualTypeOf<Observable<GetResult<Song, SongKey>>>();
      expectTypeOf(songs.scan().pipe(songs.batchGet())).toEqualTypeOf<Observable<GetResult<Song, Song>>>();
      expectTypeOf(keys.pipe(songs.batchDelete())).toEqualTypeOf<Observable<WriteResult<SongKey>>>();
      expectTypeOf(songs.scan().pipe(songs.batchDelete())).toEqualTypeOf<Observable<WriteResult<Song>>>();
      expectTypeOf(of(song).pipe(songs.batchWrite({ concurrency: 2 }))).toEqualTypeOf<
        Observable<WriteResult<Song>>
      >();
      const writes = songs
        .scan()
        .pipe(
          map((each) => (each.Year < 1900 ? { DeleteRequest: { Key } } : { PutRequest: { Item: each } })),
        );
      type Written = typeof writes extends Observable<infer E> ? WriteResult<E> : never;
      expectTypeOf(writes.pipe(songs.batchWriteRequests())).toEqualTypeOf<Observable<Written>>();
      of({ DeleteRequest: { Key }, offset: 7 }).pipe(
        songs.batchWriteRequests(),
        tap(({ item }) => expectTypeOf(item.offset).toEqualTypeOf<number>()),
      );
      // @ts-expect-error: a key is not an item.
      of({ PutRequest: { Item: Key } }).pipe(songs.batchWriteRequests());
      // @ts-expect-error: an item has attributes besides those of the key.
      of({ DeleteRequest: { Key: song } }).pipe(songs.batchWriteRequests());
      // @ts-expect-error: a write request is a put or a delete.
      of({ PutRequest: { Item: song }, DeleteRequest: { Key } }).pipe(songs.batchWriteRequests());
      // @ts-expect-error: a write request is a put or a delete.
      of({}).pipe(songs.batchWriteRequests());
      // @ts-expect-error: a key is not a write request.
      keys.pipe(songs.batchWriteRequests());
      // @ts-expect-error: a key is not an item.
      keys.pipe(songs.batchWrite());
      // @ts-expect-error: the sort key is missing.
      of({ Artist: 'Nina Simone' }).pipe(songs.batchGet());
      // @ts-expect-error: the sort key is missing.
      of({ Artist: 'Nina Simone' }).pipe(songs.batchDelete());
    });
  });

  it('are partial items with a projection', () => {
    compiled((songs) => {
      const projection = { ProjectionExpression: 'SongTitle' };
      const built = expressions({ ProjectionExpression: expr`${attr('SongTitle')}` });
      expectTypeOf(songs.scan(projection)).toEqualTypeOf<ItemStream<Partial<Song>>>();
      expectTypeOf(songs.query(built)).toEqualTypeOf<ItemStream<Partial<Song>>>();
      expectTypeOf(songs.query({ AttributesToGet: ['Year'] })).toEqualTypeOf<ItemStream<Partial<Song>>>();
      expectTypeOf(songs.parallelScan({ TotalSegments: 1, ...built })).toEqualTypeOf<
        ItemStream<Partial<Song>>
      >();
      expectTypeOf(songs.getItem({ Key, ...projection })).toEqualTypeOf<
        Observable<GetItemOutput<Partial<Song>>>
      >();
      expectTypeOf(of(Key).pipe(songs.batchGet(projection))).toEqualTypeOf<
        Observable<GetResult<Partial<Song>, typeof Key>>
      >();
      type Title = Pick<Song, 'SongTitle'>;
      expectTypeOf(songs.getItem<Title>({ Key, ...projection })).toEqualTypeOf<
        Observable<GetItemOutput<Title>>
      >();
      expectTypeOf(of(Key).pipe(songs.batchGet<Title>(projection))).toEqualTypeOf<
        Observable<GetResult<Title, typeof Key>>
      >();
      expectTypeOf(songs.scan<Title>(projection)).toEqualTypeOf<ItemStream<Title>>();
    });
  });

  it('are whole or partial items as selected by ReturnValues', () => {
    compiled((songs) => {
      type Returned<T> = Observable<UpdateItemOutput<T>>;
      const update = { Key, UpdateExpression: 'REMOVE Genres' } as const;
      expectTypeOf(songs.updateItem({ ...update, ReturnValues: 'ALL_NEW' })).toEqualTypeOf<Returned<Song>>();
      expectTypeOf(songs.updateItem({ ...update, ReturnValues: 'UPDATED_NEW' })).toEqualTypeOf<
        Returned<Partial<Song>>
      >();
    });
  });

  it('refuse an invalid key', () => {
    compiled((songs) => {
      // @ts-expect-error: an attribute of another type.
      songs.getItem({ Key: { Artist: 'Nina Simone', SongTitle: 1 } });
      // @ts-expect-error: the sort key is missing.
      songs.deleteItem({ Key: { Artist: 'Nina Simone' } });
      // @ts-expect-error: an attribute that is not a key attribute.
      songs.updateItem({ Key: { ...Key, Album: 'Pastel Blues' } });
      // @ts-expect-error: an item has attributes besides those of the key.
      songs.getItem({ Key: song });
      // @ts-expect-error: an item has attributes besides those of the key, with a projection too.
      songs.getItem({ Key: song, ProjectionExpression: 'Genres' });
      // @ts-expect-error: an item has attributes besides those of the key, with a given type too.
      songs.getItem<Pick<Song, 'Year'>>({ Key: song, ProjectionExpression: 'Genres' });
      // @ts-expect-error: the key is missing.
      songs.getItem({});
    });
  });

  it('refuse an incomplete item, and unknown members of a request', () => {
    compiled((songs) => {
      // @ts-expect-error: the year is missing.
      songs.putItem({ Item: Key });
      // @ts-expect-error: the year is a number.
      songs.putItem({ Item: { ...Key, Year: '1965' } });
      // @ts-expect-error: the name of the table is fixed.
      songs.scan({ TableName: 'Other' });
      // @ts-expect-error: an unknown member.
      songs.query({ KeyConditionExpresion: 'Artist = :a' });
    });
  });

  it('refuse key attributes that items do not have', () => {
    // @ts-expect-error: items do not have that attribute.
    expect((db: DynamoDB) => db.table<Song, 'Album'>(TableName)).toBeTypeOf('function');
  });
});

describe('a table of a generic type', () => {
  /** Compiled and never used with a table. */
  class Repository<T extends { readonly id: string }> {
    private readonly table: Table<T, 'id'>;

    constructor(table: Table<T, 'id'>) {
      this.table = table;
    }

    get(id: T['id']): Observable<T | undefined> {
      return this.table.getItem({ Key: { id }, ConsistentRead: true }).pipe(map(({ Item }) => Item));
    }

    names(id: T['id']): Observable<GetItemOutput<Partial<T>>> {
      return this.table.getItem({ Key: { id }, ProjectionExpression: 'Name' });
    }

    put(item: T): Observable<PutItemOutput<T>> {
      return this.table.putItem({ Item: item });
    }

    touch(id: T['id']): Observable<UpdateItemOutput<T>> {
      return this.table.updateItem({ Key: { id }, UpdateExpression: 'ADD n :n', ReturnValues: 'ALL_NEW' });
    }

    delete(id: T['id']): Observable<T | undefined> {
      return this.table
        .deleteItem({ Key: { id }, ReturnValues: 'ALL_OLD' })
        .pipe(map(({ Attributes }) => Attributes));
    }

    query(id: T['id']): ItemStream<T> {
      return this.table.query({
        KeyConditionExpression: 'id = :id',
        ExpressionAttributeValues: { ':id': id },
      });
    }

    getAll(ids: Observable<T['id']>): Observable<T | undefined> {
      return ids.pipe(
        map((id) => ({ id })),
        this.table.batchGet(),
        map(({ Item }) => Item),
      );
    }

    deleteAll(): Observable<WriteResult<T>> {
      return this.table.scan().pipe(this.table.batchDelete());
    }

    putAll(items: Observable<T>): Observable<WriteResult<T>> {
      return items.pipe(this.table.batchWrite());
    }
  }

  it('takes keys without a cast', () => {
    const use = (table: Table<{ readonly id: 'a' | 'b'; n: number }, 'id'>) => {
      const repository = new Repository(table);
      expectTypeOf(repository.get('a')).toEqualTypeOf<
        Observable<{ readonly id: 'a' | 'b'; n: number } | undefined>
      >();
      // @ts-expect-error: not an id of these items.
      repository.get('c');
    };
    expect(use).toBeTypeOf('function');
  });

  it('takes keys of unknown names', () => {
    const use = <T extends object, K extends keyof T>(
      table: Table<T, K>,
      key: Pick<T, K>,
      keyOf: KeyOf<T, K>,
    ) => {
      table.getItem({ Key: key });
      table.deleteItem({ Key: keyOf });
    };
    expect(use).toBeTypeOf('function');
  });
});
