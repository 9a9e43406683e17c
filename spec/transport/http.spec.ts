import { createServer, isIP } from 'node:net';
import { firstValueFrom, lastValueFrom } from 'rxjs';
import { Agent, MockAgent } from 'undici';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { DynamoDB, RequestTimeoutError, TransportError } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { empty, fakeService } from '../support/fake-service.ts';
import { localClient } from '../support/servers/local-client.ts';
import { listenLocally } from '../support/servers/local-server.ts';
import { sharedHome } from '../support/shared-home.ts';
import { type Handler, startFakeServer } from '../support/wire/fake-server.ts';
import { reset } from '../support/wire/socket-faults.ts';

const once = { maxAttempts: 1 };
const input = { TableName: 'Music', Key: { Artist: 'Nina Simone' } };

describe('a request without a complete response', () => {
  const cutShort: Handler = () => (response) =>
    void response.writeHead(200, { 'content-length': 100 }).write('{', () => response.destroy());

  it.each([
    ['is reset', () => reset, { code: 'ECONNRESET' }, undefined],
    [
      'is closed by the server',
      () => (response) => response.destroy(),
      { code: 'UND_ERR_SOCKET' },
      undefined,
    ],
    ['gets half a body', cutShort, { code: 'UND_ERR_SOCKET' }, 200],
  ] satisfies [string, Handler, object, number | undefined][])(
    'fails with the cause when it %s, and with the status if it was received',
    async (_, handler, cause, status) => {
      const { db } = await fakeService(handler, once);
      const error = await errorOf(db.getItem(input));
      expect(error).toBeInstanceOf(TransportError);
      expect(error).toMatchObject({
        name: 'TransportError',
        cause,
        operation: 'GetItem',
        tableName: 'Music',
        attempts: 1,
        retryable: true,
      });
      expect(error).toHaveProperty('notRetriedBecause', 'attempts');
      expect((error as TransportError).statusCode).toBe(status);
      expect('statusCode' in (error as TransportError)).toBe(status !== undefined);
    },
  );

  it('fails with the cause when the connection is refused', async () => {
    await using db = localClient(await stoppedEndpoint(), once);
    expect(await errorOf(db.getItem(input))).toMatchObject({
      name: 'TransportError',
      message: expect.stringContaining('ECONNREFUSED'),
      cause: { code: 'ECONNREFUSED' },
    });
  });

  it('has the error code as its message if the cause has no message, as when all addresses of a host refuse', async () => {
    const { port } = new URL(await stoppedEndpoint());
    const addresses = ['127.0.0.1', '::1'].map((address) => ({ address, family: isIP(address) }));
    const dispatcher = new Agent({ connect: { lookup: (_host, _options, found) => found(null, addresses) } });
    onTestFinished(() => dispatcher.destroy());
    await using db = localClient(`http://two-addresses.test:${port}`, { ...once, dispatcher });
    expect(await errorOf(db.getItem(input))).toMatchObject({
      name: 'TransportError',
      message: 'ECONNREFUSED',
      cause: expect.any(AggregateError),
    });
  });
});

/** Returns the endpoint of a server that has been stopped. */
async function stoppedEndpoint(): Promise<string> {
  const server = await startFakeServer(empty);
  await server.stop();
  return server.endpoint;
}

describe('a request that takes too long', () => {
  const never = () => new Promise<never>(() => {});

  it('fails when the response does not begin', async () => {
    const { db } = await fakeService(never, { ...once, headersTimeout: 20 });
    const error = await errorOf(db.getItem(input));
    expect(error).toBeInstanceOf(RequestTimeoutError);
    expect(error).toMatchObject({
      name: 'RequestTimeoutError',
      cause: { code: 'UND_ERR_HEADERS_TIMEOUT' },
      retryable: true,
    });
  });

  it('fails when the body pauses', async () => {
    const { db } = await fakeService(() => (response) => void response.write('{'), {
      ...once,
      bodyTimeout: 20,
    });
    const error = await errorOf(db.getItem(input));
    expect(error).toMatchObject({ name: 'RequestTimeoutError', cause: { code: 'UND_ERR_BODY_TIMEOUT' } });
  });

  it('fails when connecting does not end', async () => {
    const silent = createServer();
    onTestFinished(() => void silent.close());
    silent.on('connection', (socket) => onTestFinished(() => void socket.destroy()));
    const port = await listenLocally(silent);
    await using db = localClient(`https://127.0.0.1:${port}`, { ...once, connectTimeout: 20 });
    const error = await errorOf(db.getItem(input));
    expect(error).toMatchObject({ name: 'RequestTimeoutError', cause: { code: 'UND_ERR_CONNECT_TIMEOUT' } });
  });
});

