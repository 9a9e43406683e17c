import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stateSaver } from '../../../lib/command/parts/state-saver.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A save that takes 300 ms, and logs when it begins and ends. */
function slowSave() {
  const log: string[] = [];
  const start = Date.now();
  const save = async () => {
    log.push(`begin ${Date.now() - start}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    log.push(`end ${Date.now() - start}`);
  };
  return { log, save };
}

describe('a saved state', () => {
  it('is saved a second after the save before', async () => {
    const { log, save } = slowSave();
    const saver = stateSaver(save);
    await vi.advanceTimersByTimeAsync(2700);
    expect(log).toEqual(['begin 1000', 'end 1300', 'begin 2300', 'end 2600']);
    await saver.stop();
    await vi.advanceTimersByTimeAsync(5000);
    expect(log).toHaveLength(4);
  });

  it('is saved at the end after the save in progress, and then no more', async () => {
    const { log, save } = slowSave();
    const saver = stateSaver(save);
    await vi.advanceTimersByTimeAsync(1100);
    const isSaved = saver.saveLast();
    await vi.advanceTimersByTimeAsync(5000);
    await isSaved;
    expect(log).toEqual(['begin 1000', 'end 1300', 'begin 1300', 'end 1600']);
  });

  it('is not saved again after an error, which the next check throws', async () => {
    const save = vi.fn(() => Promise.reject(new Error('no space')));
    const saver = stateSaver(save);
    saver.check();
    await vi.advanceTimersByTimeAsync(5000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(() => saver.check()).toThrow('no space');
    await saver.stop();
  });
});
