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
  server = await startFakeServer(() => ({ headers: { 'x-amzn-requestid': 'of the server' }, body }));
});
afterAll(() => server.stop());

const proxyWith = (fault: Fault | undefined) => startFaultProxy(server.endpoint, () => fault);

describe('a fault proxy', () => {
  it('forwards request and response if there is no fault', async () => {
    await using proxy = await proxyWith(undefined);
    const response = await rawCall(proxy.endpoint, 'GetItem', { TableName: 'Music' });
    expect(server.requests.at(-1)).toMatchObject({ operation: 'GetItem', body: { TableName: 'Music' } });
    expect(response).toMatchObject({
      statusCode: 200,
      headers: { 'x-amzn-requestid': 'of the server' },
      body,
    });
    expect(response.headers['x-amz-crc32']).toBe(String(crc32(body)));
  });

  it('asks the plan for each request and records the faults', async () => {
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

  it('resets the connection when the server is stopped', async () => {
    const stopped = await startFakeServer(() => ({ body }));
    await stopped.stop();
    await using proxy = await startFaultProxy(stopped.endpoint, () => undefined);
    await expect(rawCall(proxy.endpoint, 'GetItem', {})).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});

describe('an error fault', () => {
  it.each([
    [{ kind: 'throttle' }, 400, 'ProvisionedThroughputExceededException'],
    [{ kind: 'throttle', name: 'ThrottlingException' }, 400, 'ThrottlingException'],
    [{ kind: 'serverError', status: 500 }, 500, 'InternalServerError'],
    [{ kind: 'serverError', status: 503 }, 503, 'ServiceUnavailable'],
    [{ kind: 'serverError', status: 503, html: true }, 503, '<html>'],
  ] as const)('%j sends its own checksum and does not forward the request', async (fault, status, text) => {
    const before = server.requests.length;
    await using proxy = await proxyWith(fault);
    const response = await rawCall(proxy.endpoint, 'GetItem', {});
    expect(response.statusCode).toBe(status);
    expect(response.body).toContain(text);
    expect(response.headers['x-amz-crc32']).toBe(String(crc32(response.body)));
    expect(server.requests).toHaveLength(before);
  });

  it('a throttle may have a retry-after header', async () => {
    await using proxy = await proxyWith({ kind: 'throttle', retryAfter: 20 });
    const { headers } = await rawCall(proxy.endpoint, 'GetItem', {});
    expect(headers['x-amz-retry-after']).toBe('20');
  });
});

describe('a socket fault', () => {
  it.each([
    ['resetBefore', 'before', 0],
    ['resetAfter', 'after', 1],
  ] as const)('%s resets the connection %s the request is forwarded', async (kind, _when, received) => {
    const before = server.requests.length;
    await using proxy = await proxyWith({ kind });
    await expect(rawCall(proxy.endpoint, 'PutItem', {})).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(server.requests).toHaveLength(before + received);
  });

  it('closeIdle closes the connection after a complete response', async () => {
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
  it.each([0, 5])('truncate closes the connection after %i bytes', async (after) => {
    await using proxy = await proxyWith({ kind: 'truncate', after });
    const response = await request(proxy.endpoint, { method: 'POST' });
    const received: Buffer[] = [];
    const readBody = async () => {
      for await (const chunk of response.body) received.push(chunk);
    };
    await expect(readBody()).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
    expect(Buffer.concat(received).toString()).toBe(body.slice(0, after));
  });

  it.each([
    ['', 0],
    [', at an index modulo the length of the body', 2 * body.length],
  ])('corrupt changes a digit, which only the checksum shows%s', async (_, offset) => {
    await using proxy = await proxyWith({ kind: 'corrupt', at: offset + body.indexOf('1') });
    const response = await rawCall(proxy.endpoint, 'GetItem', {});
    expect(response.body).toBe(body.replace('1', '0'));
    expect(response.headers['x-amz-crc32']).toBe(String(crc32(body)));
  });

  it('wrongLength announces bytes that are never sent', async () => {
    await using proxy = await proxyWith({ kind: 'wrongLength', by: 3 });
    const response = await request(proxy.endpoint, { method: 'POST', bodyTimeout: 50 });
    expect(response.headers['content-length']).toBe(String(body.length + 3));
    await expect(response.body.text()).rejects.toMatchObject({ code: 'UND_ERR_BODY_TIMEOUT' });
  });

  it('wrongLength announces fewer bytes than the body has', async () => {
    await using proxy = await proxyWith({ kind: 'wrongLength', by: -3 });
    expect(await rawCall(proxy.endpoint, 'GetItem', {})).toMatchObject({ body: body.slice(0, -3) });
  });
});

describe('a time fault', () => {
  it('delay sends the response later', async () => {
    await using proxy = await proxyWith({ kind: 'delay', ms: 40 });
    const start = performance.now();
    expect(await rawCall(proxy.endpoint, 'GetItem', {})).toMatchObject({ body });
    expect(performance.now() - start).toBeGreaterThan(38);
  });

  it('slowBody sends the body in small chunks', async () => {
    await using proxy = await proxyWith({ kind: 'slowBody', bytes: 8, ms: 10 });
    const response = await request(proxy.endpoint, { method: 'POST' });
    const chunks: string[] = [];
    for await (const chunk of response.body) chunks.push(chunk.toString());
    expect(chunks.join('')).toBe(body);
    expect(chunks.length).toBeGreaterThan(1);
  });

  it('clockSkew sends the date of a clock that is ahead', async () => {
    await using proxy = await proxyWith({ kind: 'clockSkew', ms: 3_600_000 });
    const { headers } = await rawCall(proxy.endpoint, 'GetItem', {});
    const ahead = Date.parse(String(headers.date)) - Date.now();
    expect(ahead).toBeGreaterThan(3_500_000);
  });
});
