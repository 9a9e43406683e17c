import { isAscii, isUtf8, transcode } from 'node:buffer';
import { InvalidResponseError } from '../../errors/invalid.ts';
import { byte } from './bytes.ts';

/** What Node's buffers can and its type declarations leave out: `toString` and `write` without checks of arguments. */
export interface Slicers {
  base64Write(text: string, start: number, size: number): number;
  latin1Slice(start: number, end: number): string;
  ucs2Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
}

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

/** The longest text that V8 copies when it is cut out of a longer one: from 13 characters on it makes a slice. */
const longestCopied = 12;

/** From this size on, UTF-8 is quicker read by way of UTF-16: up to Node 22 by a factor of five, from 24 on not at all. */
const transcodingPays = Number.parseInt(process.versions.node, 10) < 24 ? 200 : Number.POSITIVE_INFINITY;

const windowSize = 8 * 1024;

/** Pages of up to this size are read from a buffer that is kept; a larger one costs an allocation of its own. */
const keptCapacity = 4 * 1024 * 1024;

/**
 * A response body on its way through the decoder, and how far it has been read.
 *
 * The bytes are copied into a buffer that is used over and over and ends in zeros. No JSON token goes on at a zero, so
 * that no reader ever has to ask whether the page has ended; and nothing that was read can share memory with the body.
 * The copy takes a fiftieth of the time that decoding takes.
 */
export class Page {
  bytes: Buffer & Slicers;
  view: DataView;
  /** The same memory as a plain array, whose `slice` is a copy, not a view as a Buffer's. */
  memory: Uint8Array;
  position = 0;
  numbers: NumberReading = { takesShort: false, read: String };

  /** The values of the objects that are being read, those of the innermost object last. */
  readonly values: unknown[] = [];
  top = 0;

  #length = 0;
  #depth = 0;
  #window = '';
  #windowStart = 0;
  #windowEnd = 0;

  constructor(capacity: number) {
    this.bytes = allocate(capacity);
    this.view = new DataView(this.bytes.buffer);
    this.memory = new Uint8Array(this.bytes.buffer);
  }

  load(body: Buffer): void {
    if (!isUtf8(body)) throw invalid('not UTF-8', firstDifference(body, Buffer.from(body.toString())));
    this.#length = body.length;
    if (body.length + padding > this.bytes.length) {
      this.bytes = allocate(2 ** Math.ceil(Math.log2(body.length + padding)));
      this.view = new DataView(this.bytes.buffer);
      this.memory = new Uint8Array(this.bytes.buffer);
    }
    this.bytes.set(body);
    this.bytes.fill(0, body.length, body.length + padding);
    this.position = 0;
    this.#depth = 0;
    this.#windowEnd = 0;
  }

  /** Lets go of every value of the page that was read. */
  unload(): void {
    this.values.length = 0;
    this.top = 0;
    this.#window = '';
  }

  /**
   * Copies ASCII text out of the page.
   *
   * Calling into Node for a string takes five times as long as V8's own `substring`, which copies short text. So Node is
   * called once for a window of the page, and short text cut out of that. A longer substring would be a slice instead,
   * which keeps the whole window alive.
   */
  asciiText(start: number, end: number): string {
    if (end - start > longestCopied) return this.bytes.latin1Slice(start, end);
    if (end > this.#windowEnd || start < this.#windowStart) this.#moveWindow(start);
    return this.#window.substring(start - this.#windowStart, end - this.#windowStart);
  }

  /** Copies any text out of the page. */
  text(start: number, end: number): string {
    if (end - start < transcodingPays) return this.bytes.utf8Slice(start, end);
    if (isAscii(this.memory.subarray(start, end))) return this.bytes.latin1Slice(start, end);
    const utf16 = transcode(this.memory.subarray(start, end), 'utf8', 'utf16le') as Buffer & Slicers;
    return utf16.ucs2Slice(0, utf16.length);
  }

  #moveWindow(start: number): void {
    this.#windowStart = start;
    this.#windowEnd = Math.min(start + windowSize, this.bytes.length);
    this.#window = this.bytes.latin1Slice(start, this.#windowEnd);
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

const idle: Page[] = [];

/**
 * Reads a body from a page that nobody else is reading from.
 *
 * One page is kept for the next time. A second one comes into being only where a caller's number rule decodes another
 * response meanwhile.
 */
export function withPage<T>(body: Buffer, numbers: NumberReading, read: (page: Page) => T): T {
  const page = idle.pop() ?? new Page(64 * 1024);
  page.numbers = numbers;
  try {
    page.load(body);
    const value = read(page);
    page.finish();
    return value;
  } finally {
    page.unload();
    if (idle.length === 0 && page.bytes.length <= keptCapacity) idle.push(page);
  }
}

/** Allocates memory that nothing else shares. */
export function allocate(capacity: number): Buffer & Slicers {
  return Buffer.allocUnsafeSlow(capacity) as Buffer & Slicers;
}

function invalid(problem: string, position: number, cause?: unknown): InvalidResponseError {
  return new InvalidResponseError(`The response is invalid at byte ${position}: ${problem}`, { cause });
}

function firstDifference(one: Buffer, other: Buffer): number {
  let at = 0;
  while (one[at] === other[at]) at++;
  return at;
}
