import { describe, expect, it } from 'vitest';
import { type Limits, pack } from '../../lib/bulk/pack.ts';

const limits: Limits = { count: 3, bytes: 100, isExclusive: true };
const nothing: ReadonlySet<string> = new Set();

/** Creates requests with these keys, each with a number that distinguishes it from others with the same key. */
const requestsOf = (...ids: string[]) => ids.map((id, n) => ({ id, n, bytes: 1 }));
const idsOf = (requests: readonly { readonly id: string }[]) => requests.map(({ id }) => id).join('');

describe('pack', () => {
  it('returns an empty batch if there are no requests', () => {
    expect(pack([], limits, nothing)).toEqual({ batch: [], remaining: [], isFull: false });
  });

  it('takes all requests if they fit, and says that more would fit', () => {
    const requests = requestsOf('a', 'b');
    expect(pack(requests, limits, nothing)).toEqual({ batch: requests, remaining: [], isFull: false });
  });

  it('takes as many requests as a batch may hold, in their order', () => {
    const { batch, remaining, isFull } = pack(requestsOf('a', 'b', 'c', 'd'), limits, nothing);
    expect([idsOf(batch), idsOf(remaining), isFull]).toEqual(['abc', 'd', true]);
    expect(pack(requestsOf('a', 'b', 'c'), limits, nothing).isFull).toBe(true);
  });

  it('leaves out the second request with the same key, and requests whose key is in flight', () => {
    const { batch, remaining, isFull } = pack(requestsOf('a', 'x', 'a', 'b', 'x'), limits, new Set('x'));
    expect([idsOf(batch), idsOf(remaining), isFull]).toEqual(['ab', 'xax', false]);
  });

  it('takes several requests with the same key if keys are not exclusive', () => {
    const { batch, remaining } = pack(
      requestsOf('a', 'x', 'a', 'b'),
      { ...limits, isExclusive: false },
      new Set('x'),
    );
    expect([idsOf(batch), idsOf(remaining)]).toEqual(['axa', 'b']);
  });

  it('stops at the first request that exceeds the bytes, so that no smaller one overtakes it', () => {
    const sized = [60, 40, 1, 20].map((bytes, n) => ({ id: String(n), bytes }));
    const { batch, remaining, isFull } = pack(sized, limits, nothing);
    expect([idsOf(batch), idsOf(remaining), isFull]).toEqual(['01', '23', true]);
  });

  it('takes a first request of any size', () => {
    const { batch, isFull } = pack([{ id: 'a', bytes: 1000 }], limits, nothing);
    expect([idsOf(batch), isFull]).toEqual(['a', false]);
  });
});
