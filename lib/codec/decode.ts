import { formatPath, InvalidResponseError, type PathStep } from '../errors/invalid.ts';
import { type NumberRule, numberReader } from './number-rule.ts';
import type { Shape } from './shape.ts';

/** How deep a response may nest; DynamoDB's 32 levels leave ample room, and the call stack never runs out. */
const maxDepth = 200;

interface Walk {
  readonly readNumber: (text: string) => unknown;
  /** The way to the value that is being decoded. */
  readonly steps: PathStep[];
}

type Members = Record<string, unknown>;

const readLossless = numberReader('lossless');

/**
 * Returns the function that reads a response body of a shape, AttributeValues as native values.
 *
 * A member that is `null` where the shape expects a list, an object or a timestamp is left out, as the service means
 * nothing else by it. The function throws an `InvalidResponseError` that says where the body is not what DynamoDB sends.
 */
export function createDecoder(shape: Shape | undefined, rule: NumberRule): (body: Buffer) => unknown {
  const readNumber = numberReader(rule);
  return (body) => (body.length === 0 ? {} : decodePlace(parse(body), shape, { readNumber, steps: [] }));
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch (cause) {
    throw new InvalidResponseError('The response is not JSON', { cause });
  }
}

function decodePlace(json: unknown, shape: Shape | undefined, walk: Walk): unknown {
  if (shape === undefined) return json;
  if (shape === 'attribute') return decodeAttribute(json, walk);
  if (shape === 'timestamp') return decodeTimestamp(json, walk);
  if ('list' in shape) return rewriteList(json, walk, (element) => decodePlace(element, shape.list, walk));
  if ('members' in shape) return decodeMembers(json, shape.members, walk);
  const inside = shape.lossless ? { ...walk, readNumber: readLossless } : walk;
  return rewriteMembers(json, inside, (member) => decodePlace(member, shape.map, inside));
}

function decodeMembers(json: unknown, shapes: Readonly<Record<string, Shape>>, walk: Walk): unknown {
  if (!isObject(json)) return refuse(walk, 'not an object');
  for (const [name, shape] of Object.entries(shapes)) {
    if (!Object.hasOwn(json, name)) continue;
    if (json[name] === null) delete json[name];
    else json[name] = at(walk, name, () => decodePlace(json[name], shape, walk));
  }
  return json;
}

function decodeTimestamp(json: unknown, walk: Walk): Date {
  if (typeof json !== 'number') return refuse(walk, 'not a timestamp');
  return new Date(Math.round(json * 1000));
}

function decodeAttribute(json: unknown, walk: Walk): unknown {
  const [entry, ...others] = isObject(json) ? Object.entries(json) : [];
  if (entry === undefined || others.length > 0) return refuse(walk, 'not an AttributeValue of one type');
  const [type, value] = entry;
  switch (type) {
    case 'S':
      return decodeString(value, walk);
    case 'N':
      return decodeNumber(value, walk);
    case 'B':
      return decodeBinary(value, walk);
    case 'BOOL':
      return typeof value === 'boolean' ? value : refuse(walk, 'a BOOL that is not a boolean');
    case 'NULL':
      return value === true ? null : refuse(walk, 'a NULL that is not true');
    case 'SS':
      return new Set(rewriteList(value, walk, (element) => decodeString(element, walk)));
    case 'NS':
      return new Set(rewriteList(value, walk, (element) => decodeNumber(element, walk)));
    case 'BS':
      return new Set(rewriteList(value, walk, (element) => decodeBinary(element, walk)));
    case 'L':
      return rewriteList(value, walk, (element) => decodeAttribute(element, walk));
    case 'M':
      return rewriteMembers(value, walk, (member) => decodeAttribute(member, walk));
    default:
      return refuse(walk, `an AttributeValue of the unknown type ${JSON.stringify(type)}`);
  }
}

function decodeString(value: unknown, walk: Walk): string {
  return typeof value === 'string' ? value : refuse(walk, 'not a string');
}

function decodeNumber(value: unknown, walk: Walk): unknown {
  if (typeof value !== 'string') return refuse(walk, 'a number that is not written as a string');
  try {
    return walk.readNumber(value);
  } catch (cause) {
    return refuse(walk, 'a number that cannot be read', cause);
  }
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

function decodeBinary(value: unknown, walk: Walk): Uint8Array {
  if (typeof value !== 'string' || value.length % 4 !== 0 || !base64.test(value)) {
    return refuse(walk, 'not base64');
  }
  return new Uint8Array(Buffer.from(value, 'base64'));
}

/** Decodes a list in place; nobody else holds the parsed JSON. */
function rewriteList(json: unknown, walk: Walk, decode: (element: unknown) => unknown): unknown[] {
  if (!Array.isArray(json)) return refuse(walk, 'not a list');
  for (let index = 0; index < json.length; index++) {
    json[index] = at(walk, index, () => decode(json[index]));
  }
  return json;
}

/** Decodes an object in place; its names are own members already, so that setting `__proto__` sets no prototype. */
function rewriteMembers(json: unknown, walk: Walk, decode: (member: unknown) => unknown): Members {
  if (!isObject(json)) return refuse(walk, 'not a map');
  for (const name of Object.keys(json)) {
    json[name] = at(walk, name, () => decode(json[name]));
  }
  return json;
}

/** Goes one step further, does something there, and comes back. */
function at<T>(walk: Walk, step: PathStep, act: () => T): T {
  if (walk.steps.length >= maxDepth) return refuse(walk, `nested more than ${maxDepth} levels deep`);
  walk.steps.push(step);
  const result = act();
  walk.steps.pop();
  return result;
}

function isObject(json: unknown): json is Members {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function refuse(walk: Walk, reason: string, cause?: unknown): never {
  throw new InvalidResponseError(`${formatPath(walk.steps) || 'The response'}: ${reason}`, { cause });
}
