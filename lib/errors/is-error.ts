import { types } from 'node:util';

/** Whether a value is an error, also of another realm: in Jest, errors of Node's sockets are not `instanceof Error`. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}
