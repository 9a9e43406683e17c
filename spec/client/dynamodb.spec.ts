import { inspect, stripVTControlCharacters } from 'node:util';
import { firstValueFrom, lastValueFrom, type Observable, of, toArray } from 'rxjs';
import { MockAgent } from 'undici';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { DynamoDB, type OperationName } from '../../lib/index.ts';
import { isOfStreams } from '../api/sdk-operations.ts';
import { recorded, sampleTables, served } from '../operations/coverage.ts';
import { invoke, methodName, namesOf } from '../operations/methods.ts';
import { errorOf } from '../support/error-of.ts';
import { empty, fakeService } from '../support/fake-service.ts';
import { heldReplies } from '../support/held-responses.ts';
import { localClient } from '../support/servers/local-client.ts';
import { sharedHome } from '../support/shared-home.ts';

const TableName = 'Music';
const Key = deepFrozen({ Artist: 'Nina Simone', SongTitle: 'Sinnerman' });
const table = deepFrozen({
  TableName,
  AttributeDefinitions: [{ AttributeName: 'Artist', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'Artist', KeyType: 'HASH' }],
} as const);

const key = deepFrozen(['Artist', 'SongTitle']);

/** The methods that are named like their operation, each of which has a request in `served` or in `recorded`. */
type OperationMethod = Uncapitalize<OperationName>;
/** Waits and streams of changes send operations as often as it takes, a capacity limiter none; they have specs of their own. */
type Method = Exclude<
  keyof DynamoDB,
  'call' | 'capacityLimiter' | 'changes' | 'close' | 'follow' | 'table' | symbol | `waitUntil${string}`
>;

type CallOf<Name extends string> = Readonly<Record<Name, (db: DynamoDB) => Observable<unknown>>>;

/** Every other method of the client, and some of those, each with an input that nobody can change. */
const calls: CallOf<Exclude<Method, OperationMethod>> & Partial<CallOf<OperationMethod>> = {
  applyChanges: (db) =>
    of(deepFrozen({ type: 'snapshot', item: Key } as const)).pipe(
      db.applyChanges(deepFrozen({ TableName }), { key }),
    ),
  batchDelete: (db) => of(Key).pipe(db.batchDelete(deepFrozen({ TableName }), { key })),
  batchGet: (db) => of(Key).pipe(db.batchGet(deepFrozen({ TableName }), { key })),
  batchWriteRequests: (db) =>
    of(deepFrozen({ DeleteRequest: { Key } })).pipe(
      db.batchWriteRequests(deepFrozen({ TableName }), { key }),
    ),
  batchWrite: (db) => of(Key).pipe(db.batchWrite(deepFrozen({ TableName }), { key })),
  batchExecuteStatement: (db) => db.batchExecuteStatement(deepFrozen({ Statements: [] })),
  batchGetItem: (db) => db.batchGetItem(deepFrozen({ RequestItems: { [TableName]: { Keys: [Key] } } })),
  batchWriteItem: (db) =>
    db.batchWriteItem(deepFrozen({ RequestItems: { [TableName]: [{ PutRequest: { Item: Key } }] } })),
  createTable: (db) => db.createTable(table),
  deleteItem: (db) => db.deleteItem(deepFrozen({ TableName, Key })),
  deleteTable: (db) => db.deleteTable(deepFrozen({ TableName })),
  describeLimits: (db) => db.describeLimits(),
  describeTable: (db) => db.describeTable(deepFrozen({ TableName })),
  describeTimeToLive: (db) => db.describeTimeToLive(deepFrozen({ TableName })),
  executeStatement: (db) =>
    db.executeStatement(deepFrozen({ Statement: 'SELECT * FROM Music', Parameters: [Key] })),
  executeTransaction: (db) => db.executeTransaction(deepFrozen({ TransactStatements: [] })),
  getItem: (db) => db.getItem(deepFrozen({ TableName, Key })),
  listTables: (db) => db.listTables(deepFrozen({ Limit: 1 })),
  listTagsOfResource: (db) => db.listTagsOfResource(deepFrozen({ ResourceArn: 'arn' })),
  parallelScan: (db) => db.parallelScan(deepFrozen({ TableName, TotalSegments: 1 })),
  putItem: (db) => db.putItem(deepFrozen({ TableName, Item: { ...Key, tags: [{ deep: ['jazz'] }] } })),
  query: (db) => db.query(deepFrozen({ TableName, KeyConditionExpression: 'Artist = :artist' })),
  scan: (db) => db.scan(deepFrozen({ TableName, ExclusiveStartKey: Key })),
  transactGetItems: (db) => db.transactGetItems(deepFrozen({ TransactItems: [{ Get: { TableName, Key } }] })),
  transactWriteItems: (db) =>
    db.transactWriteItems(deepFrozen({ TransactItems: [{ Delete: { TableName, Key } }] })),
  searchVectors: (db) =>
    db.searchVectors(deepFrozen({ TableName, IndexName: 'byPlace', SearchVector: [1, 0], TopK: 1 })),
  tagResource: (db) => db.tagResource(deepFrozen({ ResourceArn: 'arn', Tags: [{ Key: 'a', Value: 'b' }] })),
  untagResource: (db) => db.untagResource(deepFrozen({ ResourceArn: 'arn', TagKeys: ['a'] })),
  updateItem: (db) => db.updateItem(deepFrozen({ TableName, Key, UpdateExpression: 'REMOVE plays' })),
  updateTable: (db) => db.updateTable(deepFrozen({ TableName, BillingMode: 'PAY_PER_REQUEST' })),
  updateTimeToLive: (db) =>
    db.updateTimeToLive(
      deepFrozen({ TableName, TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } }),
    ),
};

