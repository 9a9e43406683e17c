import { types } from 'node:util';
import { isItemBytes } from '../is-item-bytes.ts';
import type { Shape } from '../shape.ts';
import { applyToJson } from './apply-to-json.ts';
import { encodeAttribute } from './attribute.ts';
import { encodeAttributeValue } from './attribute-value.ts';
import { type Encoder, writeElements, writeEntries, writeMembers } from './containers.ts';
import { describeValue } from './describe-value.ts';
import { copyEncodedJson, copyEncodedList } from './encoded-json.ts';
import { writeItemBytes } from './item-bytes.ts';
import { encodePlain } from './plain-json.ts';
import { isPlainObject } from './plain-object.ts';
import { encodeTimestamp } from './timestamp.ts';
import { refuse } from './value-path.ts';

/** Cache: one encoder per shape. Shapes are constants of the operations. */
const encoders = new WeakMap<object, Encoder>();

/** Returns the function that writes values of a shape. */
export function shapeEncoder(shape: Shape | undefined): Encoder {
  if (shape === undefined) return encodePlain;
  if (shape === 'attribute') return encodeAttribute;
  if (shape === 'attributeValue') return encodeAttributeValue;
  if (shape === 'timestamp') return encodeTimestamp;
  if (shape === 'encoded') return copyEncodedJson;
  // Requests have no such shape: their items may always be `ItemBytes`.
  if (shape === 'itemBytes') return encodeItem;
  let encoder = encoders.get(shape);
  if (encoder === undefined) {
    encoder =
      'list' in shape ? listEncoder(shape.list) : objectEncoder(memberEncoderOf(shape), isItemShape(shape));
    encoders.set(shape, encoder);
  }
  return encoder;
}

function listEncoder(shape: Shape): Encoder {
  if (shape === 'encoded') return copyEncodedList;
  const encodeElement = shapeEncoder(shape);
  return (value, writer, path, depth) => {
    const resolved = applyToJson(value, path, depth);
    if (resolved === undefined) return false;
    if (!Array.isArray(resolved))
      refuse(path, depth, `expected an array, received ${describeValue(resolved)}`);
    writeElements(resolved, writer, path, depth, encodeElement);
    return true;
  };
}

/**
 * Returns the function that writes an object or a `Map`, each member with `encodeMember`.
 *
 * @param isItem whether the object is an item, in whose place an `ItemBytes` may stand
 */
export function objectEncoder(encodeMember: Encoder, isItem = false): Encoder {
  return (value, writer, path, depth) => {
    const resolved = applyToJson(value, path, depth);
    if (resolved === undefined) return false;
    if (typeof resolved === 'object' && resolved !== null && isPlainObject(resolved)) {
      writeMembers(resolved, writer, path, depth, encodeMember);
    } else if (types.isMap(resolved)) writeEntries(resolved, writer, path, depth, encodeMember);
    else if (isItem && isItemBytes(resolved)) writeItemBytes(resolved, writer, path, depth);
    else refuse(path, depth, `expected an object, received ${describeValue(resolved)}`);
    return true;
  };
}

const encodeItem = objectEncoder(encodeAttribute, true);

function isItemShape(shape: Extract<Shape, object>): boolean {
  return 'map' in shape && (shape.map === 'attribute' || shape.map === 'attributeValue');
}

/** Returns an encoder for all members, which looks up the one for a member by its name, the last step of the path. */
function memberEncoderOf(shape: Extract<Shape, { map: Shape } | { members: object }>): Encoder {
  if ('map' in shape) return shapeEncoder(shape.map);
  const encodersByName = new Map<unknown, Encoder>();
  for (const [name, member] of Object.entries(shape.members)) encodersByName.set(name, shapeEncoder(member));
  return (value, writer, path, depth) => {
    const encode = encodersByName.get(path.steps[depth - 1]) ?? encodePlain;
    return encode(value, writer, path, depth);
  };
}
