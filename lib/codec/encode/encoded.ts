import { allocate, type Memory } from '../memory.ts';
import type { Body } from './body.ts';
import { describe } from './json-value.ts';
import { tokenOf } from './token.ts';
import { refuse, type Trail } from './trail.ts';

/** JSON that has been encoded: the bytes from `start` to `end` of a memory that may hold more. */
export interface EncodedJson {
  readonly memory: Memory;
  readonly start: number;
  readonly end: number;
}

const comma = tokenOf(',');

/** How much memory is allocated at once, in bytes: a Buffer of its own costs as much as the encoding of a small item. */
const chunkSize = 64 * 1024;
/** From this size on, in bytes, an item has its own memory, so that it keeps no others in memory. */
const large = chunkSize / 8;

let chunk = allocate(0);
let chunkEnd = 0;

/** Copies what a body holds to where it stays. */
export function keepJson({ bytes, end: length }: Body): EncodedJson {
  if (length >= large) return { memory: copyOf(bytes, length), start: 0, end: length };
  if (chunkEnd + length > chunk.length) {
    chunk = allocate(chunkSize);
    chunkEnd = 0;
  }
  const start = chunkEnd;
  bytes.copy(chunk, start, 0, length);
  chunkEnd += length;
  return { memory: chunk, start, end: chunkEnd };
}

function copyOf(bytes: Memory, length: number): Memory {
  const memory = allocate(length);
  bytes.copy(memory, 0, 0, length);
  return memory;
}

/** Copies JSON that has been encoded before: an item that is sent again is not encoded again. */
export function encodeEncoded(value: unknown, body: Body, trail: Trail, depth: number): boolean {
  if (!isEncoded(value)) return refuse(trail, depth, `${describe(value)} where encoded JSON is expected`);
  const { memory, start, end } = value;
  body.reserve(end - start);
  memory.copy(body.bytes, body.end, start, end);
  body.end += end - start;
  body.put(comma);
  return true;
}

function isEncoded(value: unknown): value is EncodedJson {
  return typeof value === 'object' && value !== null && 'memory' in value;
}
