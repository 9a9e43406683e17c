import { describe, expect, it, vi } from 'vitest';
import { memoize } from '../../lib/config/memoize.ts';

/** Provides 1, 2, 3 …, and counts how often it was asked. */
function counting() {
  let count = 0;
  return vi.fn(async () => ++count);
}

describe('a memoized provider', () => {
  it('asks nobody before it is asked', () => {
    const provide = counting();
    memoize(provide);
    expect(provide).not.toHaveBeenCalled();
  });

  it('asks once for all who wait, and for all who come later', async () => {
    const remembered = memoize(counting());
    expect(await Promise.all([remembered(), remembered()])).toEqual([1, 1]);
    expect(await remembered()).toBe(1);
  });

  it('remembers a value that is undefined', async () => {
    const provide = vi.fn(async () => undefined);
    const remembered = memoize(provide);
    await remembered();
    await remembered();
    expect(provide).toHaveBeenCalledOnce();
  });

  it('fails for all who wait, and asks anew after that', async () => {
    const remembered = memoize(counting().mockRejectedValueOnce('sealed'));
    const answers = await Promise.allSettled([remembered(), remembered()]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await remembered()).toBe(1);
  });

  it('asks anew after a provider that threw instead of rejecting', async () => {
    const provide = counting().mockImplementationOnce(() => {
      throw new Error('sealed');
    });
    const remembered = memoize(provide);
    await expect(remembered()).rejects.toThrow('sealed');
    expect(await remembered()).toBe(1);
  });
});
