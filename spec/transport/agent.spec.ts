import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { concatMap, lastValueFrom, mergeMap, range } from 'rxjs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openAgent } from '../../lib/transport/agent.ts';
import { dispatch } from '../../lib/transport/dispatch.ts';
import { fakeService } from '../support/fake-service.ts';
import { startFakeServer } from '../support/wire/fake-server.ts';

const respond = (response: ServerResponse, close: boolean) =>
  void response.writeHead(200, { 'content-length': 2, ...(close && { connection: 'close' }) }).end('{}');

const post = { path: '/', method: 'POST', body: '{}' } as const;

describe('the connections of a client', () => {
  it.each([
    ['one response with `connection: close`', (index: number) => index === 20],
    ['every tenth response with `connection: close`', (index: number) => index % 10 === 9],
  ])('are reused after %s', async (_, isClosing) => {
    const sockets = new Set<Socket | null>();
    const { db } = await fakeService(({ index }) => (response) => {
      sockets.add(response.socket);
      respond(response, isClosing(index));
    });
    const total = 200;
    const closed = Array.from({ length: total }, (_element, index) => index).filter(isClosing).length;
    await lastValueFrom(range(0, total).pipe(concatMap(() => db.call('Next'))));
    expect(sockets.size).toBeGreaterThan(1);
    expect(sockets.size).toBeLessThanOrEqual(closed + 2);
  });

  it('are at most as many as the pool allows', async () => {
    const sockets = new Set<Socket | null>();
    const server = await startFakeServer(() => (response) => {
      sockets.add(response.socket);
      respond(response, false);
    });
    onTestFinished(() => server.stop());
    const agent = openAgent(3, 1000);
    onTestFinished(() => agent.close());
    const calls = range(0, 50).pipe(mergeMap(() => dispatch(agent, { ...post, origin: server.endpoint })));
    await lastValueFrom(calls);
    expect(sockets.size).toBe(3);
  });

  it('stay open for the 100 most recently used origins, until the agent is closed', async () => {
    const servers = await Promise.all(
      Array.from({ length: 102 }, () => startFakeServer(() => ({ body: {} }))),
    );
    onTestFinished(async () => void (await Promise.all(servers.map((server) => server.stop()))));
    const agent = openAgent(3, 1000);
    const closed: Promise<void>[] = [];
    for (const { endpoint: origin, sockets } of servers) {
      await lastValueFrom(dispatch(agent, { ...post, origin }));
      for (const socket of sockets)
        closed.push(new Promise((resolve) => socket.once('close', () => resolve())));
    }
    await Promise.all(closed.slice(0, 2));
    expect(servers.map(({ sockets }) => sockets.size)).toEqual([0, 0, ...Array(100).fill(1)]);
    await agent.close();
    await Promise.all(closed);
    expect(servers.filter(({ sockets }) => sockets.size > 0)).toEqual([]);
  });
});

describe('calls with fake timers', () => {
  const faked = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Date'] as const;

  it.each(['before', 'meanwhile'])(
    'succeed one after another, with connections that were opened before or meanwhile: %s',
    async (when) => {
      const { db } = await fakeService();
      if (when === 'before') await lastValueFrom(db.call('First'));
      vi.useFakeTimers({ toFake: [...faked] });
      onTestFinished(() => void vi.useRealTimers());
      await lastValueFrom(range(0, 3).pipe(concatMap(() => db.call('Next'))));
      vi.useRealTimers();
      await lastValueFrom(db.call('Last'));
      await db.close();
    },
  );
});
