import { types } from 'node:util';
import { jsonValue } from '../../codec/encode/json-value.ts';
import { type EncodeOptions, newTrail } from '../../codec/encode/trail.ts';
import { encodeText } from '../../codec/encode.ts';
import { keyIdentity } from '../../codec/key-identity.ts';
import type { Shape } from '../../codec/shape.ts';
import type { WireItem } from '../../codec/wire-value.ts';
import { InvalidValueError } from '../../errors/invalid.ts';

/** The key of an element, and the text by which it is known again. */
export interface Key {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly id: string;
}

const keyShape: Shape = { members: { Key: { map: 'attribute' } } };

/**
 * Reads the key attributes of an item or a key, in the order of their names.
 *
 * @throws InvalidValueError if one is missing or cannot be stored
 */
export function keyOf(element: object, names: readonly string[], encoding?: EncodeOptions): Key {
  const attributes = Object.fromEntries(names.map((name) => [name, attributeOf(element, name)]));
  const missing = names.find((name) => attributes[name] === undefined);
  if (missing !== undefined) throw new InvalidValueError('a key attribute is missing', ['Key', missing]);
  const wire = JSON.parse(encodeText({ Key: attributes }, keyShape, encoding)) as { readonly Key: WireItem };
  return { attributes, id: keyIdentity(wire.Key, names) };
}

/** An item may be an object, a `Map`, or of a class that says what it is as JSON: whatever the encoder takes. */
function attributeOf(element: object, name: string): unknown {
  const members = jsonValue(element, newTrail(), 0);
  if (types.isMap(members)) return members.get(name);
  const isMember = typeof members === 'object' && members !== null && Object.hasOwn(members, name);
  return isMember ? Reflect.get(members, name) : undefined;
}