describe('settings that cannot be resolved', () => {
  it('fail each call with an error of its own, with the context of the call', async () => {
    await sharedHome();
    await using db = new DynamoDB();
    const errors = await Promise.all([errorOf(db.getItem(input)), errorOf(db.listTables())]);
    expect(errors).toMatchObject([
      { name: 'NoRegionError', operation: 'GetItem', tableName: 'Music', retryable: false },
      { name: 'NoRegionError', operation: 'ListTables', retryable: false },
    ]);
    expect(errors[1]).not.toHaveProperty('tableName');
  });

  it('are resolved again by the next call', async () => {
    await sharedHome();
    const { db, server } = await fakeService(empty, { region: undefined });
    expect(await errorOf(db.call('First'))).toMatchObject({ name: 'NoRegionError' });
    vi.stubEnv('AWS_REGION', 'eu-central-1');
    await lastValueFrom(db.call('Second'));
    expect(server.requests.map(({ operation }) => operation)).toEqual(['Second']);
  });

  it('are retried by the same call if the credentials provider failed of a transient error', async () => {
    const connectionLost = Object.assign(new Error('lost'), { code: 'ECONNRESET' });
    const identity = { accessKeyId: 'key', secretAccessKey: 'secret' };
    const credentials = vi.fn(async () => identity).mockRejectedValueOnce(connectionLost);
    const { db, server } = await fakeService(empty, { credentials });
    await lastValueFrom(db.getItem(input));
    expect(server.requests.map(({ headers }) => headers['amz-sdk-request'])).toEqual(['attempt=2; max=4']);
  });

  it('fail with the cause of missing credentials', async () => {
    const reason = new Error('the vault is sealed');
    const { db, server } = await fakeService(empty, { credentials: () => Promise.reject(reason) });
    expect(await errorOf(db.getItem(input))).toMatchObject({ name: 'NoCredentialsError', cause: reason });
    expect(server.requests).toEqual([]);
  });
});

describe('a custom dispatcher', () => {
  it('sends the requests, and is not closed with the client', async () => {
    const agent = new MockAgent();
    agent.disableNetConnect();
    agent
      .get('http://dynamodb.test')
      .intercept({ path: '/', method: 'POST', headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' } })
      .reply(200, { TableNames: ['Music'] }, { headers: { 'X-Amzn-RequestId': 'REQUEST1' } })
      .times(2);
    onTestFinished(() => agent.close());

    for (const _ of ['one client', 'another']) {
      await using db = localClient('http://dynamodb.test', { dispatcher: agent });
      expect(await firstValueFrom(db.listTables())).toBe('Music');
    }
    agent.assertNoPendingInterceptors();
  });

  it('may return headers in any case', async () => {
    const agent = new MockAgent();
    agent.disableNetConnect();
    const reply = { __type: 'ns#ValidationException', message: 'no' };
    const pool = agent.get('http://dynamodb.test');
    pool
      .intercept({ path: '/', method: 'POST' })
      .reply(400, reply, { headers: { 'X-Amzn-RequestId': 'REQUEST1' } });
    onTestFinished(() => agent.close());
    await using db = localClient('http://dynamodb.test', { dispatcher: agent });
    expect(await errorOf(db.listTables())).toMatchObject({
      name: 'ValidationException',
      requestId: 'REQUEST1',
    });
  });
});
