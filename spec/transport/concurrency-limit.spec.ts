import { AsyncLocalStorage } from 'node:async_hooks';
import { lastValueFrom, merge, tap } from 'rxjs';
import { Agent } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fakeService } from '../support/fake-service.ts';
import { heldReplies } from '../support/held-responses.ts';
import { localClient } from '../support/servers/local-client.ts';

/** Makes a client with any number of sockets, so that only the concurrency limit delays requests. */
async function limitedClient(maxClients: number) {
  const { handler, release } = heldReplies();
  const dispatcher = new Agent();
  const { db, server } = await fakeService(handler, { maxClients, dispatcher });
  onTestFinished(() => dispatcher.destroy());
  return { db, server, release };
}

/** Completes a call of another client; every request that was sent before it has arrived by then. */
async function callOfAnotherClient(endpoint: string): Promise<void> {
  await using other = localClient(endpoint);
  await lastValueFrom(other.call('Other'));
}

describe('the limit on requests in flight', () => {
  it('queues the requests beyond the limit, and sends them in order', async () => {
    const { db, server, release } = await limitedClient(3);
    const names = ['Call0', 'Call1', 'Call2', 'Call3', 'Call4', 'Call5'];
    const done = lastValueFrom(merge(...names.map((name) => db.call(name))));
    await server.arrival(2);
    release(3);
    await callOfAnotherClient(server.endpoint);
    const arrived = server.requests.map(({ operation }) => operation);
    expect(arrived.sort()).toEqual(['Call0', 'Call1', 'Call2', 'Other']);

    for (const [index, next] of ['Call3', 'Call4', 'Call5'].entries()) {
      release(index);
      expect(await server.arrival(4 + index)).toMatchObject({ operation: next });
    }
    for (const index of [4, 5, 6]) release(index);
    await done;
  });

  it('does not send a queued request whose subscriber has unsubscribed', async () => {
    const { db, server, release } = await limitedClient(1);
    const first = lastValueFrom(db.call('First'));
    await server.arrival(0);
    db.call('Queued').subscribe().unsubscribe();
    const last = lastValueFrom(db.call('Last'));
    release(0);
    release(1);
    await Promise.all([first, last]);
    expect(server.requests.map(({ operation }) => operation)).toEqual(['First', 'Last']);
  });

  it('sends the next request when the subscriber of one in flight unsubscribes', async () => {
    const { db, server, release } = await limitedClient(1);
    const inFlight = db.call('InFlight').subscribe();
    await server.arrival(0);
    const next = lastValueFrom(db.call('Next'));
    inFlight.unsubscribe();
    expect(await server.arrival(1)).toMatchObject({ operation: 'Next' });
    release(1);
    await next;
  });

  it('resumes each queued call in its own async context', async () => {
    const { db, server, release } = await limitedClient(1);
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
