import { AsyncLocalStorage } from 'node:async_hooks';
import { lastValueFrom, merge, tap } from 'rxjs';
import { Agent } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fakeService } from '../client/fake-service.ts';
import { heldReplies } from '../client/held-replies.ts';
import { localClient } from '../support/servers/local-client.ts';

/** A client that may open any number of sockets, so that it is the limit alone that holds requests back. */
async function limited(maxClients: number) {
  const { handler, release } = heldReplies();
  const dispatcher = new Agent();
  const { db, server } = await fakeService(handler, { maxClients, dispatcher });
  onTestFinished(() => dispatcher.destroy());
  return { db, server, release };
}

/** A call of another client: whatever was sent before it has arrived when it is answered. */
async function passBy(endpoint: string): Promise<void> {
  await using other = localClient(endpoint);
  await lastValueFrom(other.call('PassBy'));
}

describe('the limit on requests in flight', () => {
  it('holds back as many as there are too many, and sends them in their order', async () => {
    const { db, server, release } = await limited(3);
    const names = ['Call0', 'Call1', 'Call2', 'Call3', 'Call4', 'Call5'];
    const done = lastValueFrom(merge(...names.map((name) => db.call(name))));
    await server.arrival(2);
    release(3);
    await passBy(server.endpoint);
    const arrived = server.requests.map(({ operation }) => operation);
    expect(arrived.sort()).toEqual(['Call0', 'Call1', 'Call2', 'PassBy']);

    for (const [freed, next] of ['Call3', 'Call4', 'Call5'].entries()) {
      release(freed);
      expect(await server.arrival(4 + freed)).toMatchObject({ operation: next });
    }
    for (const index of [4, 5, 6]) release(index);
    await done;
  });

  it('sends nothing for who leaves while waiting', async () => {
    const { db, server, release } = await limited(1);
    const first = lastValueFrom(db.call('First'));
    await server.arrival(0);
    db.call('Impatient').subscribe().unsubscribe();
    const last = lastValueFrom(db.call('Last'));
    release(0);
    release(1);
    await Promise.all([first, last]);
    expect(server.requests.map(({ operation }) => operation)).toEqual(['First', 'Last']);
  });

  it('lets the next one go when somebody leaves in flight', async () => {
    const { db, server, release } = await limited(1);
    const leaving = db.call('Leaving').subscribe();
    await server.arrival(0);
    const next = lastValueFrom(db.call('Next'));
    leaving.unsubscribe();
    expect(await server.arrival(1)).toMatchObject({ operation: 'Next' });
    release(1);
    await next;
  });

  it('lets each call go on in its own async context, however long it waited', async () => {
    const { db, server, release } = await limited(1);
    const context = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    const calls = ['a', 'b', 'c'].map((name) =>
      context.run(name, () => lastValueFrom(db.call(name).pipe(tap(() => seen.push(context.getStore()))))),
    );
    for (const index of [0, 1, 2]) release(index);
    await Promise.all(calls);
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(server.requests).toHaveLength(3);
  });
});
