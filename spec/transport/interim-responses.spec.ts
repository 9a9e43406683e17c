import { createServer, type Socket } from 'node:net';
import { lastValueFrom } from 'rxjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { errorOf } from '../client/error-of.ts';
import { localClient } from '../support/servers/local-client.ts';
import { listenLocally, localUrl } from '../support/servers/local-server.ts';

const proceed = 'HTTP/1.1 100 Continue\r\n\r\n';
const hints = 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n';
const final = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';
const input = { TableName: 'Music', Item: { Artist: 'Nina Simone' } };

/** A server that answers each request with pieces of bytes, a packet each. */
async function answering(pieces: readonly string[]) {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let seen = '';
    sockets.add(socket.setNoDelay(true));
    socket.on('error', () => {});
    socket.on('data', (data) => {
      seen += data;
      if (!/\r\n\r\n\{.*\}$/s.test(seen)) return;
      requests.push(seen);
      seen = '';
      sendEach(socket, pieces);
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

/** Sends a piece once the one before has been written and the loop has turned, so that they are read one by one. */
function sendEach(socket: Socket, [piece, ...rest]: readonly string[]): void {
  if (piece !== undefined)
    socket.write(piece, () => setImmediate(() => setImmediate(sendEach, socket, rest)));
}

describe('an interim response that nobody asked for', () => {
  it.each([
    ['before the final one', [proceed, final]],
    ['in one piece with it', [proceed + final]],
    ['more than once', [proceed, proceed, hints + proceed + final]],
    ['byte by byte', [...proceed, final]],
    ['with the beginning of the final one', [`${proceed}HTTP`, final.slice(4)]],
    ['of HTTP/1.0', ['HTTP/1.0 100 Continue\r\n\r\n', final]],
    ['never', [final]],
    ['never, byte by byte', [...final]],
  ])('is discarded, and its connection is used again: %s', async (_, pieces) => {
    const { db, requests, sockets } = await answering(pieces);
    for (const output of [{}, {}, {}]) expect(await lastValueFrom(db.putItem(input))).toEqual(output);
    expect(requests).toHaveLength(3);
    expect(sockets.size).toBe(1);
  });

  it('is left alone inside of a body', async () => {
    const body = JSON.stringify({ Attributes: { page: { S: proceed } } });
    const { db } = await answering([
      `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`,
      ...body.split(/(?=HTTP)/),
    ]);
    expect(await lastValueFrom(db.putItem(input))).toEqual({ Attributes: { page: proceed } });
  });

  it.each(['SSH-2.0', 'HTP/1.1', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n'])(
    'is not what begins otherwise, which fails at once: %s',
    async (text) => {
      const { db } = await answering([text]);
      expect(await errorOf(db.putItem(input, { maxAttempts: 1 }))).toMatchObject({ name: 'TransportError' });
    },
  );
});
