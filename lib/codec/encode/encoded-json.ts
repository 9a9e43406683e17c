import { allocate, type Memory } from '../memory.ts';
import { byteLiteral } from './byte-literal.ts';
import type { ByteWriter } from './byte-writer.ts';
import { describeValue } from './describe-value.ts';
import { refuse, type ValuePath } from './value-path.ts';

/** Memory for encoded JSON, allocated from its start upwards. Spare bytes at its end let whole words be read and written. */
export class Chunk {
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

/** JSON that is already encoded: the bytes from `start` to `end` of a chunk, which may hold other JSON too. */
export interface EncodedJson {
  readonly chunk: Chunk;
  readonly start: number;
  readonly end: number;
}

const slack = 4;

const comma = byteLiteral(',');
const commaByte = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** The size of a shared chunk in bytes. It is shared because a Buffer per item costs as much as encoding a small item. */
export const chunkSize = 64 * 1024;
/** An item of this size or more, in bytes, gets a chunk of its own, so that it does not keep other items in memory. */
export const largeItem = chunkSize / 8;

/** Up to this many bytes, copying words is faster than `Buffer.copy`, which creates a view. */
const maxWordCopy = 512;

let sharedChunk = new Chunk(0);

/** Empty JSON: a placeholder. */
export const noJson: EncodedJson = { chunk: sharedChunk, start: 0, end: 0 };

/** Copies the content of a scratch writer into a chunk, and a comma after it: `copyEncodedList` copies neighbours together. */
export function storeJson({ bytes, view, end: length }: ByteWriter): EncodedJson {
  const chunk = chunkFor(length);
  const start = chunk.used;
  const end = start + length;
  if (length > maxWordCopy) bytes.copy(chunk.bytes, start, 0, length);
  else copyWords(view, 0, length, chunk.view, start);
  chunk.view.setUint8(end, commaByte);
  chunk.used = end + 1;
  return { chunk, start, end };
}

/** Copies JSON from `start` to `end` of a buffer into a chunk. */
export function storeBytes(bytes: Uint8Array, start = 0, end: number = bytes.length): EncodedJson {
  const chunk = chunkFor(end - start);
  const at = chunk.used;
  chunk.bytes.set(bytes.subarray(start, end), at);
  chunk.used += end - start;
  return { chunk, start: at, end: chunk.used };
}

/** Copies JSON from `start` to `end` of a buffer into a chunk of its own. */
export function chunkOf(bytes: Uint8Array, start: number, end: number): Chunk {
  const chunk = new Chunk(end - start);
  chunk.bytes.set(bytes.subarray(start, end));
  chunk.used = end - start;
  return chunk;
}

/** Copies JSON text into a chunk of its own. */
export function storeText(text: string): EncodedJson {
  const chunk = new Chunk(Buffer.byteLength(text));
  chunk.used = chunk.bytes.utf8Write(text, 0);
  return { chunk, start: 0, end: chunk.used };
}

/** Returns encoded JSON as text. */
export function textOf({ chunk, start, end }: EncodedJson): string {
  return chunk.bytes.utf8Slice(start, end);
}

function chunkFor(length: number): Chunk {
  if (length >= largeItem) return new Chunk(length);
  if (sharedChunk.used + length > sharedChunk.capacity) sharedChunk = new Chunk(chunkSize);
  return sharedChunk;
}

/**
 * Copies UTF-8 eight bytes at a time, and may copy up to three bytes more than asked for.
 *
 * Eight bytes are copied as a double in little-endian order. A NaN might change on the way, but is no UTF-8: it would end in a
 * byte from 0xF0 on and 0x7F or 0xFF.
 */
function copyWords(from: DataView, start: number, end: number, to: DataView, at: number): void {
  const offset = at - start;
  let position = start;
  for (; position + 8 <= end; position += 8)
    to.setFloat64(position + offset, from.getFloat64(position, true), true);
  for (; position < end; position += 4) to.setInt32(position + offset, from.getInt32(position));
}

/** Copies encoded JSON. */
export function putJson({ chunk, start, end }: EncodedJson, writer: ByteWriter): void {
  const length = end - start;
  writer.reserve(length);
  if (length > maxWordCopy) writer.bytes.set(new Uint8Array(chunk.bytes.buffer, start, length), writer.end);
  else copyWords(chunk.view, start, end, writer.view, writer.end);
  writer.end += length;
}

/** Copies encoded JSON into a request, so that an item that is sent again is not encoded again. */
export function copyEncodedJson(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): boolean {
  putJson(checkedJson(value, path, depth), writer);
  writer.put(comma);
  return true;
}

/** Copies a list of encoded JSON into a request. Neighbours in a chunk are copied together, with the commas between them. */
export function copyEncodedList(list: unknown, writer: ByteWriter, path: ValuePath, depth: number): boolean {
  if (!Array.isArray(list)) return refuse(path, depth, `expected an array, received ${describeValue(list)}`);
  const opening = writer.open(openBracket);
  for (let index = 0; index < list.length; ) {
    const { chunk, start, end: firstEnd } = encodedAt(list, index++, path, depth);
    let end = firstEnd;
    for (; index < list.length; index++) {
      const next = encodedAt(list, index, path, depth);
      if (next.chunk !== chunk || next.start !== end + 1 || chunk.bytes[end] !== commaByte) break;
      end = next.end;
    }
    putJson({ chunk, start, end }, writer);
    writer.put(comma);
  }
  writer.close(closeBracket, opening);
  return true;
}

/** Returns the encoded JSON at an index of a list. */
function encodedAt(list: readonly unknown[], index: number, path: ValuePath, depth: number): EncodedJson {
  path.steps[depth] = index;
  return checkedJson(list[index], path, depth + 1);
}

function checkedJson(value: unknown, path: ValuePath, depth: number): EncodedJson {
  return isEncodedJson(value)
    ? value
    : refuse(path, depth, `expected encoded JSON, received ${describeValue(value)}`);
}

/** Whether a value is JSON that is already encoded. */
export function isEncodedJson(value: unknown): value is EncodedJson {
  return typeof value === 'object' && value !== null && 'chunk' in value && value.chunk instanceof Chunk;
}
