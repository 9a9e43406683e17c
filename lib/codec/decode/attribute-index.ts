import type { PredictedAttribute } from './attribute-predictor.ts';
import type { ByteReader } from './byte-reader.ts';
import { byte, bytesBefore, stopBits } from './bytes.ts';
import { hashWord } from './word-hash.ts';

/** How many attributes whose hashes share a bucket are compared: names that were chosen to collide must not cost more. */
const maxProbes = 8;

const minBuckets = 16;

/** An attribute in a bucket. */
interface Entry {
  readonly hash: number;
  readonly attribute: PredictedAttribute;
  readonly next: Entry | undefined;
}

/**
 * Hash table of attributes by the bytes of their names.
 *
 * It finds a learned attribute that is not among the next expected ones, as happens at the beginning of every item of a table
 * with several kinds of items. Making a string of the name and searching a `Map` for it takes longer.
 */
export class AttributeIndex {
  #buckets: (Entry | undefined)[] = [];
  #size = 0;

  /** Reads the beginning of any attribute of the table, without white space or escapes; `undefined` if none matches. */
  find(reader: ByteReader): PredictedAttribute | undefined {
    if (this.#size === 0) return undefined;
    const { view, position } = reader;
    if (view.getUint8(position) !== byte.quote) return undefined;
    const hash = hashName(view, position + 1);
    let entry = this.#buckets[hash & (this.#buckets.length - 1)];
    for (let probes = 0; entry !== undefined && probes < maxProbes; probes++) {
      if (entry.hash === hash && entry.attribute.opening?.matches(view, position)) {
        reader.position += entry.attribute.opening.size;
        return entry.attribute;
      }
      entry = entry.next;
    }
    return undefined;
  }

  /** Adds an attribute whose beginning is `"name":…`. */
  add(attribute: PredictedAttribute, beginning: string): void {
    if (this.#size >= this.#buckets.length) this.#grow();
    this.#insert(hashName(viewOf(beginning), 1), attribute);
    this.#size++;
  }

  #insert(hash: number, attribute: PredictedAttribute): void {
    const bucket = hash & (this.#buckets.length - 1);
    this.#buckets[bucket] = { hash, attribute, next: this.#buckets[bucket] };
  }

  #grow(): void {
    const entries = this.#buckets;
    this.#buckets = new Array(Math.max(minBuckets, entries.length * 2)).fill(undefined);
    for (let entry of entries) {
      for (; entry !== undefined; entry = entry.next) this.#insert(entry.hash, entry.attribute);
    }
  }
}

/** Hashes the bytes of a name up to its first stop byte, by words. */
function hashName(view: DataView, start: number): number {
  let at = start;
  let hash = 0;
  let word = view.getInt32(at, true);
  let stops = stopBits(word);
  while (stops === 0) {
    hash = hashWord(hash, word);
    at += 4;
    word = view.getInt32(at, true);
    stops = stopBits(word);
  }
  return hashWord(hash, word & ((stops & -stops) - 1)) ^ bytesBefore(stops);
}

/** Returns the bytes of a text with zeros after them, so that a word can be read at any of them. */
function viewOf(text: string): DataView {
  return new DataView(new Uint8Array(Buffer.from(`${text}\0\0\0`)).buffer);
}
