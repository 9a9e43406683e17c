import type { Operation, ResponseMembers } from '../api/operation.ts';
import { InvalidResponseError } from '../errors/invalid.ts';
import type { UnreadResponse, WireRequest } from '../transport/exchange.ts';
import { type CallContext, withCallContext } from './call-context.ts';

/** Decodes the body of a response. */
export type Decode = (body: Buffer) => unknown;

/** Returns the function that reads the responses of a call. */
export function responseReader(context: CallContext, decode: Decode): WireRequest['read'] {
  return (response) =>
    withCallContext(context, () => readResponse(context.operation, decode, response), response.requestId);
}

/**
 * Decodes the output of an operation, and checks that it is an output of this operation.
 *
 * A proxy or a gateway may respond with a status of 200 and a body of its own, or none. Read as an output, it would mean
 * that an item does not exist, or that a table ends.
 *
 * @throws InvalidResponseError
 */
export function readResponse(
  operation: Operation<never, unknown>,
  decode: Decode,
  response: UnreadResponse,
): unknown {
  const decodeOutput: Decode = (body) => {
    const output = decodeJson(decode, body, response);
    const problem = problemOf(operation, output, response);
    if (problem === undefined) return output;
    throw retryableError(`The response to ${operation.name} ${problem}`, response);
  };
  return operation.read === undefined
    ? decodeOutput(response.body)
    : operation.read(response.body, decodeOutput);
}

/** Decodes a body. The error is retryable if the body is not a JSON object: another attempt may get another response. */
function decodeJson(decode: Decode, body: Buffer, response: UnreadResponse): unknown {
  try {
    return decode(body);
  } catch (error) {
    const isRetryable = error instanceof InvalidResponseError && !isJsonObject(body);
    throw isRetryable ? retryableError(error.message, response, error.cause) : error;
  }
}

function isJsonObject(body: Buffer): boolean {
  try {
    return isObject(JSON.parse(body.toString()));
  } catch {
    return false;
  }
}

function retryableError(problem: string, response: UnreadResponse, cause?: unknown): InvalidResponseError {
  const { statusCode } = response;
  return new InvalidResponseError(`${problem} (${response.describe()})`, {
    statusCode,
    retryable: true,
    cause,
  });
}

/** Says why the output cannot be one of the operation; `undefined` if it can. */
function problemOf(
  { response: members = unknownMembers, name }: Operation<never, unknown>,
  output: unknown,
  { body, hasServiceHeaders }: UnreadResponse,
): string | undefined {
  if (body.length === 0 && !hasNoOutput(members)) return 'has no body';
  if (!isObject(output) && members !== unknownMembers && !(hasNoOutput(members) && hasServiceHeaders))
    return 'is not a JSON object';
  const object = isObject(output) ? output : {};
  const has = (member: string) => (object[member] ?? undefined) !== undefined;
  if ('required' in members) {
    const missing = members.required.filter((member) => !has(member));
    return missing.length > 0 ? `has no ${missing.join(' and no ')}` : undefined;
  }
  if ('anyOf' in members)
    return members.anyOf.some(has) ? undefined : `has none of ${members.anyOf.join(', ')}`;
  if (members.optional.some(has) || hasServiceHeaders) return undefined;
  return problemOfUnidentified(name, members, Object.keys(object).length, hasServiceHeaders);
}

/**
 * Says why an object without any member of the operation's output cannot be its output.
 *
 * An empty object may be one. Whether the service sent it is known from the headers.
 */
function problemOfUnidentified(
  name: string,
  members: ResponseMembers,
  memberCount: number,
  hasServiceHeaders: false | undefined,
): string | undefined {
  if (memberCount > 0) return members === unknownMembers ? undefined : `has no member that ${name} returns`;
  return hasServiceHeaders === false
    ? 'is empty and has neither of the headers x-amzn-requestid and x-amz-crc32, which this endpoint sent before'
    : undefined;
}

/** The members of the output of an unknown operation. */
const unknownMembers: ResponseMembers = { optional: [] };

function hasNoOutput(members: ResponseMembers): boolean {
  return 'optional' in members && members.optional.length === 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
