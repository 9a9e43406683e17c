import { isUtf8 } from 'node:buffer';
import { InvalidResponseError } from '../../errors/invalid.ts';
import { allocate, type Memory } from '../memory.ts';
import { byte } from './bytes.ts';
import { RepeatedTexts } from './repeated-text.ts';
import { TextExtractor } from './text-extractor.ts';

/** How the text of a number is parsed. */
export interface NumberParser {
  /** Whether text that a double represents exactly becomes a number without a call of `parse`. */
  readonly hasFastPath: boolean;
  /** Parses any text; throws if it is not a number. */
  readonly parse: (text: string) => unknown;
}

/** How deep a response may nest: far more than DynamoDB's 32 levels, and too little to overflow the call stack. */
export const maxDepth = 500;

/** How many zero bytes follow the body, so that a 32-bit word can be read at any byte. */
const sentinelSize = 8;

/** The largest scratch buffer that is kept for the next response. */
const maxReusedCapacity = 4 * 1024 * 1024;

/**
 * Cursor over the bytes of a response body.
 *
 * The body is copied into a reused scratch buffer that ends in zero bytes. These are sentinels: no JSON token continues
 * at a zero, so that no read needs a bounds check. The copy also ensures that no decoded value shares memory with the
 * body. Copying a megabyte takes about 20 µs, decoding it thousands.
 */
export class ByteReader {
  /** The scratch buffer. */
  buffer: Memory;
  view: DataView;
  /** The same memory as a plain Uint8Array: its `slice` copies, where a Buffer's returns a view. */
  bytes: Uint8Array;
  /** Copies text out of the same memory. */
  textExtractor: TextExtractor;
  readonly repeatedTexts = new RepeatedTexts();
  position = 0;
  numberParser: NumberParser = { hasFastPath: false, parse: String };

  /** The members' values of the objects that are being read, the innermost object's on top. */
  readonly valueStack: unknown[] = [];
  stackTop = 0;

  /**
   * Whether the JSON read so far has one form only: no white space between tokens, no escapes in names, no name twice in an
   * object. The reader of an item sets it before the item; what is read as values does not need it.
   */
  isCompact = true;

  #length = 0;
  #depth = 0;

  constructor(capacity: number) {
    this.buffer = allocate(capacity);
    this.view = new DataView(this.buffer.buffer);
    this.bytes = new Uint8Array(this.buffer.buffer);
    this.textExtractor = new TextExtractor(this.buffer);
  }

  load(body: Buffer): void {
    if (!isUtf8(body))
      throw invalidResponse('not UTF-8', firstDifference(body, Buffer.from(body.toString())));
    this.#length = body.length;
    if (body.length + sentinelSize > this.buffer.length) {
      this.buffer = allocate(2 ** Math.ceil(Math.log2(body.length + sentinelSize)));
      this.view = new DataView(this.buffer.buffer);
      this.bytes = new Uint8Array(this.buffer.buffer);
      this.textExtractor = new TextExtractor(this.buffer);
    }
    this.textExtractor.load(body.length);
    this.buffer.set(body);
    this.buffer.fill(0, body.length, body.length + sentinelSize);
    this.position = 0;
    this.#depth = 0;
  }

  /** Drops all references to values of the response. */
  unload(): void {
    this.valueStack.length = 0;
    this.stackTop = 0;
    this.textExtractor.clear();
  }

  /** Throws an `InvalidResponseError` that names the byte of the problem. */
  fail(problem: string, position = this.position, cause?: unknown): never {
    const isAtEnd = position >= this.#length;
    throw invalidResponse(isAtEnd ? 'unexpected end' : problem, isAtEnd ? this.#length : position, cause);
  }

  /** Skips white space and returns the byte at the position. */
  peek(): number {
    const next = this.view.getUint8(this.position);
    return next > byte.space ? next : this.#skipSpace();
  }

  #skipSpace(): number {
    for (;;) {
      const next = this.view.getUint8(this.position);
      if (next !== byte.space && next !== byte.lineFeed && next !== byte.return && next !== byte.tab)
        return next;
      this.position++;
      this.isCompact = false;
    }
  }

  /** Consumes a byte if it is next, without skipping white space. */
  acceptAdjacent(expected: number): boolean {
    if (this.view.getUint8(this.position) !== expected) return false;
    this.position++;
    return true;
  }

  /** Skips white space and consumes a byte; fails if another one is next. */
  expect(expected: number): void {
    if (this.peek() !== expected) this.fail(`expected ${String.fromCharCode(expected)}`);
    this.position++;
  }

  /** Consumes the comma before another element and returns `true`, or the bracket `close` and returns `false`. */
  hasMore(close: number): boolean {
    const next = this.peek();
    if (next !== byte.comma && next !== close) this.fail(`expected , or ${String.fromCharCode(close)}`);
    this.position++;
    return next === byte.comma;
  }

  /** Skips white space and consumes a byte if it is next. */
  accept(expected: number): boolean {
    if (this.peek() !== expected) return false;
    this.position++;
    return true;
  }

  /** Enters an object or a list; `leave` is its counterpart. */
  enter(): void {
    if (++this.#depth > maxDepth) this.fail(`nested more than ${maxDepth} levels deep`);
  }

  leave(): void {
    this.#depth--;
  }

  /** Fails if anything but white space is left. */
  expectEnd(): void {
    this.peek();
    if (this.position !== this.#length) this.fail('expected the end of the response');
  }
}

const idleReaders: ByteReader[] = [];

/**
 * Reads a body with a reader that is not in use.
 *
 * One reader is kept for the next response. A second one is created only when the caller's number rule decodes another
 * response in the meantime.
 */
export function withByteReader<T>(
  body: Buffer,
  numberParser: NumberParser,
  read: (reader: ByteReader) => T,
): T {
  const reader = idleReaders.pop() ?? new ByteReader(64 * 1024);
  reader.numberParser = numberParser;
  try {
    reader.load(body);
    const value = read(reader);
    reader.expectEnd();
    return value;
  } finally {
    reader.unload();
    if (idleReaders.length === 0 && reader.buffer.length <= maxReusedCapacity) idleReaders.push(reader);
  }
}

function invalidResponse(problem: string, position: number, cause?: unknown): InvalidResponseError {
  return new InvalidResponseError(`The response is invalid at byte ${position}: ${problem}`, { cause });
}

function firstDifference(one: Buffer, other: Buffer): number {
  let at = 0;
  while (one[at] === other[at]) at++;
  return at;
}
