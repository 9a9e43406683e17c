const lineFeed = 0x0a;
const space = 0x20;
const byteOrderMark = Buffer.from('\ufeff');

/** The longest line in bytes, 40 times the largest item of DynamoDB: a file without newlines is not read into memory whole. */
const maxLineLength = 16 * 2 ** 20;

/** How much of a line that is too long is kept. */
const keptLength = 256;

/** Where a line ends: where reading goes on after it. */
export interface LinePosition {
  /** The number of the line, the first being 1. */
  readonly line: number;
  /** The bytes up to and with its newline; of a compressed file, as decompressed. */
  readonly offset: number;
}

/** The position before the first line. */
export const fileStart: LinePosition = { line: 0, offset: 0 };

/** A line that is not blank. */
export interface InputLine extends LinePosition {
  /** Without the newline and a byte order mark; the beginning only, if it `isTooLong`. */
  readonly bytes: Buffer;
  readonly isTooLong: boolean;
}

/** A piece of a line that is continued in the next chunk. */
interface Rest {
  readonly pieces: Buffer[];
  length: number;
}

/**
 * Reads lines from chunks of bytes, and yields those that end in each chunk.
 *
 * @param start the position after which the chunks begin
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
  start: LinePosition = fileStart,
): AsyncGenerator<readonly InputLine[], void> {
  let { line, offset } = start;
  let rest: Rest = { pieces: [], length: 0 };

  function finish(end: Buffer, newline: number): InputLine {
    const length = rest.length + end.length;
    line++;
    offset += length + newline;
    const isTooLong = length > maxLineLength;
    keep(rest, end, isTooLong);
    const [first = end] = rest.pieces;
    const bytes = rest.pieces.length === 1 ? first : Buffer.concat(rest.pieces);
    rest = { pieces: [], length: 0 };
    return { line, offset, bytes: line === 1 ? withoutByteOrderMark(bytes) : bytes, isTooLong };
  }

  for await (const chunk of chunks) {
    const lines: InputLine[] = [];
    let begin = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, begin)) {
      const found = finish(chunk.subarray(begin, end), 1);
      if (!isBlank(found.bytes)) lines.push(found);
      begin = end + 1;
    }
    keep(rest, chunk.subarray(begin), rest.length + chunk.length - begin > maxLineLength);
    if (lines.length > 0) yield lines;
  }
  if (rest.length === 0) return;
  const last = finish(Buffer.alloc(0), 0);
  if (!isBlank(last.bytes)) yield [last];
}

/** Adds a piece, or only keeps the beginning of a line that is too long. */
function keep(rest: Rest, piece: Buffer, isTooLong: boolean): void {
  rest.length += piece.length;
  if (!isTooLong) rest.pieces.push(piece);
  else if (rest.pieces.length !== 1 || (rest.pieces[0]?.length ?? 0) > keptLength) {
    const beginning = Buffer.concat([...rest.pieces, piece]).subarray(0, keptLength);
    rest.pieces.splice(0, rest.pieces.length, Buffer.from(beginning));
  }
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  const { length } = byteOrderMark;
  return bytes.subarray(0, length).equals(byteOrderMark) ? bytes.subarray(length) : bytes;
}

/** Whether a line has only white space; the first byte decides for nearly all lines. */
function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte <= space);
}
