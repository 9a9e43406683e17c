import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it } from 'vitest';
import { adaptiveConcurrency, type Permit } from '../../lib/concurrency/adaptive-concurrency.ts';

/** Lets as many requests in as there is room for, and more whenever there is room again. */
function crowd(most: number) {
  const window = adaptiveConcurrency(most);
  const inside: Permit[] = [];
  const enter = () => window.acquire((place) => inside.push(place));
  for (let count = 0; count < 100; count++) enter();
  const end = (how: keyof Permit, count = inside.length) => {
    for (const place of inside.splice(0, count)) place[how]();
  };
  return { inside, end, enter, window };
}

describe('a congestion window', () => {
  it('has room for as many requests as it may have', () => {
    expect(crowd(8).inside).toHaveLength(8);
  });

  it('is halved by a throttle, once for all that were under way together, and goes on halving down to one', () => {
    const { inside, end } = crowd(8);
    end('onThrottled', 8);
    expect(inside).toHaveLength(4);
    end('onThrottled', 4);
    expect(inside).toHaveLength(2);
    end('onThrottled', 2);
    expect(inside).toHaveLength(1);
    end('onThrottled', 1);
    expect(inside).toHaveLength(1);
  });

  it('grows by about one with as many successes as it has places, up to what it had', () => {
    const { inside, end } = crowd(4);
    end('onThrottled', 4);
    const sizes = [2, 2, 3, 4, 4].map((count) => {
      end('onSuccess', count);
      return inside.length;
    });
    expect(sizes).toEqual([2, 3, 4, 4, 4]);
  });

  it('stays as it is when requests end in another way', () => {
    const { inside, end } = crowd(4);
    end('onThrottled', 4);
    end('release', 2);
    expect(inside).toHaveLength(2);
  });

  it('counts a place that is left twice once', () => {
    const { inside, window } = crowd(1);
    inside[0]?.onSuccess();
    inside[0]?.release();
    expect(inside).toHaveLength(2);
    window.acquire(() => {})();
  });

  it('forgets who leaves the line', () => {
    const window = adaptiveConcurrency(1);
    const started: string[] = [];
    let first: Permit | undefined;
    window.acquire((place) => {
      first = place;
    });
    const leave = window.acquire(() => started.push('impatient'));
    window.acquire(() => started.push('patient'));
    leave();
    first?.onSuccess();
    expect(started).toEqual(['patient']);
  });

  it('starts who waited in the async context of their own', () => {
    const storage = new AsyncLocalStorage<string>();
    const window = adaptiveConcurrency(1);
    const contexts: unknown[] = [];
    const places: Permit[] = [];
    const enter = () =>
      window.acquire((place) => {
        places.push(place);
        contexts.push(storage.getStore());
      });
    storage.run('first', enter);
    storage.run('second', enter);
    places[0]?.onSuccess();
    expect(contexts).toEqual(['first', 'second']);
  });
});
