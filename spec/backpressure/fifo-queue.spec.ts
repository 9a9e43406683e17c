import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fifoQueue } from '../../lib/backpressure/fifo-queue.ts';

describe('a FIFO queue', () => {
  it('behaves like an array, for any sequence of push, shift and clear', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('push', 'push', 'shift', 'clear')), (steps) => {
        const ours = fifoQueue<number>();
        const array: number[] = [];
        for (const [index, step] of steps.entries()) {
          if (step === 'push') {
            ours.push(index);
            array.push(index);
          } else if (step === 'shift') expect(ours.shift()).toBe(array.shift());
          else if (index % 7 === 0) {
            ours.clear();
            array.length = 0;
          }
          expect(ours.size()).toBe(array.length);
          expect(ours.values()).toEqual(array);
        }
      }),
    );
  });
});
