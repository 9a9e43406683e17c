import { AsyncLocalStorage } from 'node:async_hooks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { semaphore } from '../../lib/concurrency/semaphore.ts';

describe('a semaphore', () => {
  function started(limit: () => number) {
    const names: string[] = [];
    const permits = semaphore(limit);
    return { names, permits, acquire: (name: string) => permits.acquire(() => names.push(name)) };
  }

  it('grants as many permits as its limit at once, and the others in FIFO order as permits are released', () => {
    const { names, permits, acquire } = started(() => 2);
    for (const name of ['a', 'b', 'c', 'd']) acquire(name);
    expect(names).toEqual(['a', 'b']);
    permits.release();
    expect(names).toEqual(['a', 'b', 'c']);
    permits.release();
    expect(names).toEqual(['a', 'b', 'c', 'd']);
  });

  it('grants nothing to a wait that was cancelled', () => {
    const { names, permits, acquire } = started(() => 1);
    acquire('a');
    const cancel = acquire('b');
    acquire('c');
    cancel();
    permits.release();
    expect(names).toEqual(['a', 'c']);
  });

  it('grants several permits at one release when its limit has grown', () => {
    let limit = 1;
    const { names, permits, acquire } = started(() => limit);
    for (const name of ['a', 'b', 'c', 'd']) acquire(name);
    limit = 3;
    permits.release();
    expect(names).toEqual(['a', 'b', 'c', 'd']);
  });

  it('grants none until enough are released after one was taken beyond the limit', () => {
    const { names, permits, acquire } = started(() => 1);
    acquire('a');
    permits.take();
    acquire('b');
    permits.release();
    expect(names).toEqual(['a']);
    permits.release();
    expect(names).toEqual(['a', 'b']);
  });

  it('grants nothing once it is closed, neither to those that wait nor to those that come', () => {
    const { names, permits, acquire } = started(() => 1);
    acquire('a');
    acquire('b');
    permits.close();
    permits.release();
    acquire('c');
    expect(names).toEqual(['a']);
  });

  it('starts what waited in the async context of its own acquire', () => {
    const context = new AsyncLocalStorage<string>();
    const permits = semaphore(() => 1);
    const seen: unknown[] = [];
    const see = () => seen.push(context.getStore());
    context.run('first', () => permits.acquire(see));
    context.run('second', () => permits.acquire(see));
    context.run('releasing', () => permits.release());
    expect(seen).toEqual(['first', 'second']);
  });

  it('never grants more than its limit, and forgets nobody', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.boolean()), (limit, acquisitions) => {
        const permits = semaphore(() => limit);
        let active = 0;
        let acquired = 0;
        let granted = 0;
        for (const isAcquisition of acquisitions) {
          if (isAcquisition) {
            acquired++;
            permits.acquire(() => {
              granted++;
              active++;
            });
          } else if (active > 0) {
            active--;
            permits.release();
          }
          expect(active).toBe(Math.min(limit, acquired - (granted - active)));
        }
      }),
    );
  });
});
