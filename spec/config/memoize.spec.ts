import { describe, expect, it, vi } from 'vitest';
import { memoize } from '../../lib/config/memoize.ts';

/** Makes a mocked function that resolves to 1, 2, 3 … */
function counting() {
  let count = 0;
  return vi.fn(async () => ++count);
}

describe('a memoized function', () => {
  it('is not called before it is needed', () => {
    const load = counting();
    memoize(load);
    expect(load).not.toHaveBeenCalled();
  });

  it('is called once for all concurrent and later calls', async () => {
    const memoized = memoize(counting());
    expect(await Promise.all([memoized(), memoized()])).toEqual([1, 1]);
    expect(await memoized()).toBe(1);
  });

  it('caches undefined', async () => {
    const load = vi.fn(async () => undefined);
    const memoized = memoize(load);
    await memoized();
    await memoized();
    expect(load).toHaveBeenCalledOnce();
  });

  it('rejects all concurrent calls, and is called again after that', async () => {
    const memoized = memoize(counting().mockRejectedValueOnce('sealed'));
    const outcomes = await Promise.allSettled([memoized(), memoized()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await memoized()).toBe(1);
  });

  it('is called again after it threw instead of rejecting', async () => {
    const load = counting().mockImplementationOnce(() => {
      throw new Error('sealed');
    });
    const memoized = memoize(load);
    await expect(memoized()).rejects.toThrow('sealed');
    expect(await memoized()).toBe(1);
  });
});
