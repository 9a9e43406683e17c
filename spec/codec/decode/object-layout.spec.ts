import { describe, expect, it } from 'vitest';
import { LearningLimit } from '../../../lib/codec/decode/learning-limit.ts';
import { ObjectLayout } from '../../../lib/codec/decode/object-layout.ts';
import { readAll } from './read.ts';

function layoutOf(
  names: readonly string[],
  root = new ObjectLayout(new LearningLimit({ names: 0, layouts: 100 })),
): ObjectLayout | undefined {
  return names.reduce<ObjectLayout | undefined>((layout, name) => layout?.with(name), root);
}

function build(layout: ObjectLayout | undefined, values: readonly unknown[]): unknown {
  return readAll('', (page) => {
    page.values.push('of an outer map', ...values);
    page.top = 1 + values.length;
    const object = layout?.build(page, 1);
    expect(page.top).toBe(1);
    return object;
  });
}

describe('Layout', () => {
  it('is the same for the same names in the same order', () => {
    const root = new ObjectLayout(new LearningLimit({ names: 0, layouts: 100 }));
    expect(layoutOf(['a', 'b'], root)).toBe(layoutOf(['a', 'b'], root));
    expect(layoutOf(['b', 'a'], root)).not.toBe(layoutOf(['a', 'b'], root));
    expect(layoutOf(['a', 'b'], root)?.names()).toEqual(['a', 'b']);
  });

  it('has no name twice', () => {
    expect(layoutOf(['a', 'b', 'a'])).toBeUndefined();
  });

  it('stays within its budget', () => {
    const root = new ObjectLayout(new LearningLimit({ names: 0, layouts: 2 }));
    expect(layoutOf(['a', 'b'], root)).toBeDefined();
    expect(layoutOf(['a', 'b', 'c'], root)).toBeUndefined();
    expect(layoutOf(['a', 'b'], root)).toBeDefined();
  });

  it.each([[['a', 'b', 'c']], [['b', '1', 'a', '0']], [['a', '__proto__', 'constructor']], [['']]])(
    'builds objects of %j, the first like the tenth',
    (names) => {
      const layout = layoutOf(names);
      for (let round = 0; round < 10; round++) {
        const values = names.map((name) => [round, 'text', 0.5, null, { name }][round % 5]);
        const expected = JSON.parse(
          `{${names.map((name, index) => `"${name}":${JSON.stringify(values[index])}`)}}`,
        );
        const built = build(layout, values);
        expect(Object.entries(built ?? {})).toEqual(Object.entries(expected));
        expect(Object.getPrototypeOf(built)).toBe(Object.prototype);
      }
    },
  );
});
