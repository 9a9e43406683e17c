import { describe, expect, it } from 'vitest';
import { capacityLimiter } from '../../lib/index.ts';

/** The timers that keep the process alive. */
const timers = () => process.getActiveResourcesInfo().filter((type) => type === 'Timeout').length;

describe('the timers of a limiter', () => {
  it('keep the process alive only while somebody waits for units', () => {
    const limiter = capacityLimiter({ read: 1 });
    const before = timers();
    const usage = limiter.usage.subscribe();
    expect(timers()).toBe(before);
    const waiting = [limiter.acquire({ read: 1 }).subscribe(), limiter.acquire({ read: 1 }).subscribe()];
    expect(timers()).toBe(before + 1);
    for (const subscription of waiting) subscription.unsubscribe();
    expect(timers()).toBe(before);
    usage.unsubscribe();
  });
});
