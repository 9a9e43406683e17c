import { isUtf8 } from 'node:buffer';
import { InvalidResponseError } from '../../errors/invalid.ts';
import { allocate, type Memory } from '../memory.ts';
import { byte } from './bytes.ts';
import { TextExtractor } from './text-extractor.ts';

/** How the numbers of a page are read. */
export interface NumberReading {
  /** Whether a text that a JavaScript number holds exactly becomes that number. */
  readonly takesShort: boolean;
  /** Reads any text; throws where it is no number. */
  readonly read: (text: string) => unknown;
}

/** How deep a page may nest: DynamoDB's 32 levels leave ample room, and the call stack never runs out. */
export const maxDepth = 500;

/** How many zero bytes follow the page's own, so that a word may be read wherever a byte may. */
const padding = 8;

/** Pages of up to this size are read from a buffer that is kept; a larger one costs an allocation of its own. */
const keptCapacity = 4 * 1024 * 1024;

/**
 * A response body on its way through the decoder, and how far it has been read.
 *
 * The bytes are copied into a buffer that is used over and over and ends in zeros. No JSON token goes on at a zero, so
 * that no reader ever has to ask whether the page has ended; and nothing that was read can share memory with the body.
 * The copy of a megabyte takes some twenty microseconds, decoding it thousands.
 */
export class ByteReader {
  bytes: Memory;
  view: DataView;
  /** The same memory as a plain array, whose `slice` is a copy, not a view as a Buffer's. */
  memory: Uint8Array;
  /** Copies text out of this memory. */
  texts: TextExtractor;
  position = 0;
  numbers: NumberReading = { takesShort: false, read: String };

  /** The values of the objects that are being read, those of the innermost object last. */
  readonly values: unknown[] = [];
  top = 0;

  #length = 0;
  #depth = 0;

  constructor(capacity: number) {
    this.bytes = allocate(capacity);
    this.view = new DataView(this.bytes.buffer);
    this.memory = new Uint8Array(this.bytes.buffer);
    this.texts = new TextExtractor(this.bytes);
  }

  load(body: Buffer): void {
    if (!isUtf8(body)) throw invalid('not UTF-8', firstDifference(body, Buffer.from(body.toString())));
    this.#length = body.length;
    if (body.length + padding > this.bytes.length) {
      this.bytes = allocate(2 ** Math.ceil(Math.log2(body.length + padding)));
      this.view = new DataView(this.bytes.buffer);
      this.memory = new Uint8Array(this.bytes.buffer);
      this.texts = new TextExtractor(this.bytes);
    }
    this.bytes.set(body);
    this.bytes.fill(0, body.length, body.length + padding);
    this.position = 0;
    this.#depth = 0;
  }

  /** Lets go of every value of the page that was read. */
  unload(): void {
    this.values.length = 0;
    this.top = 0;
    this.texts.forget();
  }

  /** Refuses the page, naming the byte at which it goes wrong. */
  fail(problem: string, position = this.position, cause?: unknown): never {
    const isEnd = position >= this.#length;
    throw invalid(isEnd ? 'ends too early' : problem, isEnd ? this.#length : position, cause);
  }

  /** The next byte that is not white space; the position is on it then. */
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
    }
  }

  /** Reads a byte if it is the very next one. */
  isNext(expected: number): boolean {
    if (this.view.getUint8(this.position) !== expected) return false;
    this.position++;
    return true;
  }

  /** Reads a byte that must come next, white space aside. */
  expect(expected: number): void {
    if (this.peek() !== expected) this.fail(`expected ${String.fromCharCode(expected)}`);
    this.position++;
  }

  /** Reads what separates two elements or ends the last: `true` for a comma, `false` for `close`. */
  goesOn(close: number): boolean {
    const next = this.peek();
    if (next !== byte.comma && next !== close) this.fail(`expected , or ${String.fromCharCode(close)}`);
    this.position++;
    return next === byte.comma;
  }

  /** Reads `close` if it comes next: the list or object is empty. */
  isEmpty(close: number): boolean {
    if (this.peek() !== close) return false;
    this.position++;
    return true;
  }

  /** Goes one level deeper; `leave` comes back. */
  enter(): void {
    if (++this.#depth > maxDepth) this.fail(`nested more than ${maxDepth} levels deep`);
  }

  leave(): void {
    this.#depth--;
  }

  /** Refuses whatever follows the value that a page is. */
  finish(): void {
    this.peek();
    if (this.position !== this.#length) this.fail('expected the end');
  }
}

const idle: ByteReader[] = [];

/**
 * Reads a body from a page that nobody else is reading from.
 *
 * One page is kept for the next time. A second one comes into being only where a caller's number rule decodes another
 * response meanwhile.
 */
export function withByteReader<T>(body: Buffer, numbers: NumberReading, read: (reader: ByteReader) => T): T {
  const reader = idle.pop() ?? new ByteReader(64 * 1024);
  reader.numbers = numbers;
  try {
    reader.load(body);
    const value = read(reader);
    reader.finish();
    return value;
  } finally {
    reader.unload();
    if (idle.length === 0 && reader.bytes.length <= keptCapacity) idle.push(reader);
  }
}

function invalid(problem: string, position: number, cause?: unknown): InvalidResponseError {
  return new InvalidResponseError(`The response is invalid at byte ${position}: ${problem}`, { cause });
}

function firstDifference(one: Buffer, other: Buffer): number {
  let at = 0;
  while (one[at] === other[at]) at++;
  return at;
}
