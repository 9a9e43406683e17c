import { exitCodes } from './exit-codes.ts';

/** An error in the arguments: nothing has been done. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** An error that says in one sentence what failed, and how to go on. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Why a command stopped before its end. */
export type StopCause = Exclude<keyof typeof exitCodes, 'done' | 'failed' | 'usage' | 'partial'>;

/** The reason of the signal with which a command is stopped. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly by: StopCause;

  constructor(by: StopCause) {
    super(`Stopped: ${by}`);
    this.by = by;
  }

  get exitCode(): number {
    return exitCodes[this.by];
  }
}
