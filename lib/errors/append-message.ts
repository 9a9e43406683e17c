import { DynamoDBError } from './dynamodb-error.ts';

/** Appends a remark to the message of an error of any origin, and to its stack, if it is one of ours, and returns it. */
export function appendMessage(error: unknown, remark: string): unknown {
  if (!(error instanceof DynamoDBError)) return error;
  const { message, stack } = error;
  const value = `${message} (${remark})`;
  Object.defineProperty(error, 'message', { value, configurable: true, writable: true });
  const first = `${error.name}: ${message}`;
  if (stack?.startsWith(first)) error.stack = `${error.name}: ${value}${stack.slice(first.length)}`;
  return error;
}
