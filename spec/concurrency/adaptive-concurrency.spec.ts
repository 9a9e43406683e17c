import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it } from 'vitest';
import { adaptiveConcurrency, type Permit } from '../../lib/concurrency/adaptive-concurrency.ts';

/** Acquires permits for 100 requests: those in flight have one, the others wait. */
function requestsWith(max: number) {
  const limit = adaptiveConcurrency(max);
  const inFlight: Permit[] = [];
  for (let count = 0; count < 100; count++) limit.acquire((permit) => inFlight.push(permit));
  const end = (how: keyof Permit, count: number) => {
    for (const permit of inFlight.splice(0, count)) permit[how]();
  };
  return { inFlight, end, limit };
}

describe('an adaptive concurrency', () => {
  it('grants its maximum of permits at first', () => {
    expect(requestsWith(8).inFlight).toHaveLength(8);
  });

  it('is halved by a throttle, once for all requests that were in flight together, down to one', () => {
    const { inFlight, end } = requestsWith(8);
    end('onThrottled', 8);
    expect(inFlight).toHaveLength(4);
    end('onThrottled', 4);
    expect(inFlight).toHaveLength(2);
    end('onThrottled', 2);
    expect(inFlight).toHaveLength(1);
    end('onThrottled', 1);
    expect(inFlight).toHaveLength(1);
  });

  it('grows by about one with as many successes as its limit, up to its maximum', () => {
    const { inFlight, end } = requestsWith(4);
    end('onThrottled', 4);
    const sizes = [2, 2, 3, 4, 4].map((count) => {
      end('onSuccess', count);
      return inFlight.length;
    });
    expect(sizes).toEqual([2, 3, 4, 4, 4]);
  });

  it('stays the same when requests end in another way', () => {
    const { inFlight, end } = requestsWith(4);
    end('onThrottled', 4);
    end('release', 2);
    expect(inFlight).toHaveLength(2);
  });

  it('counts a permit that is released twice once', () => {
    const { inFlight, limit } = requestsWith(1);
    inFlight[0]?.onSuccess();
    inFlight[0]?.release();
    expect(inFlight).toHaveLength(2);
    limit.acquire(() => {})();
  });

  it('grants no permit to a request that has cancelled its wait', () => {
    const limit = adaptiveConcurrency(1);
    const started: string[] = [];
    let first: Permit | undefined;
    limit.acquire((permit) => {
      first = permit;
    });
    const cancel = limit.acquire(() => started.push('cancelled'));
    limit.acquire(() => started.push('waiting'));
    cancel();
    first?.onSuccess();
    expect(started).toEqual(['waiting']);
  });

  it('starts a request that waited in the async context of its own', () => {
    const storage = new AsyncLocalStorage<string>();
    const limit = adaptiveConcurrency(1);
    const contexts: unknown[] = [];
    const permits: Permit[] = [];
    const acquire = () =>
      limit.acquire((permit) => {
        permits.push(permit);
        contexts.push(storage.getStore());
      });
    storage.run('first', acquire);
    storage.run('second', acquire);
    permits[0]?.onSuccess();
    expect(contexts).toEqual(['first', 'second']);
  });
});
