import { DynamoDBError } from './dynamodb-error.ts';

/** Appends a remark to the message and the stack of a DynamoDBError, and returns it; any other error is returned as it is. */
export function appendMessage(error: unknown, remark: string): unknown {
  if (!(error instanceof DynamoDBError)) return error;
  const { message, stack } = error;
  const value = `${message} (${remark})`;
  Object.defineProperty(error, 'message', { value, configurable: true, writable: true });
  const firstLine = `${error.name}: ${message}`;
  if (stack?.startsWith(firstLine)) error.stack = `${error.name}: ${value}${stack.slice(firstLine.length)}`;
  return error;
}
