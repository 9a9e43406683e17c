import { CheckpointError } from '../../errors/checkpoint-error.ts';

/** The members of the parsed JSON of a saved checkpoint, or of a part of it, which anybody may have changed. */
export type Members = Readonly<Record<string, unknown>>;

/**
 * Returns the members of a saved checkpoint.
 *
 * @throws CheckpointError if it is no object with a `version`
 */
export function savedMembers(saved: unknown): Members {
  if (isObject(saved) && 'version' in saved) return saved;
  throw new CheckpointError('Expected the parsed JSON of a checkpoint: an object with a `version`');
}

/** Throws a CheckpointError for another version than 2; `of` says in the message what the checkpoint is of. */
export function checkSecondVersion(version: unknown, of: string): void {
  if (version !== 2)
    throw new CheckpointError(
      `The checkpoint has version ${version}; this rxdynamo reads version 2 of ${of}`,
    );
}

/** Returns a time in milliseconds; throws a CheckpointError if it is no text that `Date.parse` reads. */
export function restoreTime(text: unknown, path: string): number {
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? damaged(path) : time;
}

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

export function damaged(path: string, cause?: unknown): never {
  throw new CheckpointError(`The saved checkpoint is damaged: \`${path}\` is missing or malformed`, {
    cause,
  });
}
