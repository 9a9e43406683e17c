import { describe, expect, it } from 'vitest';
import { type Limits, pack } from '../../lib/bulk/pack.ts';

const limits: Limits = { count: 3, bytes: 100, isExclusive: true };
const nothing: ReadonlySet<string> = new Set();

/** Elements named by their keys, each with a number of its own to tell it from others of the same key. */
const elements = (...ids: string[]) => ids.map((id, n) => ({ id, n, bytes: 1 }));
const idsOf = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id).join('');

describe('packing', () => {
  it('takes nothing of nothing', () => {
    expect(pack([], limits, nothing)).toEqual({ batch: [], rest: [], isFull: false });
  });

  it('takes all that there is, and says that more would fit', () => {
    const waiting = elements('a', 'b');
    expect(pack(waiting, limits, nothing)).toEqual({ batch: waiting, rest: [], isFull: false });
  });

  it('takes as many as a request may hold, in their order', () => {
    const { batch, rest, isFull } = pack(elements('a', 'b', 'c', 'd'), limits, nothing);
    expect([idsOf(batch), idsOf(rest), isFull]).toEqual(['abc', 'd', true]);
    expect(pack(elements('a', 'b', 'c'), limits, nothing).isFull).toBe(true);
  });

  it('leaves the later one of two with the same key, and those with a key that is on its way', () => {
    const { batch, rest, isFull } = pack(elements('a', 'x', 'a', 'b', 'x'), limits, new Set('x'));
    expect([idsOf(batch), idsOf(rest), isFull]).toEqual(['ab', 'xax', false]);
  });

  it('keeps those with the same key together where keys are not exclusive', () => {
    const { batch, rest } = pack(
      elements('a', 'x', 'a', 'b'),
      { ...limits, isExclusive: false },
      new Set('x'),
    );
    expect([idsOf(batch), idsOf(rest)]).toEqual(['axa', 'b']);
  });

  it('stops where the bytes run out, so that nothing overtakes', () => {
    const sized = [60, 40, 1, 20].map((bytes, n) => ({ id: String(n), bytes }));
    const { batch, rest, isFull } = pack(sized, limits, nothing);
    expect([idsOf(batch), idsOf(rest), isFull]).toEqual(['01', '23', true]);
  });

  it('takes a first element of any size', () => {
    const { batch, isFull } = pack([{ id: 'a', bytes: 1000 }], limits, nothing);
    expect([idsOf(batch), isFull]).toEqual(['a', false]);
  });
});
