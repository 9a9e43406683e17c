import { STATUS_CODES } from 'node:http';
import { errorShape } from '../api/operations.ts';
import { createDecoder } from '../codec/decode.ts';
import type { NumberRule } from '../codec/number-rule.ts';
import type { CancellationReason, ServiceError, ThrottlingReason } from '../errors/service-error.ts';
import { serviceError } from '../errors/service-error-by-name.ts';
import { isRefusedForItsTime } from './clock.ts';
import type { HttpResponse } from './dispatch.ts';
import { header } from './header.ts';

/** The members that error bodies have, under all the spellings that were seen. */
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

/** How much of a body that is not JSON goes into the message, in characters. */
const excerpt = 200;

/** Returns the function that reads the error for which a response with a status of 300 and more stands. */
export function errorReader(numbers: NumberRule): (response: HttpResponse, early: number) => ServiceError {
  const decode = createDecoder(errorShape, numbers);

  return (response, early) => {
    const { statusCode } = response;
    const body = readBody(decode, response.body);
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
      clockSkew: isRefusedForItsTime(name, early) ? early : undefined,
      body: text,
      item: body?.Item,
      cancellationReasons: body?.CancellationReasons,
      throttlingReasons: readReasons(body?.ThrottlingReasons) ?? readReasons(body?.throttlingReasons),
    });
  };
}

/**
 * A proxy may answer in HTML or with nothing at all; that is no reason to hide the status behind another error.
 *
 * Nor is an item that cannot be read a reason to hide the service's own words.
 */
function readBody(decode: (body: Buffer) => unknown, bytes: Buffer): ErrorBody | undefined {
  const body = attempt(() => decode(bytes));
  if (body !== undefined) return body;
  const raw = attempt(() => JSON.parse(bytes.toString()));
  return raw && { __type: raw.__type, code: raw.code, message: raw.message, Message: raw.Message };
}

function attempt(read: () => unknown): ErrorBody | undefined {
  try {
    const body = read();
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** Cuts `com.amazonaws.dynamodb.v20120810#ResourceNotFoundException:http://…` down to the shape's name. */
function readName(value: unknown): string | undefined {
  const [name] = (readText(value) ?? '').split(/[:,]/);
  return readText(name?.slice(name.indexOf('#') + 1).trim());
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The decoder has not looked at these: no shape of the service's says that they are there. */
function readReasons(value: unknown): readonly ThrottlingReason[] | undefined {
  return Array.isArray(value) && value.every((reason) => typeof reason === 'object' && reason !== null)
    ? value
    : undefined;
}

function describe(statusCode: number, text: string | undefined): string {
  const status = `${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trim();
  return text ? `${status}: ${text.slice(0, excerpt)}` : status;
}

function readRetryAfter(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}
