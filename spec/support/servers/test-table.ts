import { bufferCount, concatMap, first, firstValueFrom, from, repeat } from 'rxjs';
import { afterAll, beforeAll } from 'vitest';
import type { CreateTableInput } from '../../../lib/api/inputs.ts';
import type { DynamoDB, DynamoDBOptions, Item } from '../../../lib/index.ts';
import { all } from '../all.ts';
import type { TestServer } from './each-server.ts';
import { freshTableName } from './fresh-table.ts';
import { localClient } from './local-client.ts';

/** A table of one spec, and a client for it. */
export interface TestTable {
  readonly db: DynamoDB;
  readonly TableName: string;
  /** Reads an item consistently; `undefined` if there is none. */
  read(Key: object): Promise<Item | undefined>;
  write(Item: object): Promise<void>;
}

/** The definition and the initial items of a table. */
export interface TestTableOptions {
  /** @default a partition key `id` of type string */
  readonly definition?: Omit<CreateTableInput, 'TableName'>;
  /** @default none */
  readonly items?: readonly object[];
  /** Options of the client. */
  readonly options?: DynamoDBOptions;
}

/** The names of the partition key and the sort key of a table or an index. */
export type KeyNames = readonly [partition: string, sort?: string];

/** The most writes that a request may have. */
const batchSize = 25;

/** Creates a table before the first of the surrounding specs and deletes it after the last. */
export function testTable(server: TestServer, tableOptions: TestTableOptions = {}): TestTable {
  const { definition = keyed({ id: 'S' }, ['id']), items = [], options } = tableOptions;
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

/** Resolves once a table is ACTIVE, which on some servers is shortly after its creation. */
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

/** The key schema of a table, and the types of its key attributes and those of its indexes. */
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

/** The definition of an index that projects every attribute. */
export function index(IndexName: string, names: KeyNames) {
  return { IndexName, KeySchema: keySchema(names), Projection: { ProjectionType: 'ALL' } } as const;
}

function keySchema([partition, sort]: KeyNames) {
  const hash = { AttributeName: partition, KeyType: 'HASH' } as const;
  return sort === undefined ? [hash] : [hash, { AttributeName: sort, KeyType: 'RANGE' } as const];
}
