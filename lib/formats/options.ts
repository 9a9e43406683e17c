import type { InvalidLineError } from './invalid-line-error.ts';

/** Options of everything that reads lines. */
export interface LineOptions {
  /**
   * Called for each line that cannot be read, which is then left out, so that reading goes on.
   * @default the first such line ends the stream with its error
   */
  readonly onInvalidLine?: ((error: InvalidLineError) => void) | undefined;
}

/** Options of the operators that read lines, which do not know what their chunks come from. */
export interface ChunkOptions extends LineOptions {
  /**
   * The file that the chunks come from, for errors.
   * @default errors name the line only
   */
  readonly file?: string | undefined;
}
