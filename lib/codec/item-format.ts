import type { Shape } from './shape.ts';

/** The formats of items, in the order of the error message. */
export const itemFormats = ['native', 'attributeValues', 'bytes'] as const;

/**
 * How items are given and returned: as native values, as AttributeValues, or, with `'bytes'`, returned as `ItemBytes`, which are
 * not decoded; keys and expression values are native values then.
 */
export type ItemFormat = (typeof itemFormats)[number];

/** The formats of keys and values. */
export type ValueFormat = Exclude<ItemFormat, 'bytes'>;

/** Returns how keys and values are given and returned with a format of items. */
export function valueFormatOf(format: ItemFormat): ValueFormat {
  return format === 'bytes' ? 'native' : format;
}

/** The members of responses that are native values also with `items: 'bytes'`: a key, and the item of an error. */
const decodedMembers: ReadonlySet<string> = new Set(['ItemCollectionKey', 'Error']);

/** Cached converters, because encoders and decoders are cached by shape too. */
const withValues = cachedConversion((leaf) => (leaf === 'attribute' ? 'attributeValue' : leaf));
const withBytes = cachedConversion(
  (leaf) => leaf,
  (shape) => (shape.map === 'attribute' && !shape.lossless ? 'itemBytes' : undefined),
  decodedMembers,
);

/** Returns the shape of the same requests or responses in which items are AttributeValues. */
export function withAttributeValues(shape: Shape): Shape {
  return withValues(shape);
}

/** Returns the shape of the same responses in which items are `ItemBytes`; keys, which are sent back, stay native values. */
export function withItemBytes(shape: Shape): Shape {
  return withBytes(shape);
}

type Leaf = Extract<Shape, string>;
type MapShape = Extract<Shape, { readonly map: Shape }>;

/**
 * Returns a function that converts the leaves of shapes, and returns the same result for the same shape.
 *
 * @param convertMap returns what replaces a map, or `undefined` to convert its leaves
 * @param keptMembers the names of members that are not converted
 */
function cachedConversion(
  convertLeaf: (leaf: Leaf) => Leaf,
  convertMap: (shape: MapShape) => Shape | undefined = () => undefined,
  keptMembers: ReadonlySet<string> = new Set(),
): (shape: Shape) => Shape {
  const cache = new WeakMap<object, Shape>();

  function converted(shape: Shape): Shape {
    if (typeof shape === 'string') return convertLeaf(shape);
    let result = cache.get(shape);
    if (result === undefined) {
      result = convert(shape);
      cache.set(shape, result);
    }
    return result;
  }

  function convert(shape: Exclude<Shape, string>): Shape {
    if ('list' in shape) return { list: converted(shape.list) };
    if ('map' in shape) return convertMap(shape) ?? { ...shape, map: converted(shape.map) };
    const members = Object.entries(shape.members).map(([name, member]) => [
      name,
      keptMembers.has(name) ? member : converted(member),
    ]);
    return { members: Object.fromEntries(members) };
  }

  return converted;
}
