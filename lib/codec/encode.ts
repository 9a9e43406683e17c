import { Body } from './encode/body.ts';
import { encoderOf } from './encode/shaped.ts';
import { tokenOf } from './encode/token.ts';
import { type EncodeOptions, newTrail } from './encode/trail.ts';
import type { Shape } from './shape.ts';

const emptyObject = tokenOf('{},');

/** What is kept for the next request; nothing while one is written, because a `toJSON` or a getter may write another. */
let kept: Body | undefined;

/** A body that has grown beyond this is not kept: most requests are far smaller than the 16 MB that one may have. */
const maxKept = 4 * 2 ** 20;

/**
 * Writes a request's input as the JSON that DynamoDB reads, native values as AttributeValues.
 *
 * It goes over the input once and changes nothing in it.
 *
 * @throws InvalidValueError with the path of the first value that DynamoDB cannot store
 */
export function encode(input: unknown, shape: Shape | undefined, options?: EncodeOptions): Buffer {
  return writing(input, shape, options, ({ bytes, end }) => Buffer.from(bytes.subarray(0, end)));
}

/** Writes as text what `encode` writes as bytes, for those who parse it. */
export function encodeText(input: unknown, shape: Shape | undefined, options?: EncodeOptions): string {
  return writing(input, shape, options, ({ bytes, end }) => bytes.utf8Slice(0, end));
}

function writing<T>(
  input: unknown,
  shape: Shape | undefined,
  options: EncodeOptions | undefined,
  take: (body: Body) => T,
): T {
  return withBody((body) => {
    const encodeInput = encoderOf(shape);
    if (!encodeInput(input, body, newTrail(options), 0)) body.put(emptyObject);
    // No comma follows the whole.
    body.end--;
    return take(body);
  });
}

/** Runs a function with an empty body, whose memory serves the next request as well. */
export function withBody<T>(use: (body: Body) => T): T {
  const body = kept ?? new Body();
  kept = undefined;
  body.end = 0;
  try {
    return use(body);
  } finally {
    if (body.bytes.length <= maxKept) kept = body;
  }
}
