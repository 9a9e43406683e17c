import { bufferCount, concatMap, first, firstValueFrom, from, repeat } from 'rxjs';
import { afterAll, beforeAll } from 'vitest';
import type { CreateTableInput } from '../../../lib/api/inputs.ts';
import type { DynamoDB, DynamoDBOptions, Item } from '../../../lib/index.ts';
import type { TestServer } from './each-server.ts';
import { freshTableName } from './fresh-table.ts';
import { localClient } from './local-client.ts';
import { all } from '../all.ts';

/** A table and a client for it. */
export interface TestTable {
  readonly db: DynamoDB;
  readonly TableName: string;
  /** Returns the item of that key as it was last written, or `undefined` if there is none. */
  read(Key: object): Promise<Item | undefined>;
  write(Item: object): Promise<void>;
}

/** What a table is made of, and what is in it at the beginning. */
export interface Contents {
  /** @default the string `id` alone is the key */
  readonly definition?: Omit<CreateTableInput, 'TableName'>;
  /** @default none */
  readonly items?: readonly object[];
  /** How the client differs from the usual one. */
  readonly options?: DynamoDBOptions;
}

/** The attribute that a table or an index has as its partition key, and the one as its sort key. */
export type KeyNames = readonly [partition: string, sort?: string];

/** How many puts fit into a request. */
const batchSize = 25;

/** Gives the specs around it a table of their own: made before the first of them, deleted after the last. */
export function testTable(server: TestServer, contents: Contents = {}): TestTable {
  const { definition = keyed({ id: 'S' }, ['id']), items = [], options } = contents;
  const db = localClient(server.endpoint, options);
  const TableName = freshTableName();

  beforeAll(async () => {
    await firstValueFrom(db.createTable({ BillingMode: 'PAY_PER_REQUEST', ...definition, TableName }));
    await untilActive(db, TableName);
    await load(db, TableName, items);
  });
  afterAll(async () => {
    await firstValueFrom(db.deleteTable({ TableName }));
    await db.close();
  });
  return {
    db,
    TableName,
    read: async (Key) => (await firstValueFrom(db.getItem({ TableName, Key, ConsistentRead: true }))).Item,
    write: async (Item) => void (await firstValueFrom(db.putItem({ TableName, Item }))),
  };
}

/** Resolves when a table takes requests, which on some servers is a moment after its creation. */
export async function untilActive(db: DynamoDB, TableName: string): Promise<void> {
  const description = db.describeTable({ TableName }).pipe(repeat());
  await firstValueFrom(description.pipe(first(({ Table }) => Table?.TableStatus === 'ACTIVE')));
}

async function load(db: DynamoDB, TableName: string, items: readonly object[]): Promise<void> {
  const requests = from(items).pipe(
    bufferCount(batchSize),
    concatMap((batch) =>
      db.batchWriteItem({ RequestItems: { [TableName]: batch.map((Item) => ({ PutRequest: { Item } })) } }),
    ),
  );
  await all(requests);
}

/** Defines the keys of a table: the types of the attributes that are keys somewhere, and the table's own key. */
export function keyed(
  types: Readonly<Record<string, 'S' | 'N' | 'B'>>,
  names: KeyNames,
): Omit<CreateTableInput, 'TableName'> {
  return {
    AttributeDefinitions: Object.entries(types).map(([AttributeName, AttributeType]) => ({
      AttributeName,
      AttributeType,
    })),
    KeySchema: keySchema(names),
  };
}

/** Defines an index that holds every attribute. */
export function index(IndexName: string, names: KeyNames) {
  return { IndexName, KeySchema: keySchema(names), Projection: { ProjectionType: 'ALL' } } as const;
}

function keySchema([partition, sort]: KeyNames) {
  const hash = { AttributeName: partition, KeyType: 'HASH' } as const;
  return sort === undefined ? [hash] : [hash, { AttributeName: sort, KeyType: 'RANGE' } as const];
}
