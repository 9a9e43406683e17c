import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { lastValueFrom } from 'rxjs';
import { Agent } from 'undici';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { DynamoDB, type DynamoDBOptions } from '../../lib/index.ts';
import { type Route, routing } from '../../lib/transport/routing.ts';
import { errorOf } from '../client/error-of.ts';
import { empty } from '../client/fake-service.ts';
import { sharedHome } from '../settings/shared-home.ts';
import { type FakeServer, startFakeServer } from '../wire/fake-server.ts';
import { authorizationOf } from './signature.ts';

const region = 'eu-central-1';
const identity = { accessKeyId: 'key', secretAccessKey: 'secret' };
const Key = { Artist: 'Nina Simone' };
const signed = [
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'content-type',
  'host',
  'x-amz-date',
  'x-amz-target',
];

/** Makes a client whose requests all reach one local server, and tells for which origins they were. */
async function diverted(
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

/** Routes by hosts that are nothing but the account, and counts how often it asks for one. */
function routed(): { readonly route: Route; readonly endpointFor: ReturnType<typeof vi.fn> } {
  const endpointFor = vi.fn((account?: string) => new URL(`https://${account ?? 'nobody'}/path`));
  return { route: routing({ endpointFor, region }), endpointFor };
}

describe('a request', () => {
  it('goes to the account of the credentials of the moment, and is signed for that host', async () => {
    const accounts = ['111111111111', undefined, '222222222222'];
    const credentials = async () => {
      const accountId = accounts.shift();
      return { ...identity, expiration: new Date(0), ...(accountId && { accountId }) };
    };
    const { db, server, origins } = await diverted({ credentials });
    for (const operation of ['First', 'Second', 'Third']) await lastValueFrom(db.call(operation));
    const hosts = [
      '111111111111.ddb.eu-central-1.amazonaws.com',
      'dynamodb.eu-central-1.amazonaws.com',
      '222222222222.ddb.eu-central-1.amazonaws.com',
    ];
    expect(origins).toEqual(hosts.map((host) => `https://${host}`));
    expect(server.requests.map(({ headers }) => headers.host)).toEqual(hosts);
    for (const request of server.requests)
      expect(request.headers.authorization).toBe(authorizationOf(request, signed, identity, region));
  });

  it('about a table of another account goes to that account', async () => {
    const { db, origins } = await diverted({ credentials: { ...identity, accountId: '111111111111' } });
    const TableName = 'arn:aws:dynamodb:eu-central-1:222222222222:table/Music';
    await lastValueFrom(db.getItem({ TableName, Key }));
    await lastValueFrom(db.batchGetItem({ RequestItems: { [TableName]: { Keys: [Key] } } }));
    await lastValueFrom(db.getItem({ TableName: 'Music', Key }));
    const [theirs, ours] = ['222222222222', '111111111111'].map(
      (account) => `https://${account}.ddb.eu-central-1.amazonaws.com`,
    );
    expect(origins).toEqual([theirs, theirs, ours]);
  });

  it('of the region "local" goes to this machine, signed for us-east-1', async () => {
    const { db, server, origins } = await diverted({ region: 'local' });
    await lastValueFrom(db.call('DescribeLimits'));
    expect(origins).toEqual(['http://localhost:8000']);
    const request = await server.arrival(0);
    expect(request.headers.host).toBe('localhost:8000');
    expect(request.headers.authorization).toBe(authorizationOf(request, signed, identity, 'us-east-1'));
  });

  it('goes nowhere where an account is required and unknown, and says which request it was', async () => {
    const { db, origins } = await diverted({ accountIdEndpointMode: 'required' });
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
  it('is found once for each account', () => {
    const { route, endpointFor } = routed();
    for (const accountId of ['ours', 'theirs', 'ours', 'theirs']) {
      expect(route({ ...identity, accountId }, { resource: 'Music' })).toEqual({
        origin: `https://${accountId}`,
        host: accountId,
        path: '/path',
      });
    }
    expect(route(identity, {}).host).toBe('nobody');
    expect(route(identity, {}).host).toBe('nobody');
    expect(endpointFor.mock.calls).toEqual([
      ['ours', false],
      ['theirs', false],
      [undefined, false],
    ]);
  });

  it.each([
    'arn:aws:dynamodb:eu-central-1:222222222222:table/Music',
    'arn:aws:dynamodb:us-east-1:222222222222:table/Music',
    'arn:aws:kinesis:eu-central-1:222222222222:table/Music',
    'arn:aws:dynamodb:eu-central-1:example.com/:table/Music',
    'arn:aws:dynamodb:eu-central-1::table/Music',
    'arn:aws:dynamodb',
    'arn',
    'Music',
  ])('follows a table name as the AWS SDK follows it: %s', async (tableName) => {
    const { db, origins } = await diverted({ credentials: { ...identity, accountId: '111111111111' } });
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
