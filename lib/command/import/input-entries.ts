import type { Readable } from 'node:stream';
import { fileStart, type Line, type LinePosition } from '../../files/line-splitter.ts';
import { dynamoDBJsonLineParser, InvalidLineError, ndjsonLineParser } from '../../formats/index.ts';
import type { ItemInput } from '../../index.ts';
import { inputChunks } from './input-chunks.ts';
import type { InputFile, InputFormat } from './input-files.ts';
import { readLines } from './line-reader.ts';

/** How far an import is: in which of its files, and after which line. */
export interface InputPosition extends LinePosition {
  /** The number of the file, from 0. */
  readonly file: number;
}

/** The position before the first file. */
export const inputStart: InputPosition = { file: 0, ...fileStart };

/** A line of the input: a write request for `batchWriteRequests`, unless it has no item. */
export interface InputEntry {
  readonly PutRequest?: { readonly Item: ItemInput };
  /** What is wrong with a line that has no item; of another one, why it was not written. */
  problem?: string;
  /** The line as it is in the file. */
  readonly bytes: Buffer;
  /** The position after it. */
  readonly position: InputPosition;
}

/**
 * Reads the lines of files, one file after the other, and yields those of each chunk.
 *
 * A line that cannot be read becomes an entry with a `problem`.
 */
export async function* inputEntries(
  files: readonly InputFile[],
  stdin: Readable,
  start: InputPosition,
): AsyncGenerator<readonly InputEntry[], void> {
  for (const [number, file] of files.entries()) {
    if (number < start.file) continue;
    const from = number === start.file ? start : fileStart;
    const toEntry = entryReader(number, file.format);
    for await (const lines of readLines(inputChunks(file, stdin, from.offset), from))
      yield lines.map(toEntry);
  }
}

/** Returns the function that reads the item of a line. */
function entryReader(file: number, format: InputFormat): (line: Line) => InputEntry {
  const parse = parsers[format]();
  return ({ bytes, line, offset, isTooLong }) => {
    const position = { file, line, offset };
    if (isTooLong) return { problem: 'longer than 16 MB', bytes, position };
    try {
      return { PutRequest: { Item: parse(bytes) }, bytes, position };
    } catch (error) {
      if (!(error instanceof InvalidLineError)) throw error;
      return { problem: error.problem, bytes, position };
    }
  };
}

const parsers: Readonly<Record<InputFormat, () => (line: Buffer) => ItemInput>> = {
  'ddb-json': () => dynamoDBJsonLineParser({ items: 'bytes' }),
  ndjson: () => ndjsonLineParser(),
};