const operationCalls = [
  ...namesOf(recorded).map((name) => [name, recorded[name].input] as const),
  ...namesOf(served).map((name) => [name, served[name].input(sampleTables)] as const),
]
  .filter(([name]) => !Object.hasOwn(calls, methodName(name)))
  .map(([name, input]) => {
    const call = (db: DynamoDB) => invoke(db, name, deepFrozen(input));
    return [methodName(name), call] as const;
  });

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) deepFrozen(member);
  return Object.freeze(value);
}

/** The operations of the methods that have other names. */
const operationNames: Readonly<Record<string, string>> = {
  applyChanges: 'BatchWriteItem',
  batchDelete: 'BatchWriteItem',
  batchGet: 'BatchGetItem',
  batchWrite: 'BatchWriteItem',
  batchWriteRequests: 'BatchWriteItem',
  parallelScan: 'Scan',
};

function operationOf(method: string): string {
  return operationNames[method] ?? method.charAt(0).toUpperCase() + method.slice(1);
}

describe.each([...Object.entries(calls), ...operationCalls])('%s', (method, call) => {
  it('sends its operation once for each subscription, and nothing before', async () => {
    const { db, server } = await fakeService();
    const cold = call(db);
    await lastValueFrom(db.call('Before'));
    await lastValueFrom(cold.pipe(toArray()));
    await lastValueFrom(cold.pipe(toArray()));
    const operation = operationOf(method);
    const target = `${isOfStreams(operation) ? 'DynamoDBStreams' : 'DynamoDB'}_20120810.${operation}`;
    expect(server.requests.map((request) => request.target)).toEqual([
      'DynamoDB_20120810.Before',
      target,
      target,
    ]);
  });
});

