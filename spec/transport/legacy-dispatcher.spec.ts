import { execFile } from 'node:child_process';
import { request as httpRequest } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { lastValueFrom } from 'rxjs';
import type { Dispatcher } from 'undici';
import { describe, expect, inject, it } from 'vitest';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import type { Handler } from '../support/wire/fake-server.ts';

/** The methods of a handler that a dispatcher of undici 6 calls. */
interface LegacyHandler {
  onConnect(abort: (reason: Error) => void, context: object): void;
  onHeaders(statusCode: number, headers: readonly Buffer[], resume: () => void, statusText: string): boolean;
  onData(chunk: Buffer): boolean;
  onComplete(trailers: readonly Buffer[]): void;
  onError(error: Error): void;
}

/** A dispatcher with the interface of undici 6, over `node:http`. */
const legacy = {
  dispatch(options: Dispatcher.DispatchOptions, handler: LegacyHandler): boolean {
    const { origin, path, method, headers, body } = options;
    const sent = httpRequest(new URL(path, String(origin)), {
      method,
      headers: headers as Record<string, string>,
      agent: false,
    });
    handler.onConnect((reason) => sent.destroy(reason), {});
    sent.on('error', (error) => handler.onError(error));
    sent.on('response', (response) => {
      const raw = response.rawHeaders.map((text) => Buffer.from(text));
      handler.onHeaders(Number(response.statusCode), raw, () => {}, '');
      response.on('data', (chunk: Buffer) => handler.onData(chunk));
      response.on('end', () => handler.onComplete([]));
    });
    sent.end(body);
    return true;
  },
} as unknown as Dispatcher;

const input = { TableName: 'Music', Key: { Artist: 'Nina Simone' } };
const service = (handler: Handler) => fakeService(handler, { dispatcher: legacy, maxAttempts: 1 });

describe('a dispatcher of undici 6', () => {
  it('sends requests and returns their responses, in however many chunks', async () => {
    const { db } = await service(() => (response) => {
      response.writeHead(200, { 'X-Amzn-RequestId': 'REQUEST1' });
      for (const chunk of ['{"Item":{"Artist"', ':{"S":"Nina Simone"}}}']) response.write(chunk);
      response.end();
    });
    expect(await lastValueFrom(db.getItem(input))).toEqual({ Item: { Artist: 'Nina Simone' } });
  });

  it('may return headers in any case, and the first of several values is used', async () => {
    const { db } = await service(() => ({
      status: 400,
      headers: { 'X-Amzn-RequestId': ['FIRST', 'SECOND', 'THIRD'], 'x-amzn-requestid': [] },
      body: { __type: 'ns#ValidationException', message: 'no' },
    }));
    expect(await errorOf(db.getItem(input))).toMatchObject({
      name: 'ValidationException',
      requestId: 'FIRST',
    });
  });

  it('fails a request with its cause', async () => {
    const { db } = await service(() => (response) => void response.socket?.resetAndDestroy());
    expect(await errorOf(db.getItem(input))).toMatchObject({
      name: 'TransportError',
      cause: { code: 'ECONNRESET' },
      retryable: true,
    });
  });

  it('aborts a request when its subscriber unsubscribes', async () => {
    const { db, server } = await service(() => new Promise<never>(() => {}));
    const call = db.getItem(input).subscribe();
    await server.arrival(0);
    const [socket] = server.sockets;
    const closed = new Promise((resolve) => socket?.once('close', resolve));
    call.unsubscribe();
    await closed;
  });
});

it('the dispatcher that is bundled with Node works: undici 6 in Node 20 and 22', async () => {
  const [server] = inject('servers');
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  const options = JSON.stringify({ region: 'eu-central-1', credentials, endpoint: server?.endpoint });
  const program = `
    import { DynamoDB } from '${new URL('../../dist/index.js', import.meta.url).href}';
    await fetch('data:,');
    const dispatcher = globalThis[Symbol.for('undici.globalDispatcher.1')];
    if (typeof dispatcher?.dispatch !== 'function') throw new Error('Node has no dispatcher there');
    const db = new DynamoDB({ ...${options}, dispatcher });
    for (const _ of [1, 2]) await new Promise((complete, error) => db.call('ListTables').subscribe({ complete, error }));
    console.log('answered');
    process.exit();`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
  });
  expect(stdout).toBe('answered\n');
});
