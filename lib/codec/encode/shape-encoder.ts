import { types } from 'node:util';
import type { Shape } from '../shape.ts';
import { encodeAttribute } from './attribute.ts';
import { encodeAttributeValue } from './attribute-value.ts';
import { type Encoder, writeElements, writeEntries, writeMembers } from './containers.ts';
import { encodeEncoded } from './encoded-json.ts';
import { describe, jsonValue } from './json-value.ts';
import { encodePlain } from './plain-json.ts';
import { isPlainObject } from './plain-object.ts';
import { encodeTimestamp } from './timestamp.ts';
import { refuse } from './value-path.ts';

/** The encoders made so far; shapes are constants of the operations, so each is turned into an encoder once. */
const encoders = new WeakMap<object, Encoder>();

/** Returns the function that writes values of a shape. */
export function shapeEncoder(shape: Shape | undefined): Encoder {
  if (shape === undefined) return encodePlain;
  if (shape === 'attribute') return encodeAttribute;
  if (shape === 'attributeValue') return encodeAttributeValue;
  if (shape === 'timestamp') return encodeTimestamp;
  if (shape === 'encoded') return encodeEncoded;
  let encoder = encoders.get(shape);
  if (encoder === undefined) {
    encoder = 'list' in shape ? listEncoder(shapeEncoder(shape.list)) : objectEncoder(memberEncoderOf(shape));
    encoders.set(shape, encoder);
  }
  return encoder;
}

function listEncoder(encodeElement: Encoder): Encoder {
  return (value, writer, path, depth) => {
    const settled = jsonValue(value, path, depth);
    if (settled === undefined) return false;
    if (!Array.isArray(settled)) refuse(path, depth, `${describe(settled)} where an array is expected`);
    writeElements(settled, writer, path, depth, encodeElement);
    return true;
  };
}

/** Returns the function that writes an object or a `Map`, each member with `encodeMember`. */
export function objectEncoder(encodeMember: Encoder): Encoder {
  return (value, writer, path, depth) => {
    const settled = jsonValue(value, path, depth);
    if (settled === undefined) return false;
    if (typeof settled === 'object' && settled !== null && isPlainObject(settled)) {
      writeMembers(settled, writer, path, depth, encodeMember);
    } else if (types.isMap(settled)) writeEntries(settled, writer, path, depth, encodeMember);
    else refuse(path, depth, `${describe(settled)} where an object is expected`);
    return true;
  };
}

/** An encoder for any member: by the name, which is the last step of the trail, it finds the one of its shape. */
function memberEncoderOf(shape: Extract<Shape, { map: Shape } | { members: object }>): Encoder {
  if ('map' in shape) return shapeEncoder(shape.map);
  const byName = new Map<unknown, Encoder>();
  for (const [name, member] of Object.entries(shape.members)) byName.set(name, shapeEncoder(member));
  return (value, writer, path, depth) => {
    const encode = byName.get(path.steps[depth - 1]) ?? encodePlain;
    return encode(value, writer, path, depth);
  };
}
