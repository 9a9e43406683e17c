import type { Operation, ResponseMembers } from '../api/operation.ts';
import { InvalidResponseError } from '../errors/invalid.ts';
import type { UnreadResponse } from '../transport/exchange.ts';

type Decode = (body: Buffer) => unknown;

/**
 * Decodes the output of an operation, and checks that the response is one to this operation.
 *
 * A proxy or a gateway may answer with a status of 200 and a body of its own, or with none. Taken for an output, that would
 * be an item that does not exist, or the end of a table.
 *
 * @throws InvalidResponseError
 */
export function readResponse(
  operation: Operation<never, unknown>,
  decode: Decode,
  response: UnreadResponse,
): unknown {
  const decodeOutput: Decode = (body) => {
    const output = decodeWhole(decode, body, response);
    const problem = problemOf(operation, output, response);
    if (problem === undefined) return output;
    throw invalid(`The response to ${operation.name} ${problem}`, response);
  };
  return operation.read === undefined
    ? decodeOutput(response.body)
    : operation.read(response.body, decodeOutput);
}

/** Another attempt may get another response where this is not a whole JSON object; a value of one stays what it is. */
function decodeWhole(decode: Decode, body: Buffer, response: UnreadResponse): unknown {
  try {
    return decode(body);
  } catch (error) {
    const isUnreadable = error instanceof InvalidResponseError && !isJsonObject(body);
    throw isUnreadable ? invalid(error.message, response, error.cause) : error;
  }
}

function isJsonObject(body: Buffer): boolean {
  try {
    return isObject(JSON.parse(body.toString()));
  } catch {
    return false;
  }
}

function invalid(problem: string, response: UnreadResponse, cause?: unknown): InvalidResponseError {
  const { statusCode } = response;
  return new InvalidResponseError(`${problem} (${response.describe()})`, {
    statusCode,
    retryable: true,
    cause,
  });
}

/** Why the response is not one to the operation, if it is not. */
function problemOf(
  { response: members = unknownMembers, name }: Operation<never, unknown>,
  output: unknown,
  { body, hasServiceHeaders }: UnreadResponse,
): string | undefined {
  if (body.length === 0 && !isWithoutOutput(members)) return 'has no body';
  if (!isObject(output) && members !== unknownMembers && !(isWithoutOutput(members) && hasServiceHeaders))
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

/** An object without any member of the operation's may be its output; whether the service sent it, the headers tell. */
function problemOfUnidentified(
  name: string,
  members: ResponseMembers,
  memberCount: number,
  hasServiceHeaders: false | undefined,
): string | undefined {
  if (memberCount > 0) return members === unknownMembers ? undefined : `has no member that ${name} returns`;
  return hasServiceHeaders === false
    ? 'says nothing, and has neither x-amzn-requestid nor x-amz-crc32, which earlier responses of this endpoint have'
    : undefined;
}

/** Of an operation that is called by a name that is not known. */
const unknownMembers: ResponseMembers = { optional: [] };

function isWithoutOutput(members: ResponseMembers): boolean {
  return 'optional' in members && members.optional.length === 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
