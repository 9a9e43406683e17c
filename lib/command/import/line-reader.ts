import { fileStart, type Line, type LinePosition, LineSplitter } from '../../files/line-splitter.ts';

/**
 * Reads lines from chunks of bytes, and yields those that end in each chunk.
 *
 * @param start the position after which the chunks begin
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
  start: LinePosition = fileStart,
): AsyncGenerator<readonly Line[], void> {
  const splitter = new LineSplitter(start);
  for await (const chunk of chunks) {
    const lines = [...splitter.push(chunk)];
    if (lines.length > 0) yield lines;
  }
  const rest = [...splitter.end()];
  if (rest.length > 0) yield rest;
}
