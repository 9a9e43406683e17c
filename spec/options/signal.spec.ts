import { AsyncLocalStorage } from 'node:async_hooks';
import { getEventListeners } from 'node:events';
import { firstValueFrom, lastValueFrom, merge, NEVER, Observable, of, retry, throwError } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { paginate } from '../../lib/backpressure/paginate.ts';
import { pacedMergeMap, retryTransient, toAsyncIterable } from '../../lib/index.ts';
import { checkedSignal, withSignal } from '../../lib/options/signal.ts';
import { itemStream } from '../../lib/paging/item-stream.ts';
import { onVirtualTime } from '../support/marbles.ts';

/** Makes a signal that is aborted when an Observable emits. */
function signalOf(aborted$: Observable<unknown>, reason: unknown): AbortSignal {
  const controller = new AbortController();
  aborted$.subscribe(() => controller.abort(reason));
  return controller.signal;
}

describe('an Observable with a signal', () => {
  it('is the same Observable if there is no signal', () => {
    expect(withSignal(NEVER, undefined)).toBe(NEVER);
  });

  it('fails when the signal is aborted, and leaves its source at that moment', () =>
    onVirtualTime(({ cold, hot, expectObservable, expectSubscriptions }) => {
      const source = cold('  -a-b-c-d|');
      const signal = signalOf(hot('-----x'), 'left');
      expectObservable(withSignal(source, signal)).toBe('-a-b-#', undefined, 'left');
      expectSubscriptions(source.subscriptions).toBe('   ^----!');
    }));

  it.each([
    ['-a-b|', '-a-b|', '^---!'],
    ['-a-#', '-a-#', '^--!'],
    ['|', '|', '(^!)'],
    ['#', '#', '(^!)'],
  ])('passes on %s as it is while the signal is not aborted', (marbles, values, subscription) => {
    const { signal } = new AbortController();
    onVirtualTime(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(marbles);
      expectObservable(withSignal(source, signal)).toBe(values);
      expectSubscriptions(source.subscriptions).toBe(subscription);
    });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('does not subscribe to its source if the signal is already aborted, however often it is tried again', () =>
    onVirtualTime(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('a|');
      const error = new TypeError('left');
      const aborted = withSignal(source, AbortSignal.abort(error));
      expectObservable(aborted.pipe(retry(3))).toBe('#', undefined, error);
      expectSubscriptions(source.subscriptions).toBe([]);
    }));

  it('removes its listener when the subscriber unsubscribes', () => {
    const { signal } = new AbortController();
    const subscription = withSignal(NEVER, signal).subscribe();
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    subscription.unsubscribe();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('leaves no listener after thousands of calls over one signal, and no warning while they run', async () => {
    const onWarning = vi.fn();
    process.on('warning', onWarning);
    const controller = new AbortController();
    const never = Array.from({ length: 3000 }, () => lastValueFrom(withSignal(NEVER, controller.signal)));
    for (let call = 0; call < 3000; call++) await firstValueFrom(withSignal(of(call), controller.signal));
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    controller.abort('left');
    const reasons = (await Promise.allSettled(never)).map((call) => 'reason' in call && call.reason);
    expect(new Set(reasons)).toEqual(new Set(['left']));
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    await new Promise(setImmediate);
    process.off('warning', onWarning);
    expect(onWarning).not.toHaveBeenCalled();
  });

  it('may be aborted by its own consumer, which then gets no further value', () => {
    const controller = new AbortController();
    const events: unknown[] = [];
    withSignal(of(1, 2, 3), controller.signal).subscribe({
      next: (value) => {
        events.push(value);
        if (value === 2) controller.abort('enough');
      },
      error: (error) => events.push(error),
    });
    expect(events).toEqual([1, 2, 'enough']);
  });

  it('fails in the async context in which it was subscribed to', async () => {
    const storage = new AsyncLocalStorage<string>();
    const controller = new AbortController();
    const contexts: unknown[] = [];
    storage.run('caller', () =>
      withSignal(NEVER, controller.signal).subscribe({ error: () => contexts.push(storage.getStore()) }),
    );
    storage.run('aborter', () => controller.abort());
    expect(contexts).toEqual(['caller']);
  });

  it('is not retried as a transient error when a timeout aborts it', async () => {
    const signal = AbortSignal.abort(new DOMException('too late', 'TimeoutError'));
    let attempts = 0;
    const counted = withSignal(NEVER, signal).pipe(
      (source) =>
        new Observable((subscriber) => {
          attempts++;
          return source.subscribe(subscriber);
        }),
    );
    await expect(lastValueFrom(counted.pipe(retryTransient()))).rejects.toBe(signal.reason);
    expect(attempts).toBe(1);
  });

  it('lets its source find the boundary downstream before it requests anything', () => {
    const { signal } = new AbortController();
    let requests = 0;
    const source = paginate({ fetch: () => of([++requests]), next: () => undefined }, (page) => page);
    merge(of(0), withSignal(source, signal))
      .pipe(pacedMergeMap(() => NEVER, 1))
      .subscribe();
    expect(requests).toBe(0);
  });
});

describe('a loop over a stream with a signal', () => {
  it('throws the reason at the next step, also if it was aborted between two steps', async () => {
    const controller = new AbortController();
    const stream = itemStream<number, number[]>(
      (itemsOf) =>
        withSignal(paginate({ fetch: () => of([1, 2]), next: () => true }, itemsOf), controller.signal),
      (page) => page,
    );
    const values: number[] = [];
    const loop = async () => {
      for await (const value of stream) {
        values.push(value);
        if (values.length === 3) controller.abort('left');
      }
    };
    await expect(loop()).rejects.toBe('left');
    expect(values).toEqual([1, 2, 1]);
  });

  it('throws the reason while a step waits', async () => {
    const controller = new AbortController();
    const step = toAsyncIterable(withSignal(NEVER, controller.signal))[Symbol.asyncIterator]().next();
    controller.abort('left');
    await expect(step).rejects.toBe('left');
  });
});

describe('the option `signal`', () => {
  it.each([
    ['a text', 'abort', '"abort"'],
    ['a controller', new AbortController(), 'an object'],
    ['an event target', new EventTarget(), 'an object'],
    ['a number', 1, '1'],
  ])('is refused if it is %s', async (_, signal, shown) => {
    const source = throwError(() => new Error('subscribed'));
    const message = `The option \`signal\` must be an AbortSignal, not ${shown}`;
    await expect(lastValueFrom(withSignal(source, signal as AbortSignal))).rejects.toThrow(message);
    expect(() => checkedSignal(signal as AbortSignal)).toThrow(message);
  });
});
