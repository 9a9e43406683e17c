import { defer, endWith, type OperatorFunction } from 'rxjs';

import { pacedMergeMap } from '../backpressure/paced-merge-map.ts';
import { refuseOption } from '../options/refuse-option.ts';
import { decodeLine, type LineDecoder } from './decode-line.ts';
import { InvalidLineError } from './invalid-line-error.ts';
import { type Line, LineSplitter, type TextChunk } from './line-splitter.ts';
import type { ChunkOptions } from './options.ts';
import { pacedValues } from './paced-values.ts';

/** Follows the last chunk. */
const endOfText = Symbol();

/**
 * Makes an operator that splits chunks of text into lines and decodes each.
 *
 * It pauses the sources above while the lines of a chunk are delivered, and decodes a line only when there is room for it
 * downstream, so that no more than one chunk is held.
 *
 * @param newDecoder makes the decoder of one subscription
 */
export function fromLines<T>(
  newDecoder: () => LineDecoder<T>,
  options: ChunkOptions = {},
): OperatorFunction<TextChunk, T> {
  checkLineOptions(options);
  return (source) =>
    defer(() => {
      const splitter = new LineSplitter();
      const decode = newDecoder();
      return source.pipe(
        endWith<TextChunk, [typeof endOfText]>(endOfText),
        pacedMergeMap((chunk) => {
          const lines = chunk === endOfText ? splitter.end() : splitter.push(chunk);
          return pacedValues(decodeLines(lines, decode, options));
        }, 1),
      );
    });
}

/** Decodes lines, lazily. */
export function* decodeLines<T>(
  lines: Iterable<Line>,
  decode: LineDecoder<T>,
  { file, onInvalidLine }: ChunkOptions,
): Generator<T, void> {
  for (const line of lines) {
    let value: T;
    try {
      value = decodeLine(line, decode, file);
    } catch (error) {
      if (onInvalidLine === undefined || !(error instanceof InvalidLineError)) throw error;
      onInvalidLine(error);
      continue;
    }
    yield value;
  }
}

/** @throws InvalidOptionError */
export function checkLineOptions({ onInvalidLine, file }: ChunkOptions): void {
  if (onInvalidLine !== undefined && typeof onInvalidLine !== 'function')
    refuseOption('onInvalidLine', onInvalidLine, 'a function');
  if (file !== undefined && typeof file !== 'string') refuseOption('file', file, 'a string');
}
