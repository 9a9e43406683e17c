import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { lastValueFrom } from 'rxjs';
import { Agent } from 'undici';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import * as operations from '../../lib/api/operations.ts';
import { resourceOf } from '../../lib/call/resource.ts';
import { resolveConnection } from '../../lib/config/connection.ts';
import { DynamoDB, type DynamoDBOptions } from '../../lib/index.ts';
import { type Route, router } from '../../lib/transport/routing.ts';
import { endpointInstructions, isOfStreams } from '../api/sdk-operations.ts';
import { errorOf } from '../support/error-of.ts';
import { empty } from '../support/fake-service.ts';
import { sharedHome } from '../support/shared-home.ts';
import { type FakeServer, startFakeServer } from '../support/wire/fake-server.ts';
import { authorizationOf, signedHeaderNames } from './expected-authorization.ts';

const region = 'eu-central-1';
const identity = { accessKeyId: 'key', secretAccessKey: 'secret' };
const Key = { Artist: 'Nina Simone' };

/** Makes a client whose requests are all redirected to one local server, and records their original origins. */
async function redirected(
  options: DynamoDBOptions,
): Promise<{ readonly db: DynamoDB; readonly server: FakeServer; readonly origins: unknown[] }> {
  await sharedHome();
  const server = await startFakeServer(empty);
  const origins: unknown[] = [];
  const agent = new Agent();
  const dispatcher = agent.compose((dispatch) => (request, handler) => {
    origins.push(request.origin);
    return dispatch({ ...request, origin: server.endpoint }, handler);
  });
  const db = new DynamoDB({ region, credentials: identity, ...options, dispatcher });
  onTestFinished(async () => {
    await db.close();
    await agent.close();
    await server.stop();
  });
  return { db, server, origins };
}

/** Makes a route to hosts named by the account alone, and records the look-ups of endpoints. */
function recordedRoute(): { readonly route: Route; readonly endpointFor: ReturnType<typeof vi.fn> } {
  const endpointFor = vi.fn((account?: string) => new URL(`https://${account ?? 'nobody'}/path`));
  return { route: router({ endpointFor, region }), endpointFor };
}

describe('a request', () => {
  it('is sent to the endpoint of the account of the current credentials, and signed for that host', async () => {
    const accounts = ['111111111111', undefined, '222222222222'];
    const credentials = async () => {
      const accountId = accounts.shift();
      return { ...identity, expiration: new Date(0), ...(accountId && { accountId }) };
    };
    const { db, server, origins } = await redirected({ credentials });
    for (const operation of ['First', 'Second', 'Third']) await lastValueFrom(db.call(operation));
    const hosts = [
      '111111111111.ddb.eu-central-1.amazonaws.com',
      'dynamodb.eu-central-1.amazonaws.com',
      '222222222222.ddb.eu-central-1.amazonaws.com',
    ];
    expect(origins).toEqual(hosts.map((host) => `https://${host}`));
    expect(server.requests.map(({ headers }) => headers.host)).toEqual(hosts);
    for (const request of server.requests)
      expect(request.headers.authorization).toBe(
        authorizationOf(request, signedHeaderNames, identity, region),
      );
  });

  it('for a table of another account is sent to the endpoint of that account', async () => {
    const { db, origins } = await redirected({ credentials: { ...identity, accountId: '111111111111' } });
    const TableName = 'arn:aws:dynamodb:eu-central-1:222222222222:table/Music';
    await lastValueFrom(db.getItem({ TableName, Key }));
    await lastValueFrom(db.batchGetItem({ RequestItems: { [TableName]: { Keys: [Key] } } }));
    await lastValueFrom(db.getItem({ TableName: 'Music', Key }));
    const [theirs, ours] = ['222222222222', '111111111111'].map(
      (account) => `https://${account}.ddb.eu-central-1.amazonaws.com`,
    );
    expect(origins).toEqual([theirs, theirs, ours]);
  });

  it('of the region "local" is sent to localhost, signed for us-east-1', async () => {
    const { db, server, origins } = await redirected({ region: 'local' });
    await lastValueFrom(db.call('DescribeLimits'));
    expect(origins).toEqual(['http://localhost:8000']);
    const request = await server.arrival(0);
    expect(request.headers.host).toBe('localhost:8000');
    expect(request.headers.authorization).toBe(
      authorizationOf(request, signedHeaderNames, identity, 'us-east-1'),
    );
  });

  it('is not sent if an account id is required and unknown, and fails with its context', async () => {
    const { db, origins } = await redirected({ accountIdEndpointMode: 'required' });
    expect(await errorOf(db.getItem({ TableName: 'Music', Key }))).toMatchObject({
      name: 'NoAccountIdError',
      operation: 'GetItem',
      tableName: 'Music',
      retryable: false,
    });
    expect(origins).toEqual([]);
  });
});

