import { createServer, type Socket } from 'node:net';
import { lastValueFrom } from 'rxjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { errorOf } from '../support/error-of.ts';
import { localClient } from '../support/servers/local-client.ts';
import { listenLocally, localUrl } from '../support/servers/local-server.ts';

const proceed = 'HTTP/1.1 100 Continue\r\n\r\n';
const hints = 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n';
const final = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';
const input = { TableName: 'Music', Item: { Artist: 'Nina Simone' } };

/** Starts a server that responds to each request with the given chunks, each in its own packet. */
async function respondingWith(chunks: readonly string[]) {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let received = '';
    sockets.add(socket.setNoDelay(true));
    socket.on('error', () => {});
    socket.on('data', (data) => {
      received += data;
      if (!/\r\n\r\n\{.*\}$/s.test(received)) return;
      requests.push(received);
      received = '';
      sendEach(socket, chunks);
    });
  });
  const db = localClient(localUrl(await listenLocally(server)), { headersTimeout: 2000 });
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await db.close();
  });
  return { db, requests, sockets };
}

/** Sends each chunk two event loop turns after the previous one has been written, so that they are read one by one. */
function sendEach(socket: Socket, [chunk, ...rest]: readonly string[]): void {
  if (chunk !== undefined)
    socket.write(chunk, () => setImmediate(() => setImmediate(sendEach, socket, rest)));
}

describe('an unrequested interim response', () => {
  it.each([
    ['before the final one', [proceed, final]],
    ['in one chunk with it', [proceed + final]],
    ['more than once', [proceed, proceed, hints + proceed + final]],
    ['byte by byte', [...proceed, final]],
    ['with the beginning of the final one', [`${proceed}HTTP`, final.slice(4)]],
    ['of HTTP/1.0', ['HTTP/1.0 100 Continue\r\n\r\n', final]],
    ['never', [final]],
    ['never, byte by byte', [...final]],
  ])('is discarded, and the connection is reused: %s', async (_, chunks) => {
    const { db, requests, sockets } = await respondingWith(chunks);
    for (const output of [{}, {}, {}]) expect(await lastValueFrom(db.putItem(input))).toEqual(output);
    expect(requests).toHaveLength(3);
    expect(sockets.size).toBe(1);
  });

  it('is kept inside a body', async () => {
    const body = JSON.stringify({ Attributes: { page: { S: proceed } } });
    const { db } = await respondingWith([
      `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`,
      ...body.split(/(?=HTTP)/),
    ]);
    expect(await lastValueFrom(db.putItem(input))).toEqual({ Attributes: { page: proceed } });
  });

  it.each(['SSH-2.0', 'HTP/1.1', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n'])(
    'is not assumed for other bytes, which fail the request at once: %s',
    async (text) => {
      const { db } = await respondingWith([text]);
      expect(await errorOf(db.putItem(input, { maxAttempts: 1 }))).toMatchObject({ name: 'TransportError' });
    },
  );
});
