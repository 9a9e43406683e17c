import { describe, expect, it } from 'vitest';
import { BatchQueue } from '../../lib/bulk/batch-queue.ts';
import { onVirtualTime } from '../support/marbles.ts';

interface Request {
  readonly id: string;
  readonly n: number;
  readonly bytes: number;
}

const limits = { count: 3, bytes: 100, isExclusive: true };
const never = Number.POSITIVE_INFINITY;

function queueOf(ids: Iterable<string>, options = limits): BatchQueue<Request> {
  const queue = new BatchQueue<Request>(options, never, () => {});
  let n = 0;
  for (const id of ids) queue.add({ id, n: n++, bytes: 1 });
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
    queue.add({ id: 'a', n: 0, bytes: 60 });
    expect(queue.take(false)).toBeUndefined();
    queue.add({ id: 'b', n: 1, bytes: 60 });
    expect([queue.take(false), queue.take(false)].map(idsOf)).toEqual(['a', undefined]);
  });

  it('skips requests whose key is in flight, however many there are', () => {
    const queue = queueOf(['a', ...'a'.repeat(50), 'b', 'c', 'a', 'd']);
    expect(idsOf(queue.take(false))).toBe('abc');
    expect(idsOf(queue.take(true))).toBe('d');
    expect(queue.take(true)).toBeUndefined();
    queue.release({ id: 'a', n: 0, bytes: 1 });
    const [next, ...more] = queue.take(true) ?? [];
    expect([next?.n, more]).toEqual([1, []]);
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
    for (const { id, n } of taken) {
      expect(n).toBeGreaterThan(last.get(id) ?? -1);
      last.set(id, n);
    }
  });

  it('flushes the requests that were pending when its timer fired, and not those that are added later', () => {
    onVirtualTime(({ flush }) => {
      let isFlushed = false;
      const queue = new BatchQueue<Request>(limits, 50, () => {
        isFlushed = true;
      });
      queue.add({ id: 'a', n: 0, bytes: 1 });
      expect(queue.take(false)).toBeUndefined();
      flush();
      expect(isFlushed).toBe(true);
      expect(idsOf(queue.take(false))).toBe('a');
      queue.add({ id: 'b', n: 1, bytes: 1 });
      expect(queue.take(false)).toBeUndefined();
      queue.close();
    });
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
});
