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

/** The size of a shared chunk in bytes. It is shared because a Buffer per item costs as much as encoding a small item. */
export const chunkSize = 64 * 1024;
/** An item of this size or more, in bytes, gets a chunk of its own, so that it does not keep other items in memory. */
export const largeItem = chunkSize / 8;

/** Up to this many bytes, copying words is faster than `Buffer.copy`, which creates a view. */
const maxWordCopy = 512;

let sharedChunk = new Chunk(0);

/** Empty JSON: a placeholder. */
export const noJson: EncodedJson = { chunk: sharedChunk, start: 0, end: 0 };

/** Copies the content of a scratch writer into a chunk. */
export function storeJson({ bytes, view, end: length }: ByteWriter): EncodedJson {
  const chunk = chunkFor(length);
  const start = chunk.used;
  if (length > maxWordCopy) bytes.copy(chunk.bytes, start, 0, length);
  else copyWords(view, 0, length, chunk.view, start);
  chunk.used += length;
  return { chunk, start, end: chunk.used };
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

/** Copies bytes as 32-bit words; may copy up to three bytes more than asked for. */
function copyWords(from: DataView, start: number, end: number, to: DataView, at: number): void {
  const offset = at - start;
  for (let position = start; position < end; position += 4)
    to.setInt32(position + offset, from.getInt32(position));
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
  if (!isEncodedJson(value))
    return refuse(path, depth, `expected encoded JSON, received ${describeValue(value)}`);
  putJson(value, writer);
  writer.put(comma);
  return true;
}

/** Whether a value is JSON that is already encoded. */
export function isEncodedJson(value: unknown): value is EncodedJson {
  return typeof value === 'object' && value !== null && 'chunk' in value && value.chunk instanceof Chunk;
}
