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

type Build = 'build' | 'buildDictionary';

function build(
  layout: ObjectLayout | undefined,
  values: readonly unknown[],
  method: Build = 'build',
): unknown {
  return readAll('', (reader) => {
    reader.valueStack.push('of an outer map', ...values);
    reader.stackTop = 1 + values.length;
    const object = layout?.[method](reader, 1);
    expect(reader.stackTop).toBe(1);
    return object;
  });
}

describe('ObjectLayout', () => {
  it('is the same for the same names in the same order', () => {
    const root = new ObjectLayout(new LearningLimit({ names: 0, layouts: 100 }));
    expect(layoutOf(['a', 'b'], root)).toBe(layoutOf(['a', 'b'], root));
    expect(layoutOf(['b', 'a'], root)).not.toBe(layoutOf(['a', 'b'], root));
    expect(layoutOf(['a', 'b'], root)?.names()).toEqual(['a', 'b']);
  });

  it('has no transition to a name that it contains', () => {
    expect(layoutOf(['a', 'b', 'a'])).toBeUndefined();
  });

  it('has no transitions beyond the learning limit', () => {
    const root = new ObjectLayout(new LearningLimit({ names: 0, layouts: 2 }));
    expect(layoutOf(['a', 'b'], root)).toBeDefined();
    expect(layoutOf(['a', 'b', 'c'], root)).toBeUndefined();
    expect(layoutOf(['a', 'b'], root)).toBeDefined();
  });

  it('builds objects alike before and after it has member stores, also when no more are left', () => {
    for (let table = 0; table < 40; table++) {
      const names = Array.from({ length: 10 }, (_, at) => `table ${table} name ${at}`);
      const layout = layoutOf(names);
      for (let round = 0; round < 300; round++) {
        const values = names.map((name) => ({ name, round }));
        const built = build(layout, values);
        expect(Object.keys(built ?? {})).toEqual(names);
        expect(Object.values(built ?? {})).toEqual(values);
      }
    }
  });

  it.each([[['a', 'b', 'c']], [['b', '1', 'a', '0']], [['a', '__proto__', 'constructor']], [['']]])(
    'builds the first and the tenth object of %j alike',
    (names) => {
      const layout = layoutOf(names);
      for (let round = 0; round < 10; round++) {
        const values = names.map((name) => [round, 'text', 0.5, null, { name }][round % 5]);
        const expected = JSON.parse(
          `{${names.map((name, index) => `"${name}":${JSON.stringify(values[index])}`)}}`,
        );
        for (const method of ['build', 'buildDictionary'] as const) {
          const built = build(layout, values, method);
          expect(Object.entries(built ?? {})).toEqual(Object.entries(expected));
          expect(Object.getPrototypeOf(built)).toBe(Object.prototype);
        }
      }
    },
  );
});
