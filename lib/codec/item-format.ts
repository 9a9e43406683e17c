import type { Shape } from './shape.ts';

/** The formats of items, in the order of the error message. */
export const itemFormats = ['native', 'attributeValues'] as const;

/** How items, keys and expression values are given and returned: as native values, or as AttributeValues. */
export type ItemFormat = (typeof itemFormats)[number];

/** Cache: the shape with AttributeValues of each shape, because encoders and decoders are cached by shape too. */
const shapes = new WeakMap<object, Shape>();

/** Returns the shape of the same requests or responses in which items are AttributeValues. */
export function withAttributeValues(shape: Shape): Shape {
  if (typeof shape === 'string') return shape === 'attribute' ? 'attributeValue' : shape;
  let result = shapes.get(shape);
  if (result === undefined) {
    result = convert(shape);
    shapes.set(shape, result);
  }
  return result;
}

function convert(shape: Exclude<Shape, string>): Shape {
  if ('list' in shape) return { list: withAttributeValues(shape.list) };
  if ('map' in shape) return { ...shape, map: withAttributeValues(shape.map) };
  const members = Object.entries(shape.members);
  return {
    members: Object.fromEntries(members.map(([name, member]) => [name, withAttributeValues(member)])),
  };
}
