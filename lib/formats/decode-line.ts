import { InvalidResponseError } from '../errors/invalid.ts';
import { InvalidLineError } from './invalid-line-error.ts';
import type { Line, TextChunk } from './line-splitter.ts';

/** Reads the value of a line; throws if there is none. */
export type LineDecoder<T> = (bytes: Buffer) => T;

/** Thrown by a `LineDecoder` for a line of which it can say what is wrong. */
export class LineProblem extends Error {
  readonly position: number;

  constructor(problem: string, position = 0, options?: ErrorOptions) {
    super(problem, options);
    this.position = position;
  }
}

/** The message of the decoder of responses, of which only the problem applies to a line. */
const decoderMessage = /^The response is invalid at byte (\d+): (.*)$/s;

/** The first two bytes of a file that gzip has compressed. */
const gzipMagic = [0x1f, 0x8b] as const;

/**
 * Decodes a line.
 *
 * @throws InvalidLineError with the number of the line, and the file if it is given
 */
export function decodeLine<T>(line: Line, decode: LineDecoder<T>, file?: string | undefined): T {
  const { bytes, number, isTooLong } = line;
  if (isTooLong) throw new InvalidLineError({ bytes, line: number, file, problem: 'longer than 16 MB' });
  try {
    return decode(bytes);
  } catch (error) {
    const isCompressed = number === 1 && gzipMagic.every((byte, index) => bytes[index] === byte);
    const { problem, position, cause } = isCompressed ? compressed : describe(error);
    throw new InvalidLineError({ bytes, line: number, file, problem, position, cause });
  }
}

const compressed = {
  problem:
    'the text is compressed with gzip: decompress it first, for example with `createGunzip` of node:zlib',
  position: 0,
  cause: undefined,
};

/** Describes what is wrong with a line; an error of the decoder of responses speaks of a response. */
function describe(error: unknown): { problem: string; position: number; cause: unknown } {
  if (error instanceof LineProblem)
    return { problem: error.message, position: error.position, cause: error.cause };
  const [, position = '0', problem = ''] = decoderMessage.exec(messageOf(error)) ?? [];
  if (error instanceof InvalidResponseError && problem !== '')
    return { problem: `${problem} at byte ${position}`, position: Number(position), cause: error.cause };
  return { problem: messageOf(error), position: 0, cause: error };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Makes a line of text that is already one line. */
export function singleLine(text: TextChunk): Line {
  const bytes =
    typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  return { number: 1, bytes, isTooLong: false };
}
