import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter, once } from 'node:events';
import type { Socket } from 'node:net';
import { concatMap, lastValueFrom, range, repeat, tap } from 'rxjs';
import { Agent } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { empty, fakeService } from '../support/fake-service.ts';
import { heldReplies } from '../support/held-responses.ts';

const never = new Promise<never>(() => {});

describe('unsubscribing', () => {
  it('closes the socket before the response has begun', async () => {
    const { db, server } = await fakeService(() => never);
    const call = db.call('Slow').subscribe();
    const { aborted } = await server.arrival(0);
    call.unsubscribe();
    await aborted;
  });

  it('closes the socket in the middle of the body', async () => {
    const { db, server } = await fakeService(() => (response) => void response.write('{"half":'));
    const call = db.call('Slow').subscribe();
    const { aborted } = await server.arrival(0);
    call.unsubscribe();
    await aborted;
  });

  it('does not affect other calls', async () => {
    const { db, server } = await fakeService(({ operation }) =>
      operation === 'Slow' ? never : { body: {} },
    );
    const slow = db.call('Slow').subscribe();
    await server.arrival(0);
    const quick = lastValueFrom(db.call('Quick'));
    slow.unsubscribe();
    await quick;
  });

  it('sends nothing right after subscribing', async () => {
    const { db, server } = await fakeService();
    db.call('Never').subscribe().unsubscribe();
    await lastValueFrom(db.call('Other'));
    expect(server.requests.map(({ operation }) => operation)).toEqual(['Other']);
  });

  it('sends nothing while all sockets of the dispatcher are in use', async () => {
    const held = heldReplies();
    const dispatched = new EventEmitter();
    const agent = new Agent({ connections: 1 });
    const dispatcher = agent.compose((dispatch) => (options, handler) => {
      const isReady = dispatch(options, handler);
      dispatched.emit('request');
      return isReady;
    });
    const { db, server } = await fakeService(held.handler, { dispatcher });
    onTestFinished(() => agent.destroy());

    const first = lastValueFrom(db.call('First'));
    await server.arrival(0);
    const queued = once(dispatched, 'request');
    const call = db.call('Never').subscribe();
    await queued;
    call.unsubscribe();
    const last = lastValueFrom(db.call('Last'));
    held.release(0);
    held.release(1);
    await Promise.all([first, last]);
    expect(server.requests.map(({ operation }) => operation)).toEqual(['First', 'Last']);
  });

  it('sends nothing before the credentials are provided', async () => {
    let provide = () => {};
    const credentials = new Promise<{ accessKeyId: string; secretAccessKey: string }>((resolve) => {
      provide = () => resolve({ accessKeyId: 'key', secretAccessKey: 'secret' });
    });
    const { db, server } = await fakeService(empty, { credentials: () => credentials });
    const call = db.call('Never').subscribe();
    const other = lastValueFrom(db.call('Other'));
    call.unsubscribe();
    provide();
    await other;
    expect(server.requests.map(({ operation }) => operation)).toEqual(['Other']);
  });
});

describe('a socket', () => {
  it('is reused by sequential calls', async () => {
    const sockets = new Set<Socket | null>();
    const { db } = await fakeService(() => (response) => {
      sockets.add(response.socket);
      response.setHeader('content-length', 2).end('{}');
    });
    await lastValueFrom(range(0, 10).pipe(concatMap(() => db.call('Next'))));
    await lastValueFrom(db.call('Next').pipe(repeat(10)));
    expect(sockets.size).toBe(1);
  });
});

describe('a response', () => {
  it('is complete, in however many chunks it was sent', async () => {
    const chunks = ['{"TableNa', 'mes": ["Mu', 'sic", "Кни', 'ги"]}'].map((text) => Buffer.from(text));
    const { db } = await fakeService(() => (response) => {
      for (const chunk of chunks) response.write(chunk);
      response.end();
    });
    expect(await lastValueFrom(db.call('ListTables'))).toEqual({ TableNames: ['Music', 'Книги'] });
  });

  it('is delivered in the async context of its subscription, in whichever context the socket was opened', async () => {
    const context = new AsyncLocalStorage<string>();
    const { db } = await fakeService();
    const seen: unknown[] = [];
    const record = () => seen.push(context.getStore());
    for (const name of ['a', 'b', undefined]) {
      const call = db.call('Call').pipe(tap({ next: record, complete: record }));
      if (name === undefined) await lastValueFrom(call);
      else await context.run(name, () => lastValueFrom(call));
    }
    expect(seen).toEqual(['a', 'a', 'b', 'b', undefined, undefined]);
  });

  it('is delivered in that context after a retry too', async () => {
    const context = new AsyncLocalStorage<string>();
    const { db } = await fakeService(({ attempt }) => ({ status: attempt === 0 ? 500 : 200, body: {} }));
    const seen: unknown[] = [];
    const call = db.call('Call').pipe(tap(() => seen.push(context.getStore())));
    await context.run('a', () => lastValueFrom(call));
    await context.run('b', () => lastValueFrom(call));
    expect(seen).toEqual(['a', 'b']);
  });
});
