import { byteLiteral } from './encode/byte-literal.ts';
import { ByteWriter } from './encode/byte-writer.ts';
import { shapeEncoder } from './encode/shape-encoder.ts';
import { type InternalEncodeOptions, newValuePath } from './encode/value-path.ts';
import type { Shape } from './shape.ts';

const emptyObject = byteLiteral('{},');

/** What is kept for the next request; nothing while one is written, because a `toJSON` or a getter may write another. */
let kept: ByteWriter | undefined;

/** A body that has grown beyond this is not kept: most requests are far smaller than the 16 MB that one may have. */
const maxKept = 4 * 2 ** 20;

/**
 * Writes a request's input as the JSON that DynamoDB reads, native values as AttributeValues.
 *
 * It goes over the input once and changes nothing in it.
 *
 * @throws InvalidValueError with the path of the first value that DynamoDB cannot store
 */
export function encode(input: unknown, shape: Shape | undefined, options?: InternalEncodeOptions): Buffer {
  return encodeWith(input, shape, options, ({ bytes, end }) => Buffer.from(bytes.subarray(0, end)));
}

/** Writes as text what `encode` writes as bytes, for those who parse it. */
export function encodeText(
  input: unknown,
  shape: Shape | undefined,
  options?: InternalEncodeOptions,
): string {
  return encodeWith(input, shape, options, ({ bytes, end }) => bytes.utf8Slice(0, end));
}

function encodeWith<T>(
  input: unknown,
  shape: Shape | undefined,
  options: InternalEncodeOptions | undefined,
  take: (writer: ByteWriter) => T,
): T {
  return withByteWriter((writer) => {
    const encodeInput = shapeEncoder(shape);
    if (!encodeInput(input, writer, newValuePath(options), 0)) writer.put(emptyObject);
    // No comma follows the whole.
    writer.end--;
    return take(writer);
  });
}

/** Runs a function with an empty body, whose memory serves the next request as well. */
export function withByteWriter<T>(use: (writer: ByteWriter) => T): T {
  const writer = kept ?? new ByteWriter();
  kept = undefined;
  writer.end = 0;
  try {
    return use(writer);
  } finally {
    if (writer.bytes.length <= maxKept) kept = writer;
  }
}
