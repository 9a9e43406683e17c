import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Heap, type HeapElement } from '../../lib/capacity/heap.ts';

type Step = { readonly kind: 'add' | 'remove' | 'move'; readonly index: number; readonly key: number };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('add', 'add', 'remove', 'move'),
  index: fc.nat(),
  key: fc.integer({ min: 0, max: 9 }),
});

describe('a heap', () => {
  it('always has the element with the lowest key first, and of equal keys the one with the lowest order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const heap = new Heap<HeapElement>();
        const elements: HeapElement[] = [];
        steps.forEach(({ kind, index, key }, order) => {
          const element = elements[index % elements.length];
          if (kind === 'add' || element === undefined) {
            const added = { key, order, position: -1 };
            elements.push(added);
            heap.add(added);
          } else if (kind === 'remove') {
            elements.splice(elements.indexOf(element), 1);
            heap.remove(element);
            expect(element.position).toBe(-1);
          } else {
            element.key = key;
            heap.move(element);
          }
          const [first] = elements.toSorted((a, b) => a.key - b.key || a.order - b.order);
          expect(heap.first()).toBe(first);
        });
      }),
    );
  });
});
