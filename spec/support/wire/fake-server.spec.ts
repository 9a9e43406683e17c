import { once } from 'node:events';
import { crc32 } from 'node:zlib';
import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { rawCall } from '../servers/raw-call.ts';
import { startFakeServer } from './fake-server.ts';

const neverSettled = new Promise<never>(() => {});

describe('a fake server', () => {
  it('sends the response that the handler returns', async () => {
    await using server = await startFakeServer(({ operation, body }) => ({ body: { operation, body } }));
    const response = await rawCall(server.endpoint, 'GetItem', { TableName: 'Music' });
    expect(JSON.parse(response.body)).toEqual({ operation: 'GetItem', body: { TableName: 'Music' } });
  });

  it('sends headers that match the body', async () => {
    await using server = await startFakeServer(() => ({ body: 'à' }));
    const { headers } = await rawCall(server.endpoint, 'GetItem', {});
    expect(headers).toMatchObject({ 'content-length': '2', 'x-amz-crc32': String(crc32('à')) });
  });

  it('sends the status and the headers of the response', async () => {
    await using server = await startFakeServer(() => ({
      status: 503,
      headers: { 'content-type': 'text/html', 'x-amz-crc32': '1' },
      body: '<html>',
    }));
    const { statusCode, headers } = await rawCall(server.endpoint, 'GetItem', {});
    expect(statusCode).toBe(503);
    expect(headers).toMatchObject({ 'content-type': 'text/html', 'x-amz-crc32': '1' });
  });

  it('passes the response object of Node to a response that is a function', async () => {
    await using server = await startFakeServer(() => (response) => response.destroy());
    await expect(rawCall(server.endpoint, 'GetItem', {})).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
  });

  it('counts the attempts of each call and all requests', async () => {
    await using server = await startFakeServer(({ index, attempt }) => ({ body: { index, attempt } }));
    const call = async (id: string) => {
      const headers = { 'amz-sdk-invocation-id': id };
      const { body } = await request(server.endpoint, { method: 'POST', headers });
      return body.json();
    };
    expect(await call('a')).toEqual({ index: 0, attempt: 0 });
    expect(await call('b')).toEqual({ index: 1, attempt: 0 });
    expect(await call('a')).toEqual({ index: 2, attempt: 1 });
  });

  it('records a body that is not JSON', async () => {
    await using server = await startFakeServer(() => ({ body: {} }));
    await (await request(server.endpoint, { method: 'POST', body: '{' })).body.dump();
    expect(server.requests[0]).toMatchObject({ operation: '', body: undefined, rawBody: Buffer.from('{') });
  });

  it('resolves `aborted` when the client aborts before the response', async () => {
    await using server = await startFakeServer(() => neverSettled);
    const abort = new AbortController();
    const call = request(server.endpoint, { method: 'POST', signal: abort.signal });
    const { aborted } = await server.arrival(0);
    abort.abort();
    await expect(call).rejects.toThrow('aborted');
    await aborted;
  });

  it('resolves `aborted` when the client aborts in the middle of the response', async () => {
    await using server = await startFakeServer(() => (response) => void response.write('{'));
    const { body } = await request(server.endpoint, { method: 'POST' });
    body.on('error', () => {});
    body.destroy();
    const { aborted } = await server.arrival(0);
    await aborted;
  });

  it('lists the open sockets', async () => {
    await using server = await startFakeServer(() => ({ body: {} }));
    await rawCall(server.endpoint, 'GetItem', {});
    expect(server.sockets.size).toBe(1);
    const [socket] = server.sockets;
    socket?.destroy();
    if (socket) await once(socket, 'close');
    expect(server.sockets.size).toBe(0);
  });

  it('closes connections with a request in flight when it is stopped', async () => {
    const server = await startFakeServer(() => neverSettled);
    const call = rawCall(server.endpoint, 'GetItem', {});
    const rejected = expect(call).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
    await server.arrival(0);
    await server.stop();
    await rejected;
  });
});
