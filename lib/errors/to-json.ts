import { types } from 'node:util';

/** More levels than any item has: DynamoDB allows 32, and the fields of an error add a few. */
const maxDepth = 64;

/** Returns the fields of a DynamoDBError to write; `undefined` for any other error. */
type FieldsOf = (error: Error) => object | undefined;

/**
 * Converts any value to one that `JSON.stringify` writes without throwing.
 *
 * A getter or a `toJSON` that throws, a circular reference and a value that is nested too deep are replaced with a text that
 * says so.
 */
export function toJson(value: unknown, fieldsOf: FieldsOf): unknown {
  const ancestors = new Set<object>();

  function convert(current: unknown): unknown {
    if (typeof current === 'bigint') return String(current);
    if (typeof current === 'number' && !Number.isFinite(current)) return String(current);
    // `JSON.stringify` would call the `toJSON` of a function.
    if (typeof current === 'function') return undefined;
    if (typeof current !== 'object' || current === null) return current;
    if (ancestors.has(current)) return '[Circular]';
    if (ancestors.size === maxDepth) return '[Too deep]';
    ancestors.add(current);
    try {
      return convertObject(current);
    } catch {
      return '[Unreadable]';
    } finally {
      ancestors.delete(current);
    }
  }

  function convertObject(object: object): unknown {
    if (types.isNativeError(object)) return members(fieldsOf(object) ?? summary(object));
    if (ArrayBuffer.isView(object)) return base64(object.buffer, object.byteOffset, object.byteLength);
    if (types.isAnyArrayBuffer(object)) return base64(object, 0, object.byteLength);
    if (types.isSet(object)) return Array.from(object, convert);
    if (types.isMap(object)) return members(Object.fromEntries(object));
    if ('toJSON' in object && typeof object.toJSON === 'function') return convert(object.toJSON());
    return Array.isArray(object) ? Array.from(object, convert) : members(object);
  }

  function members(object: object): object {
    return Object.fromEntries(Object.keys(object).map((key) => [key, convertMember(object, key)]));
  }

  function convertMember(object: object, key: string): unknown {
    try {
      return convert(Reflect.get(object, key));
    } catch {
      return '[Unreadable]';
    }
  }

  return convert(value);
}

/** Leaves out the other fields of an error of unknown origin: they may hold a request with its headers. */
function summary(error: Error): object {
  const { name, message, cause } = error;
  const code = 'code' in error ? { code: error.code } : {};
  return { name, message, ...code, ...(cause === undefined ? {} : { cause }) };
}

function base64(buffer: ArrayBufferLike, offset: number, length: number): string {
  return Buffer.from(buffer, offset, length).toString('base64');
}
