import { describe, expect, it } from 'vitest';
import * as operations from '../../lib/api/operations.ts';
import { withAttributeValues } from '../../lib/codec/item-format.ts';
import type { Shape } from '../../lib/codec/shape.ts';

const { errorShape, ...constants } = operations;

const shapes = [
  errorShape,
  ...Object.values(constants).flatMap(({ input, output }) => [input, output]),
].filter((shape) => shape !== undefined);

/** Returns the path of every leaf of a shape, with the leaf. */
function leaves(shape: Shape, path = ''): string[] {
  if (typeof shape === 'string') return [`${path} ${shape}`];
  if ('list' in shape) return leaves(shape.list, `${path}[]`);
  if ('map' in shape) return leaves(shape.map, `${path}{}`);
  return Object.entries(shape.members).flatMap(([name, member]) => leaves(member, `${path}.${name}`));
}

describe('the shape with AttributeValues', () => {
  it('differs from the native one in its attributes only, for all requests, responses and errors', () => {
    const native = shapes.flatMap((shape) => leaves(shape));
    expect(native.filter((leaf) => leaf.endsWith(' attribute')).length).toBeGreaterThan(50);
    expect(shapes.flatMap((shape) => leaves(withAttributeValues(shape)))).toEqual(
      native.map((leaf) => leaf.replace(/ attribute$/, ' attributeValue')),
    );
  });

  it('is the same object for the same shape, so that encoders and decoders are made once', () => {
    for (const shape of shapes) expect(withAttributeValues(shape)).toBe(withAttributeValues(shape));
  });
});
