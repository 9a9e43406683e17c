import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passedElements } from '../../../lib/command/import/passed-elements.ts';

describe('elements that are done in any order', () => {
  it('are passed in their own order, each as soon as all before it are done', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 });
    fc.assert(
      fc.property(order, (numbers) => {
        const passed: number[] = [];
        const elements = numbers.map((_, number) => ({ number }));
        const passing = passedElements<{ number: number }>(({ number }) => passed.push(number));
        for (const element of elements) passing.add(element);
        const done = new Set<number>();
        for (const number of numbers) {
          passing.done(elements[number] ?? { number });
          done.add(number);
          const first = elements.findIndex((_, index) => !done.has(index));
          expect(passed).toEqual(elements.slice(0, first < 0 ? 8 : first).map((each) => each.number));
        }
      }),
    );
  });
});
