import { Body } from './encode/body.ts';
import { encoderOf } from './encode/shaped.ts';
import { newTrail } from './encode/trail.ts';
import type { Shape } from './shape.ts';

/** The body that is kept for the next request; there is none while one is written, as a `toJSON` may write another. */
let kept: Body | undefined;

/** What a body may hold to be kept. */
const maxKept = 4 * 2 ** 20;

/**
 * Writes a request's input as the JSON that DynamoDB reads, native values as AttributeValues.
 *
 * It goes over the input once and changes nothing in it.
 *
 * @throws InvalidValueError with the path of the first value that DynamoDB cannot store
 */
export function encode(input: unknown, shape: Shape | undefined): Buffer {
  return written(input, shape, (body) => Buffer.from(body.bytes.subarray(0, body.end)));
}

/** Writes what `encode` does as text. */
export function encodeText(input: unknown, shape: Shape | undefined): string {
  return written(input, shape, (body) => body.bytes.utf8Slice(0, body.end));
}

function written<T>(input: unknown, shape: Shape | undefined, take: (body: Body) => T): T {
  const body = kept ?? new Body();
  kept = undefined;
  try {
    body.end = 0;
    if (!encoderOf(shape)(input, body, newTrail(), 0)) encoderOf(shape)({}, body, newTrail(), 0);
    body.end--;
    return take(body);
  } finally {
    if (body.bytes.length <= maxKept) kept = body;
  }
}
