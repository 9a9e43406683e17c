import { defer, endWith, type OperatorFunction } from 'rxjs';
import { pacedMergeMap } from '../backpressure/paced-merge-map.ts';
import { refuseOption } from '../options/refuse-option.ts';
import { decodeLine, type LineDecoder } from './decode-line.ts';
import { InvalidLineError } from './invalid-line-error.ts';
import { type Line, LineSplitter, type TextChunk } from './line-splitter.ts';
import type { ChunkOptions } from './options.ts';
import { pacedValues } from './paced-values.ts';

/** What is done with each line of a text. */
export interface LineReader<T, R> {
  readonly decode: LineDecoder<T>;
  /** Makes what is emitted of the value of a line. */
  readonly project: (value: T, line: Line) => R;
  /** Called with each line that is not blank, before it is decoded; returns whether to decode it. */
  readonly select?: ((line: Line) => boolean) | undefined;
}

/** Follows the last chunk. */
const endOfText = Symbol();

/** Makes an operator that splits chunks of text into lines and emits the value of each. */
export function fromLines<T>(
  newDecoder: () => LineDecoder<T>,
  options: ChunkOptions = {},
): OperatorFunction<TextChunk, T> {
  checkLineOptions(options);
  return readLines(() => ({ decode: newDecoder(), project: (value) => value }), options);
}

/**
 * Makes an operator that splits chunks of text into lines and decodes them.
 *
 * It pauses the sources above while the lines of a chunk are delivered, so that no more than one chunk is held.
 *
 * @param newReader makes the reader of one subscription
 */
export function readLines<T, R>(
  newReader: () => LineReader<T, R>,
  options: ChunkOptions,
): OperatorFunction<TextChunk, R> {
  return (source) =>
    defer(() => {
      const splitter = new LineSplitter();
      const reader = newReader();
      return source.pipe(
        endWith<TextChunk, [typeof endOfText]>(endOfText),
        pacedMergeMap((chunk) => {
          const lines = chunk === endOfText ? splitter.end() : splitter.push(chunk);
          return pacedValues(decodeLines(lines, reader, options));
        }, 1),
      );
    });
}

/** Decodes lines, lazily. */
function* decodeLines<T, R>(
  lines: Iterable<Line>,
  { decode, project, select }: LineReader<T, R>,
  { file, onInvalidLine }: ChunkOptions,
): Generator<R, void> {
  for (const line of lines) {
    if (select !== undefined && !select(line)) continue;
    let value: T;
    try {
      value = decodeLine(line, decode, file);
    } catch (error) {
      if (onInvalidLine === undefined || !(error instanceof InvalidLineError)) throw error;
      onInvalidLine(error);
      continue;
    }
    yield project(value, line);
  }
}

/** @throws InvalidOptionError */
export function checkLineOptions({ onInvalidLine, file }: ChunkOptions): void {
  if (onInvalidLine !== undefined && typeof onInvalidLine !== 'function')
    refuseOption('onInvalidLine', onInvalidLine, 'a function');
  if (file !== undefined && typeof file !== 'string') refuseOption('file', file, 'a string');
}
