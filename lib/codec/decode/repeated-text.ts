import type { ByteReader } from './byte-reader.ts';
import { byte, bytesBefore, stopBits } from './bytes.ts';
import { readEscapedString } from './escapes.ts';
import { readString } from './string.ts';
import { hashWord } from './word-hash.ts';

/** The size of an entry in words: the length of a text and its bytes. */
const entrySize = 16;

/** The longest text that is kept, in bytes. */
const maxSize = (entrySize - 1) * 4 - 1;

const entryCount = 1024;

/** How many more misses than hits a place may have before its texts are no longer searched. */
const maxMisses = 64;

/** How often the texts of one place of the items, such as an attribute, have repeated: hits less misses. */
export interface Repetition {
  score: number;
}

/** Returns the repetition of a place that has not been read yet. */
export function newRepetition(): Repetition {
  return { score: 0 };
}

/**
 * Direct-mapped cache of short texts by their bytes: states, countries, types and the keys of partitions repeat.
 *
 * A hit allocates nothing and calls nothing of Node. Texts of the same hash replace each other, so that at most 1024 are kept.
 */
export class RepeatedTexts {
  readonly #words = new Int32Array(entryCount * entrySize).fill(-1);
  readonly #texts: string[] = new Array(entryCount).fill('');

  /** Reads a JSON string from after its opening quote through its closing one. */
  read(reader: ByteReader, repetition: Repetition): string {
    if (repetition.score < -maxMisses) return readString(reader);
    const { view } = reader;
    const start = reader.position;
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
    const last = word & ((stops & -stops) - 1);
    const end = at + bytesBefore(stops);
    if (view.getUint8(end) !== byte.quote) return readEscapedString(reader, end);
    const size = end - start;
    if (size > maxSize) return readString(reader);
    const index = hashWord(hash, last) & (entryCount - 1);
    if (this.#matches(view, index * entrySize, start, size, last)) {
      if (repetition.score < maxMisses) repetition.score++;
      reader.position = end + 1;
      return this.#texts[index] ?? '';
    }
    repetition.score--;
    return this.#add(reader, index, size, last);
  }

  #matches(view: DataView, entry: number, start: number, size: number, last: number): boolean {
    const words = this.#words;
    if (words[entry] !== size) return false;
    let at = entry + 1;
    const end = start + (size & -4);
    for (let from = start; from < end; from += 4) {
      if (words[at++] !== view.getInt32(from, true)) return false;
    }
    return words[at] === last;
  }

  #add(reader: ByteReader, index: number, size: number, last: number): string {
    const { view, position } = reader;
    const words = this.#words;
    let at = index * entrySize;
    words[at++] = size;
    for (let from = position; from < position + (size & -4); from += 4)
      words[at++] = view.getInt32(from, true);
    words[at] = last;
    const text = readString(reader);
    this.#texts[index] = text;
    return text;
  }
}