describe('a route', () => {
  const operation = { name: 'GetItem' };

  it('is looked up once for each account', () => {
    const { route, endpointFor } = recordedRoute();
    for (const accountId of ['ours', 'theirs', 'ours', 'theirs']) {
      expect(route({ ...identity, accountId }, { operation, resource: 'Music' })).toEqual({
        origin: `https://${accountId}`,
        host: accountId,
        path: '/path',
      });
    }
    expect(route(identity, { operation }).host).toBe('nobody');
    expect(route(identity, { operation }).host).toBe('nobody');
    expect(endpointFor.mock.calls).toEqual([
      ['ours', undefined],
      ['theirs', undefined],
      [undefined, undefined],
    ]);
  });

  it.each([
    'arn:aws:dynamodb:eu-central-1:222222222222:table/Music',
    'arn:aws:dynamodb:eu-central-1:222222222222',
    'arn:aws:dynamodb:us-east-1:222222222222:table/Music',
    'arn:aws:kinesis:eu-central-1:222222222222:table/Music',
    'arn:aws:dynamodb:eu-central-1:example.com/:table/Music',
    'arn:aws:dynamodb:eu-central-1::table/Music',
    'arn:aws:dynamodb',
    'arn',
    'Music',
  ])('depends on the table name as in the AWS SDK: %s', async (tableName) => {
    const { db, origins } = await redirected({ credentials: { ...identity, accountId: '111111111111' } });
    const { endpointProvider } = new DynamoDBClient({ region, credentials: identity }).config;
    await lastValueFrom(db.getItem({ TableName: tableName, Key }));
    const { url } = endpointProvider({
      Region: region,
      AccountId: '111111111111',
      AccountIdEndpointMode: 'preferred',
      ResourceArn: tableName,
    });
    expect(origins).toEqual([url.origin]);
  });
});

/** ARNs and names of resources, to compare with the AWS SDK's rules. */
const resources = [
  'arn:aws:dynamodb:eu-central-1:222222222222:table/Music',
  'arn:aws:dynamodb:eu-central-1:222222222222:table/Music/backup/01489602797149-73d8d5bc',
  'arn:aws:dynamodb:us-east-1:222222222222:table/Music',
  'arn:aws:kinesis:eu-central-1:222222222222:stream/music',
  'arn:aws:dynamodb:eu-central-1:not.a.label:table/Music',
  'arn:aws:dynamodb:eu-central-1:222222222222:',
  'arn:aws:dynamodb:eu-central-1:222222222222',
  'arn::dynamodb:eu-central-1:222222222222:table/Music',
  'Music',
] as const;

/** Returns inputs of an operation for one resource, and for two resources where it can have several. */
function inputsFor(
  { name, resource: member }: { readonly name: string; readonly resource?: string },
  one: string,
  other: string,
): object[] {
  if (member === undefined) return [{ TableName: one }];
  if (member === 'RequestItems')
    return [{ [member]: { [one]: {} } }, { [member]: { [one]: {}, [other]: {} } }];
  if (member === 'TableCreationParameters') return [{ [member]: { TableName: one } }, { [member]: {} }];
  if (member !== 'TransactItems') return [{ [member]: one }, {}];
  const requests = name === 'TransactGetItems' ? ['Get'] : ['Put', 'Update', 'Delete', 'ConditionCheck'];
  return requests.flatMap((request) => [
    { [member]: [{ [request]: { TableName: one } }] },
    { [member]: [{ [request]: { TableName: one } }, { [request]: { TableName: other } }] },
  ]);
}

/** Returns the origin to which the AWS SDK sends an operation, by its endpoint rules and the instructions of its command. */
function sdkOrigin(operation: string, input: object): string {
  if (isOfStreams(operation)) {
    const { endpointProvider } = new DynamoDBStreamsClient({ region, credentials: identity }).config;
    return endpointProvider({ Region: region }).url.origin;
  }
  const { endpointProvider } = new DynamoDBClient({ region, credentials: identity }).config;
  const instructions = Object.entries(endpointInstructions(operation)).filter(([, { type }]) =>
    type.endsWith('ontextParams'),
  );
  const parameters = instructions.map(([name, { name: member = '', get, value }]) => [
    name,
    value ?? (get === undefined ? Reflect.get(input, member) : get(input)),
  ]);
  const { url } = endpointProvider({
    Region: region,
    AccountId: '111111111111',
    AccountIdEndpointMode: 'preferred',
    ...Object.fromEntries(parameters),
  });
  return url.origin;
}