describe('a client', () => {
  it('resolves no settings and no credentials before the first subscription', async () => {
    await sharedHome({ config: 'this is no configuration' });
    let calls = 0;
    const provide = async () => {
      calls++;
      return { accessKeyId: 'key', secretAccessKey: 'secret' };
    };
    const { db } = await fakeService(empty, { credentials: provide });
    const cold = db.getItem({ TableName, Key });
    expect(calls).toBe(0);
    await lastValueFrom(cold);
    expect(calls).toBe(1);

    await using invalid = new DynamoDB({ profile: 'nobody', endpoint: 'nowhere' });
    invalid.getItem({ TableName, Key });
  });

  it('requests credentials once for all concurrent calls', async () => {
    let calls = 0;
    const credentials = async () => {
      calls++;
      return { accessKeyId: 'key', secretAccessKey: 'secret' };
    };
    const { db, server } = await fakeService(empty, { credentials });
    await Promise.all(Array.from({ length: 20 }, () => lastValueFrom(db.call('Call'))));
    expect(server.requests).toHaveLength(20);
    expect(calls).toBe(1);
  });

  it('has methods that can be destructured', async () => {
    const { db, server } = await fakeService();
    const { getItem, call, close } = db;
    await lastValueFrom(getItem({ TableName, Key }));
    await lastValueFrom(call('DescribeLimits'));
    await close();
    expect(server.requests.map(({ operation }) => operation)).toEqual(['GetItem', 'DescribeLimits']);
  });

  it('creates a table without a billing mode with one read and one write capacity unit', async () => {
    const { db, server } = await fakeService();
    const throughput = { ReadCapacityUnits: 5, WriteCapacityUnits: 6 };
    await lastValueFrom(db.createTable(table));
    await lastValueFrom(db.createTable({ ...table, BillingMode: 'PAY_PER_REQUEST' }));
    await lastValueFrom(db.createTable({ ...table, ProvisionedThroughput: throughput }));
    expect(server.requests.map(({ body }) => body)).toEqual([
      { ...table, ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } },
      { ...table, BillingMode: 'PAY_PER_REQUEST' },
      { ...table, ProvisionedThroughput: throughput },
    ]);
  });

  it.each(['maxClients', 'maxAttempts', 'connectTimeout', 'headersTimeout', 'bodyTimeout'])(
    'refuses an invalid %s when it is made',
    (option) => {
      expect(() => new DynamoDB({ [option]: 0 })).toThrow(
        `The option \`${option}\` must be a positive integer, not 0`,
      );
    },
  );
});

describe('a printed client', () => {
  const credentials = { accessKeyId: 'key', secretAccessKey: 'hidden' };

  it.each([
    [undefined, 'DynamoDB {}'],
    [{ credentials, maxClients: 5 }, 'DynamoDB {}'],
    [{ region: 'eu-central-1', credentials }, "DynamoDB { region: 'eu-central-1' }"],
    [{ endpoint: 'http://localhost:8000' }, "DynamoDB { endpoint: 'http://localhost:8000/' }"],
    [
      { region: 'local', endpoint: new URL('https://hidden:hidden@host/path?hidden') },
      "DynamoDB { region: 'local', endpoint: 'https://host/path' }",
    ],
    [{ endpoint: 'hidden:hidden@host' }, 'DynamoDB {}'],
    [{ endpoint: 'nowhere' }, 'DynamoDB {}'],
  ])('shows the region and the endpoint of its options: %j', async (options, text) => {
    vi.stubEnv('AWS_REGION', 'hidden');
    onTestFinished(() => void vi.unstubAllEnvs());
    await using db = new DynamoDB(options);
    expect(inspect(db)).toBe(text);
    expect(inspect({ db })).toBe(`{ db: ${text} }`);
    expect(inspect(new Proxy(db, {}))).toBe(text);
    expect(stripVTControlCharacters(inspect(db, { colors: true }))).toBe(text);
  });

  it('has no enumerable member for it', async () => {
    await using db = new DynamoDB();
    expect(Object.keys(db)).toContain('getItem');
    expect(Object.getOwnPropertySymbols({ ...db })).toEqual([]);
  });
});

