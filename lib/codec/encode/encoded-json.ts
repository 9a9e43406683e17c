import { allocate, type Memory } from '../memory.ts';
import { byteLiteral } from './byte-literal.ts';
import type { ByteWriter } from './byte-writer.ts';
import { describe } from './json-value.ts';
import { refuse, type ValuePath } from './value-path.ts';

/** Memory for encoded JSON, with a few bytes behind its capacity, so that whole words may be read and written at its end. */
class Chunk {
  readonly bytes: Memory;
  readonly view: DataView;
  readonly capacity: number;
  used = 0;

  constructor(capacity: number) {
    this.bytes = allocate(capacity + slack);
    this.view = new DataView(this.bytes.buffer);
    this.capacity = capacity;
  }
}

/** JSON that has been encoded: the bytes from `start` to `end` of a chunk that may hold more. */
export interface EncodedJson {
  readonly chunk: Chunk;
  readonly start: number;
  readonly end: number;
}

const slack = 4;

const comma = byteLiteral(',');

/** How much memory is allocated at once, in bytes: a Buffer of its own costs as much as the encoding of a small item. */
const chunkSize = 64 * 1024;
/** From this size on, in bytes, an item has its own memory, so that it keeps no others in memory. */
const large = chunkSize / 8;

/** Up to so many bytes, copying words takes less time than a call of `Buffer.copy`, which makes a view of them. */
const shortCopy = 512;

let current = new Chunk(0);

/** An encoding of nothing. */
export const noJson: EncodedJson = { chunk: current, start: 0, end: 0 };

/** Copies what a body holds to where it stays. */
export function keepJson({ bytes, view, end: length }: ByteWriter): EncodedJson {
  const chunk = chunkFor(length);
  const start = chunk.used;
  if (length > shortCopy) bytes.copy(chunk.bytes, start, 0, length);
  else copyWords(view, 0, length, chunk.view, start);
  chunk.used += length;
  return { chunk, start, end: chunk.used };
}

/** Keeps JSON that is there as text. */
export function keepText(text: string): EncodedJson {
  const chunk = new Chunk(Buffer.byteLength(text));
  chunk.used = chunk.bytes.utf8Write(text, 0);
  return { chunk, start: 0, end: chunk.used };
}

/** Returns encoded JSON as text. */
export function textOf({ chunk, start, end }: EncodedJson): string {
  return chunk.bytes.utf8Slice(start, end);
}

function chunkFor(length: number): Chunk {
  if (length >= large) return new Chunk(length);
  if (current.used + length > current.capacity) current = new Chunk(chunkSize);
  return current;
}

/** Copies bytes four at a time, and up to three more. */
function copyWords(from: DataView, start: number, end: number, to: DataView, at: number): void {
  const offset = at - start;
  for (let position = start; position < end; position += 4)
    to.setInt32(position + offset, from.getInt32(position));
}

/** Copies JSON that has been encoded before: an item that is sent again is not encoded again. */
export function encodeEncoded(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): boolean {
  if (!isEncoded(value)) return refuse(path, depth, `${describe(value)} where encoded JSON is expected`);
  const { chunk, start, end } = value;
  writer.reserve(end - start);
  if (end - start > shortCopy) chunk.bytes.copy(writer.bytes, writer.end, start, end);
  else copyWords(chunk.view, start, end, writer.view, writer.end);
  writer.end += end - start;
  writer.put(comma);
  return true;
}

function isEncoded(value: unknown): value is EncodedJson {
  return typeof value === 'object' && value !== null && 'chunk' in value && value.chunk instanceof Chunk;
}
