import { describe, expect, it } from 'vitest';
import { BatchQueue } from '../../lib/bulk/batch-queue.ts';
import { collectGarbage } from '../support/garbage.ts';
import { onVirtualTime } from '../support/marbles.ts';

interface Request {
  readonly id: string;
  readonly index: number;
  readonly bytes: number;
}

const limits = { count: 3, bytes: 100, isExclusive: true };
const never = Number.POSITIVE_INFINITY;

function queueOf(ids: Iterable<string>, options = limits): BatchQueue<Request> {
  const queue = new BatchQueue<Request>(options, never, () => {});
  let index = 0;
  for (const id of ids) queue.add({ id, index: index++, bytes: 1 });
  return queue;
}

const idsOf = (batch: readonly Request[] | undefined) => batch?.map(({ id }) => id).join('');

describe('a batch queue', () => {
  it('returns full batches in the order of the requests, and a partial one only when it is flushed', () => {
    const queue = queueOf('abcdefgh');
    expect([queue.take(false), queue.take(false), queue.take(false)].map(idsOf)).toEqual([
      'abc',
      'def',
      undefined,
    ]);
    expect(queue.pending().map(({ id }) => id)).toEqual(['g', 'h']);
    expect([queue.take(true), queue.take(true)].map(idsOf)).toEqual(['gh', undefined]);
  });

  it('returns a batch that is full in bytes', () => {
    const queue = new BatchQueue<Request>(limits, never, () => {});
    queue.add({ id: 'a', index: 0, bytes: 60 });
    expect(queue.take(false)).toBeUndefined();
    queue.add({ id: 'b', index: 1, bytes: 60 });
    expect([queue.take(false), queue.take(false)].map(idsOf)).toEqual(['a', undefined]);
  });

  it('returns no batch that is too large, unless its only request is, and lets no smaller request overtake', () => {
    const queue = new BatchQueue<Request>(limits, never, () => {});
    [60, 40, 1, 20, 1000, 1].forEach((bytes, index) => {
      queue.add({ id: String(index), index, bytes });
    });
    expect([1, 2, 3, 4, 5].map(() => idsOf(queue.take(true)))).toEqual(['01', '23', '4', '5', undefined]);
  });

  it('returns requests of one key together if keys are not exclusive', () => {
    const queue = queueOf('axab', { ...limits, isExclusive: false });
    expect([queue.take(false), queue.take(true)].map(idsOf)).toEqual(['axa', 'b']);
    expect(queue.pending()).toEqual([]);
  });

  it('flushes a request that waited for its key when the timer fired, once the key is released', () => {
    onVirtualTime(({ flush }) => {
      const queue = new BatchQueue<Request>(limits, 50, () => {});
      const [first, second] = [0, 1].map((index) => ({ id: 'a', index, bytes: 1 }));
      if (first === undefined || second === undefined) throw new Error('There are two requests');
      queue.add(first);
      expect(queue.take(true)).toEqual([first]);
      queue.add(second);
      flush();
      expect(queue.take(false)).toBeUndefined();
      queue.release(first);
      expect(queue.take(false)).toEqual([second]);
      queue.close();
    });
  });

  it('does not keep the requests that were taken', async () => {
    const queue = queueOf([]);
    let index = 0;
    const addOne = () => {
      const request = { id: String(index), index: index++, bytes: 1 };
      queue.add(request);
      return new WeakRef(request);
    };
    const references = Array.from({ length: 30 }, addOne);
    for (let batch = queue.take(false); index < 300; batch = queue.take(false)) {
      for (const request of batch ?? []) queue.release(request);
      references.push(...Array.from({ length: 3 }, addOne));
    }
    await collectGarbage();
    const kept = references.filter((reference) => reference.deref() !== undefined);
    // The last batch may still be in a register.
    expect(kept.length).toBeLessThanOrEqual(queue.pending().length + 2 * limits.count);
  });

  it('skips requests whose key is in flight, however many there are', () => {
    const queue = queueOf(['a', ...'a'.repeat(50), 'b', 'c', 'a', 'd']);
    expect(idsOf(queue.take(false))).toBe('abc');
    expect(idsOf(queue.take(true))).toBe('d');
    expect(queue.take(true)).toBeUndefined();
    queue.release({ id: 'a', index: 0, bytes: 1 });
    const [next, ...more] = queue.take(true) ?? [];
    expect([next?.index, more]).toEqual([1, []]);
    expect(queue.pending()).toHaveLength(50);
  });

  it('keeps the order of each key through any sequence of batches', () => {
    const ids = Array.from({ length: 5000 }, (_, n) => String((n * n) % 97));
    const queue = queueOf(ids);
    const taken: Request[] = [];
    for (let batch = queue.take(true); batch !== undefined; batch = queue.take(true)) {
      taken.push(...batch);
      for (const request of batch) queue.release(request);
    }
    expect(taken).toHaveLength(ids.length);
    const last = new Map<string, number>();
    for (const { id, index } of taken) {
      expect(index).toBeGreaterThan(last.get(id) ?? -1);
      last.set(id, index);
    }
  });

  it('flushes the requests that were pending when its timer fired, and not those that are added later', () => {
    onVirtualTime(({ flush }) => {
      let isFlushed = false;
      const queue = new BatchQueue<Request>(limits, 50, () => {
        isFlushed = true;
      });
      queue.add({ id: 'a', index: 0, bytes: 1 });
      expect(queue.take(false)).toBeUndefined();
      flush();
      expect(isFlushed).toBe(true);
      expect(idsOf(queue.take(false))).toBe('a');
      queue.add({ id: 'b', index: 1, bytes: 1 });
      expect(queue.take(false)).toBeUndefined();
      queue.close();
    });
  });

  it('takes each batch of few keys in about the same time, however many requests wait for these keys', () => {
    const timePerRequest = (length: number) => {
      const queue = queueOf([], { ...limits, count: 25 });
      const start = process.cpuUsage();
      for (let index = 0; index < length; index++) {
        queue.add({ id: String(index % 10), index, bytes: 1 });
        queue.take(false);
      }
      for (let batch = queue.take(true); batch !== undefined; batch = queue.take(true))
        for (const request of batch) queue.release(request);
      return process.cpuUsage(start).user / length;
    };
    const short = Math.min(timePerRequest(2000), timePerRequest(2000), timePerRequest(2000));
    expect(timePerRequest(100_000)).toBeLessThan(5 * short + 3);
  });

  it('takes a batch from half a million requests in about the same time as from ten thousand', () => {
    const drain = (length: number) => {
      const ids = Array.from({ length }, (_, n) => String(n));
      const queue = queueOf(ids, { ...limits, count: 25 });
      const start = process.cpuUsage();
      let batches = 0;
      while (queue.take(true) !== undefined) batches++;
      return process.cpuUsage(start).user / batches;
    };
    const short = Math.min(drain(10_000), drain(10_000), drain(10_000));
    expect(drain(500_000)).toBeLessThan(5 * short + 30);
  });

  it('keeps a request in a partial batch that is not taken before later ones with its key', () => {
    const queue = queueOf('aa');
    expect(queue.take(false)).toBeUndefined();
    queue.add({ id: 'a', index: 2, bytes: 1 });
    expect(queue.take(false)).toBeUndefined();
    expect(queue.pending().map(({ index }) => index)).toEqual([0, 1, 2]);
    const [first, ...others] = queue.take(true) ?? [];
    expect([first?.index, others]).toEqual([0, []]);
  });

  it('never lets requests of a few keys delay another one forever', () => {
    const queue = queueOf('abcz');
    const taken: string[] = [];
    for (let index = 4; index < 40; index += 3) {
      for (const [offset, id] of ['a', 'b', 'c'].entries())
        queue.add({ id, index: index + offset, bytes: 1 });
      const batch = queue.take(true) ?? [];
      taken.push(...batch.map(({ id }) => id));
      for (const request of batch) queue.release(request);
    }
    expect(taken.indexOf('z')).toBe(3);
  });
});
