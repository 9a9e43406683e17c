import { brandClasses } from '../../errors/brand-classes.ts';
import { DynamoDBError } from '../../errors/dynamodb-error.ts';

/** Raised when the folder of an export is incomplete or damaged; the message says what is missing or differs. */
export class ExportError extends DynamoDBError {
  override readonly name = 'ExportError';
  /** The file or the folder that is missing, or differs from what the manifest says. */
  readonly file: string;

  constructor(file: string, problem: string, options: ErrorOptions = {}) {
    super(`${file}: ${problem}`, options);
    this.file = file;
  }
}

brandClasses({ ExportError });

/** Resolves as a promise does, and rejects with an ExportError for an error of Node.js. */
export async function withFile<T>(file: string, promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (cause) {
    throw new ExportError(file, (cause as Error).message, { cause });
  }
}