describe('a closed client', () => {
  it('fails every call with a typed error, and sends nothing', async () => {
    const { db, server } = await fakeService();
    await db.close();
    expect(await errorOf(db.scan({ TableName }))).toMatchObject({
      name: 'ClientClosedError',
      operation: 'Scan',
      tableName: TableName,
      retryable: false,
    });
    expect(server.requests).toEqual([]);
  });

  it('has waited for its calls, including queued ones', async () => {
    const { handler, release } = heldReplies();
    const { db, server } = await fakeService(handler, { maxClients: 1 });
    const outputs = Promise.all([lastValueFrom(db.call('First')), lastValueFrom(db.call('Second'))]);
    await server.arrival(0);
    const closed = db.close();
    release(0);
    release(1);
    expect(await outputs).toEqual([{}, {}]);
    await closed;
  });

  it('has waited for a retry', async () => {
    const { db, server } = await fakeService(({ attempt }) => ({
      status: attempt === 0 ? 500 : 200,
      body: {},
    }));
    const output = lastValueFrom(db.call('First'));
    await server.arrival(0);
    await db.close();
    expect(await output).toEqual({});
  });

  /** A socket that is not closed stays open for four seconds, longer than this timeout. */
  const shortTimeout = { timeout: 3000 };

  it('has closed its sockets, and can be closed again', shortTimeout, async () => {
    const { db, server } = await fakeService();
    await lastValueFrom(db.call('First'));
    const [socket] = server.sockets;
    const socketClosed = new Promise((resolve) => socket?.once('close', resolve));
    await Promise.all([db.close(), db.close()]);
    await db.close();
    await socketClosed;
    expect(server.sockets.size).toBe(0);
  });

  it('is the result of `await using`', async () => {
    const { server } = await fakeService();
    let closed: DynamoDB;
    {
      await using db = localClient(server.endpoint);
      await lastValueFrom(db.call('First'));
      closed = db;
    }
    expect(await errorOf(closed.call('Second'))).toMatchObject({ name: 'ClientClosedError' });
  });

  it('does not close a custom dispatcher', async () => {
    const agent = new MockAgent();
    agent.disableNetConnect();
    onTestFinished(() => agent.close());
    const reply = { path: '/', method: 'POST' };
    agent
      .get('http://dynamodb.test')
      .intercept(reply)
      .reply(200, { TableNames: ['Music'] });

    const first = localClient('http://dynamodb.test', { dispatcher: agent });
    await first.close();
    expect(await errorOf(first.listTables())).toMatchObject({ name: 'ClientClosedError' });
    await using second = localClient('http://dynamodb.test', { dispatcher: agent });
    expect(await firstValueFrom(second.listTables())).toBe('Music');
  });
});

describe('credentials', () => {
  const credentials = {
    accessKeyId: 'HIDDENACCESSKEY',
    secretAccessKey: 'hidden/secret/key',
    sessionToken: 'hidden+session+token',
  };
  const hidden = /hidden/i;

  /** Prints a value in all ways, with and without a custom `inspect`. */
  function printed(value: unknown): string {
    const options = { depth: Number.POSITIVE_INFINITY, showHidden: true };
    const inspected = [inspect(value, options), inspect(value, { ...options, customInspect: false })];
    return [String(value), ...inspected, JSON.stringify(value)].join(' ');
  }

  it('do not appear when a client is printed', async () => {
    const { db } = await fakeService(empty, { credentials });
    await lastValueFrom(db.call('First'));
    expect(printed(db)).toContain('getItem');
    expect(printed(db)).not.toMatch(hidden);
  });

  it.each([
    ['an error response', { status: 400, body: { __type: 'ns#ValidationException', message: 'no' } }],
    ['a reset', (response: { destroy(): void }) => response.destroy()],
    ['a response that cannot be read', { body: '{' }],
  ])('do not appear in the error of %s', async (_, reply) => {
    const { db } = await fakeService(() => reply, { credentials, maxAttempts: 1 });
    const error = await errorOf(db.getItem({ TableName, Key }));
    expect(printed(error)).toContain('GetItem');
    expect(printed(error)).not.toMatch(hidden);
  });

  it('do not appear in the error of an invalid header', async () => {
    const { db } = await fakeService(empty, { credentials: { ...credentials, sessionToken: 'hidden\n' } });
    expect(printed(await errorOf(db.getItem({ TableName, Key })))).not.toMatch(hidden);
  });

  it('do not appear in the error of an invalid value', async () => {
    const { db } = await fakeService(empty, { credentials });
    const error = await errorOf(db.putItem({ TableName, Item: { price: Number.NaN } }));
    expect(printed(error)).not.toMatch(hidden);
  });
});
