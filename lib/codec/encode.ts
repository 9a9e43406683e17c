import { types } from 'node:util';
import { encodeAttribute } from './encode/attribute.ts';
import {
  type Encoder,
  encodeElements,
  encodeEntries,
  encodeMembers,
  isPlainObject,
} from './encode/containers.ts';
import { describe, jsonValue } from './encode/json-value.ts';
import { encodePlain } from './encode/plain.ts';
import { encodeTimestamp } from './encode/timestamp.ts';
import { newTrail, refuse, startAttribute, type Trail } from './encode/trail.ts';
import type { Shape } from './shape.ts';

/**
 * Writes a request's input as the JSON text that DynamoDB reads, native values as AttributeValues.
 *
 * It goes over the input once and changes nothing in it; text is the only thing that it builds, because AttributeValue
 * objects made only to be stringified cost most of the time.
 *
 * @throws InvalidValueError with the path of the first value that DynamoDB cannot store
 */
export function encode(input: unknown, shape: Shape | undefined): string {
  return encodePlace(input, shape, newTrail(), 0) ?? '{}';
}

function encodePlace(
  value: unknown,
  shape: Shape | undefined,
  trail: Trail,
  depth: number,
): string | undefined {
  if (shape === 'attribute') {
    startAttribute(trail, depth);
    return encodeAttribute(value, trail, depth);
  }
  if (shape === 'timestamp') return encodeTimestamp(value, trail, depth);
  const settled = jsonValue(value, trail, depth);
  if (typeof settled === 'object' && settled !== null) return encodeContainer(settled, shape, trail, depth);
  if (shape === undefined || settled === undefined) return encodePlain(settled, trail, depth);
  return refuseShape(settled, shape, trail, depth);
}

/** A list or an object with members of a shape; one of no shape is plain JSON, and so is all that it holds. */
type ContainerShape = Exclude<Shape, string> | undefined;

function encodeContainer(value: object, shape: ContainerShape, trail: Trail, depth: number): string {
  if (shape === undefined || 'list' in shape) {
    const encodeElement: Encoder = (element, _, below) => encodePlace(element, shape?.list, trail, below);
    if (Array.isArray(value)) return encodeElements(value, trail, depth, encodeElement);
  }
  if (shape === undefined || !('list' in shape)) {
    const encodeMember: Encoder = (member, _, below) =>
      encodePlace(member, memberShape(shape, trail.steps[depth]), trail, below);
    if (isPlainObject(value)) return encodeMembers(value, trail, depth, encodeMember);
    if (types.isMap(value)) return encodeEntries(value, trail, depth, encodeMember);
  }
  return refuseShape(value, shape, trail, depth);
}

/** Looks only at a shape's own members, because `constructor` may be a member of the input. */
function memberShape(shape: ContainerShape, name: string | number | undefined): Shape | undefined {
  if (shape === undefined || name === undefined) return undefined;
  if ('map' in shape) return shape.map;
  if ('members' in shape && Object.hasOwn(shape.members, name)) return shape.members[name];
  return undefined;
}

function refuseShape(value: unknown, shape: ContainerShape, trail: Trail, depth: number): never {
  const expected = shape !== undefined && 'list' in shape ? 'an array' : 'an object';
  return refuse(trail, depth, `${describe(value)} where ${expected} is expected`);
}