describe('each operation', () => {
  const { errorShape: _, ...constants } = operations;

  it.each(Object.values(constants))('is sent where the AWS SDK sends it: $name', async (operation) => {
    await sharedHome();
    const route = router(await resolveConnection({ region, credentials: identity }));
    for (const one of resources) {
      for (const input of inputsFor(operation, one, resources[0].replaceAll('2', '3'))) {
        const theirs = sdkOrigin(operation.name, input);
        const account = { ...identity, accountId: '111111111111' };
        const ours = route(account, { operation, resource: resourceOf(operation, input) }).origin;
        expect(ours, JSON.stringify(input)).toBe(theirs);
      }
    }
  });

  it('has a member for the name or ARN of its resource, with these exceptions', () => {
    const others = Object.values(constants).filter(({ resource }) => resource === undefined);
    expect(others.map(({ name }) => name)).toEqual([
      'BatchExecuteStatement',
      'DescribeEndpoints',
      'DescribeLimits',
      'DescribeStream',
      'ExecuteStatement',
      'ExecuteTransaction',
      'GetRecords',
      'GetShardIterator',
      'ListBulkOperations',
      'ListGlobalTables',
      'ListStreams',
      'ListTables',
    ]);
  });
});

describe('the requests of a client', () => {
  it('for streams are sent to their own host in every mode, signed for it, with their own target', async () => {
    for (const accountIdEndpointMode of ['preferred', 'required'] as const) {
      const credentials = { ...identity, accountId: '111111111111' };
      const { db, origins, server } = await redirected({ credentials, accountIdEndpointMode });
      const StreamArn = `${resources[0]}/stream/2026-11-27T12:00:00.000`;
      await lastValueFrom(db.describeStream({ StreamArn }));
      await lastValueFrom(db.call('GetRecords', { ShardIterator: 'iterator' }));
      const host = 'streams.dynamodb.eu-central-1.amazonaws.com';
      expect(origins).toEqual([`https://${host}`, `https://${host}`]);
      expect(server.requests.map(({ headers }) => headers['x-amz-target'])).toEqual([
        'DynamoDBStreams_20120810.DescribeStream',
        'DynamoDBStreams_20120810.GetRecords',
      ]);
      for (const request of server.requests) {
        expect(request.headers.host).toBe(host);
        expect(request.headers.authorization).toBe(
          authorizationOf(request, signedHeaderNames, identity, region),
        );
      }
    }
  });

  const arn = resources[0];
  const theirs = 'https://222222222222.ddb.eu-central-1.amazonaws.com';

  it.each([
    ['a transaction of reads', 'TransactGetItems', { TransactItems: [{ Get: { TableName: arn, Key } }] }],
    [
      'a transaction of writes',
      'TransactWriteItems',
      { TransactItems: [{ Put: { TableName: arn, Item: Key } }] },
    ],
    ['a batch of writes', 'BatchWriteItem', { RequestItems: { [arn]: [{ PutRequest: { Item: Key } }] } }],
    ['a backup', 'DeleteBackup', { BackupArn: `${arn}/backup/01489602797149-73d8d5bc` }],
    ['tags', 'UntagResource', { ResourceArn: arn, TagKeys: ['a'] }],
    ['an unknown operation', 'Tomorrow', { TableName: arn }],
  ])('are sent to the endpoint of the account of the ARN: %s', async (_, operation: string, input) => {
    const { db, origins } = await redirected({ credentials: { ...identity, accountId: '111111111111' } });
    await lastValueFrom(db.call(operation, input));
    expect(origins).toEqual([theirs]);
  });

  it('are sent to the search hosts for SearchVectors only', async () => {
    const { db, origins } = await redirected({});
    const search = { IndexName: 'vectors', SearchVector: [1], TopK: 1 };
    await lastValueFrom(db.call('SearchVectors' as string, { ...search, TableName: 'Music' }));
    await lastValueFrom(db.call('SearchVectors' as string, { ...search, TableName: arn }));
    await lastValueFrom(db.getItem({ TableName: 'Music', Key }));
    expect(origins).toEqual([
      'https://search-dynamodb.eu-central-1.amazonaws.com',
      'https://222222222222.search-ddb.eu-central-1.amazonaws.com',
      'https://dynamodb.eu-central-1.amazonaws.com',
    ]);
  });
});
