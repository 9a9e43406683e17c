import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it } from 'vitest';
import { congestionWindow, type Place } from '../../lib/stream/congestion-window.ts';

/** Lets as many requests in as there is room for, and more whenever there is room again. */
function crowd(most: number) {
  const window = congestionWindow(most);
  const inside: Place[] = [];
  const enter = () => window.enter((place) => inside.push(place));
  for (let count = 0; count < 100; count++) enter();
  const end = (how: keyof Place, count = inside.length) => {
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
    end('yield', 8);
    expect(inside).toHaveLength(4);
    end('yield', 4);
    expect(inside).toHaveLength(2);
    end('yield', 2);
    expect(inside).toHaveLength(1);
    end('yield', 1);
    expect(inside).toHaveLength(1);
  });

  it('grows by about one with as many successes as it has places, up to what it had', () => {
    const { inside, end } = crowd(4);
    end('yield', 4);
    const sizes = [2, 2, 3, 4, 4].map((count) => {
      end('succeed', count);
      return inside.length;
    });
    expect(sizes).toEqual([2, 3, 4, 4, 4]);
  });

  it('stays as it is when requests end in another way', () => {
    const { inside, end } = crowd(4);
    end('yield', 4);
    end('leave', 2);
    expect(inside).toHaveLength(2);
  });

  it('counts a place that is left twice once', () => {
    const { inside, window } = crowd(1);
    inside[0]?.succeed();
    inside[0]?.leave();
    expect(inside).toHaveLength(2);
    window.enter(() => {})();
  });

  it('forgets who leaves the line', () => {
    const window = congestionWindow(1);
    const started: string[] = [];
    let first: Place | undefined;
    window.enter((place) => {
      first = place;
    });
    const leave = window.enter(() => started.push('impatient'));
    window.enter(() => started.push('patient'));
    leave();
    first?.succeed();
    expect(started).toEqual(['patient']);
  });

  it('starts who waited in the async context of their own', () => {
    const storage = new AsyncLocalStorage<string>();
    const window = congestionWindow(1);
    const contexts: unknown[] = [];
    const places: Place[] = [];
    const enter = () =>
      window.enter((place) => {
        places.push(place);
        contexts.push(storage.getStore());
      });
    storage.run('first', enter);
    storage.run('second', enter);
    places[0]?.succeed();
    expect(contexts).toEqual(['first', 'second']);
  });
});
