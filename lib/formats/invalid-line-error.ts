import { brandClasses } from '../errors/brand-classes.ts';
import { DynamoDBError } from '../errors/dynamodb-error.ts';

/** How many characters of a line are shown, at most half of them: an item may hold personal data. */
const maxExcerpt = 40;

/** Where a line is, and what is wrong with it. */
interface InvalidLine {
  readonly bytes: Uint8Array;
  /** The number of the line, the first being 1. */
  readonly line: number;
  readonly file?: string | undefined;
  readonly problem: string;
  /** The byte of the line at which the problem is. */
  readonly position?: number | undefined;
  readonly cause?: unknown;
}

/** Raised when a line of an export, an import or another file of items cannot be read. */
export class InvalidLineError extends DynamoDBError {
  override readonly name = 'InvalidLineError';
  /** The number of the line, the first being 1. */
  readonly line: number;
  /** The file, if it is known. */
  declare readonly file?: string;
  /** Up to 40 characters of the line around the problem, never more than half of the line. */
  readonly excerpt: string;
  /** What is wrong with the line, without file and line. */
  readonly problem: string;

  constructor({ bytes, line, file, problem, position = 0, cause }: InvalidLine) {
    const place = file === undefined ? `Line ${line}` : `${file}, line ${line}`;
    const excerpt = excerptOf(bytes, position);
    super(`${place}: ${problem}${excerpt === '' ? '' : `, near ${JSON.stringify(excerpt)}`}`, { cause });
    this.line = line;
    this.excerpt = excerpt;
    this.problem = problem;
    if (file !== undefined) Object.defineProperty(this, 'file', { value: file, enumerable: true });
  }
}

brandClasses({ InvalidLineError });

function excerptOf(bytes: Uint8Array, position: number): string {
  const length = Math.min(maxExcerpt, Math.floor(bytes.length / 2));
  const start = Math.max(0, Math.min(position, bytes.length) - Math.ceil(length / 2));
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8', start, start + length);
}
