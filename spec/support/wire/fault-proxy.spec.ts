import { once } from 'node:events';
import { crc32 } from 'node:zlib';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawCall } from '../servers/raw-call.ts';
import { type FakeServer, startFakeServer } from './fake-server.ts';
import type { Fault } from './fault.ts';
import { startFaultProxy } from './fault-proxy.ts';

const body = '{"Item":{"n":{"N":"1"}}}';
let server: FakeServer;

beforeAll(async () => {
  server = await startFakeServer(() => ({ headers: { 'x-amzn-requestid': 'behind' }, body }));
});
afterAll(() => server.stop());

const proxyWith = (fault: Fault | undefined) => startFaultProxy(server.endpoint, () => fault);

describe('a fault proxy', () => {
  it('passes request and reply on when nothing goes wrong', async () => {
    await using proxy = await proxyWith(undefined);
    const reply = await rawCall(proxy.endpoint, 'GetItem', { TableName: 'Music' });
    expect(server.requests.at(-1)).toMatchObject({ operation: 'GetItem', body: { TableName: 'Music' } });
    expect(reply).toMatchObject({ statusCode: 200, headers: { 'x-amzn-requestid': 'behind' }, body });
    expect(reply.headers['x-amz-crc32']).toBe(String(crc32(body)));
  });

  it('decides for each request and remembers what it decided', async () => {
    const fault: Fault = { kind: 'throttle' };
    await using proxy = await startFaultProxy(server.endpoint, ({ index }) =>
      index === 1 ? fault : undefined,
    );
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await rawCall(proxy.endpoint, 'GetItem', {})).statusCode);
    expect(statuses).toEqual([200, 400, 200]);
    expect(proxy.faults).toEqual([fault]);
    expect(proxy.requests).toHaveLength(3);
  });

  it('is a lost connection to the client when the server behind it is gone', async () => {
    const gone = await startFakeServer(() => ({ body }));
    await gone.stop();
    await using proxy = await startFaultProxy(gone.endpoint, () => undefined);
    await expect(rawCall(proxy.endpoint, 'GetItem', {})).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});

describe('an error fault', () => {
  it.each([
    [{ kind: 'throttle' }, 400, 'ProvisionedThroughputExceededException'],
    [{ kind: 'throttle', name: 'ThrottlingException' }, 400, 'ThrottlingException'],
    [{ kind: 'fail', status: 500 }, 500, 'InternalServerError'],
    [{ kind: 'fail', status: 503 }, 503, 'ServiceUnavailable'],
    [{ kind: 'fail', status: 503, html: true }, 503, '<html>'],
  ] as const)('%j answers under its own checksum and spares the server', async (fault, status, text) => {
    const before = server.requests.length;
    await using proxy = await proxyWith(fault);
    const reply = await rawCall(proxy.endpoint, 'GetItem', {});
    expect(reply.statusCode).toBe(status);
    expect(reply.body).toContain(text);
    expect(reply.headers['x-amz-crc32']).toBe(String(crc32(reply.body)));
    expect(server.requests).toHaveLength(before);
  });

  it('a throttle may ask to wait', async () => {
    await using proxy = await proxyWith({ kind: 'throttle', retryAfter: 20 });
    const { headers } = await rawCall(proxy.endpoint, 'GetItem', {});
    expect(headers['x-amz-retry-after']).toBe('20');
  });
});

describe('a socket fault', () => {
  it.each([
    ['resetBefore', 'before', 0],
    ['resetAfter', 'after', 1],
  ] as const)('%s loses the connection %s the server got the request', async (kind, _when, received) => {
    const before = server.requests.length;
    await using proxy = await proxyWith({ kind });
    await expect(rawCall(proxy.endpoint, 'PutItem', {})).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(server.requests).toHaveLength(before + received);
  });

  it('closeIdle closes the connection after a whole reply', async () => {
    await using proxy = await proxyWith({ kind: 'closeIdle' });
    const call = rawCall(proxy.endpoint, 'GetItem', {});
    await proxy.arrival(0);
    const [socket] = proxy.sockets;
    const closed = socket && once(socket, 'close');
    expect(await call).toMatchObject({ headers: { connection: 'keep-alive' }, body });
    await closed;
    expect(proxy.sockets.size).toBe(0);
  });
});

describe('a body fault', () => {
  it.each([0, 5])('cut closes the connection after %i bytes', async (after) => {
    await using proxy = await proxyWith({ kind: 'cut', after });
    const reply = await request(proxy.endpoint, { method: 'POST' });
    const received: Buffer[] = [];
    const reading = async () => {
      for await (const chunk of reply.body) received.push(chunk);
    };
    await expect(reading()).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
    expect(Buffer.concat(received).toString()).toBe(body.slice(0, after));
  });

  it.each([
    ['', 0],
    [', counted on from the beginning behind the end', 2 * body.length],
  ])('corrupt changes a digit, which only the checksum tells%s', async (_, beyond) => {
    await using proxy = await proxyWith({ kind: 'corrupt', at: beyond + body.indexOf('1') });
    const reply = await rawCall(proxy.endpoint, 'GetItem', {});
    expect(reply.body).toBe(body.replace('1', '0'));
    expect(reply.headers['x-amz-crc32']).toBe(String(crc32(body)));
  });

  it('lie announces bytes that never come', async () => {
    await using proxy = await proxyWith({ kind: 'lie', by: 3 });
    const reply = await request(proxy.endpoint, { method: 'POST', bodyTimeout: 50 });
    expect(reply.headers['content-length']).toBe(String(body.length + 3));
    await expect(reply.body.text()).rejects.toMatchObject({ code: 'UND_ERR_BODY_TIMEOUT' });
  });

  it('lie announces fewer bytes than come', async () => {
    await using proxy = await proxyWith({ kind: 'lie', by: -3 });
    expect(await rawCall(proxy.endpoint, 'GetItem', {})).toMatchObject({ body: body.slice(0, -3) });
  });
});

describe('a time fault', () => {
  it('delay keeps the reply back', async () => {
    await using proxy = await proxyWith({ kind: 'delay', ms: 40 });
    const start = performance.now();
    expect(await rawCall(proxy.endpoint, 'GetItem', {})).toMatchObject({ body });
    expect(performance.now() - start).toBeGreaterThan(38);
  });

  it('drip sends the body in small pieces', async () => {
    await using proxy = await proxyWith({ kind: 'drip', bytes: 8, ms: 10 });
    const reply = await request(proxy.endpoint, { method: 'POST' });
    const pieces: string[] = [];
    for await (const chunk of reply.body) pieces.push(chunk.toString());
    expect(pieces.join('')).toBe(body);
    expect(pieces.length).toBeGreaterThan(1);
  });

  it('skew sends the time of another clock', async () => {
    await using proxy = await proxyWith({ kind: 'skew', ms: 3_600_000 });
    const { headers } = await rawCall(proxy.endpoint, 'GetItem', {});
    const ahead = Date.parse(String(headers.date)) - Date.now();
    expect(ahead).toBeGreaterThan(3_500_000);
  });
});
