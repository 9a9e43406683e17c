import { STATUS_CODES } from 'node:http';
import { errorShape } from '../api/operations.ts';
import { createDecoder } from '../codec/decode.ts';
import { type ValueFormat, withAttributeValues } from '../codec/item-format.ts';
import type { NumberRule } from '../codec/number-rule.ts';
import type { CancellationReason, ServiceError, ThrottlingReason } from '../errors/service-error.ts';
import { serviceError } from '../errors/service-error-by-name.ts';
import { isClockSkewError } from './clock.ts';
import type { HttpResponse } from './dispatch.ts';
import { header } from './header.ts';

/** The members of an error's body, in all spellings that the service uses. */
interface ErrorBody {
  readonly __type?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly Message?: unknown;
  readonly Item?: Readonly<Record<string, unknown>>;
  readonly CancellationReasons?: readonly CancellationReason[];
  readonly ThrottlingReasons?: unknown;
  readonly throttlingReasons?: unknown;
}

/** How many characters of a body that is not JSON the message quotes. */
const quotedLength = 200;

/**
 * Makes the function that reads the error of a response with a status of 300 or more.
 *
 * Its second argument is by how many milliseconds the request was signed too early, the third the format of the items.
 */
export function errorReader(
  numbers: NumberRule,
): (response: HttpResponse, clockSkew: number, items?: ValueFormat) => ServiceError {
  const decoders = {
    native: createDecoder(errorShape, numbers),
    attributeValues: createDecoder(withAttributeValues(errorShape), numbers),
  };

  return (response, clockSkew, items = 'native') => {
    const { statusCode } = response;
    const body = readBody(decoders[items], response.body);
    const text = body === undefined ? response.body.toString() : undefined;
    const name =
      readName(body?.__type) ??
      readName(body?.code) ??
      readName(header(response, 'x-amzn-errortype')) ??
      'UnknownError';
    const message = readText(body?.message) ?? readText(body?.Message) ?? describe(statusCode, text);
    return serviceError(name, message, {
      statusCode,
      requestId: header(response, 'x-amzn-requestid'),
      retryAfter: readRetryAfter(header(response, 'x-amz-retry-after')),
      clockSkew: isClockSkewError(name, clockSkew) ? clockSkew : undefined,
      body: text,
      item: body?.Item,
      cancellationReasons: body?.CancellationReasons,
      throttlingReasons: readReasons(body?.ThrottlingReasons) ?? readReasons(body?.throttlingReasons),
    });
  };
}

/**
 * Reads the body of an error, or returns `undefined` if it is not a JSON object, such as a proxy's HTML page.
 *
 * If an item in it cannot be decoded, the error still has the service's name and message.
 */
function readBody(decode: (body: Buffer) => unknown, bytes: Buffer): ErrorBody | undefined {
  const body = readObject(() => decode(bytes));
  if (body !== undefined) return body;
  const raw = readObject(() => JSON.parse(bytes.toString()));
  return raw && { __type: raw.__type, code: raw.code, message: raw.message, Message: raw.Message };
}

function readObject(read: () => unknown): ErrorBody | undefined {
  try {
    const body = read();
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** Returns `ResourceNotFoundException` for `com.amazonaws.dynamodb.v20120810#ResourceNotFoundException:http://…`. */
function readName(value: unknown): string | undefined {
  const [name] = (readText(value) ?? '').split(/[:,]/);
  return readText(name?.slice(name.indexOf('#') + 1).trim());
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Checks the reasons itself: no shape of the API model has them, so that the decoder has not checked them. */
function readReasons(value: unknown): readonly ThrottlingReason[] | undefined {
  return Array.isArray(value) && value.every((reason) => typeof reason === 'object' && reason !== null)
    ? value
    : undefined;
}

function describe(statusCode: number, text: string | undefined): string {
  const status = `${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trim();
  return text ? `${status}: ${text.slice(0, quotedLength)}` : status;
}

function readRetryAfter(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}
