import type { Readable } from 'node:stream';
import type { DynamoDB } from '../index.ts';
import type { OptionName, OptionValues } from './options.ts';
import type { Output } from './output.ts';
import type { ProgressReporter } from './progress-reporter.ts';
import type { StateFile } from './state-file.ts';

/** An argument without dashes, such as the name of a table. All arguments of a command are required. */
export interface Argument {
  readonly name: string;
  /** One sentence. */
  readonly help: string;
}

/** What a command gets to run. */
export interface Context<Name extends OptionName = never> {
  /** The client of `--profile`, `--region` and `--endpoint`; it is closed after the command. */
  readonly db: DynamoDB;
  /** The arguments, as many as the command has. */
  readonly args: readonly string[];
  readonly options: OptionValues<Name>;
  readonly output: Output;
  readonly progress: ProgressReporter;
  /** Aborted when the command should stop: it then saves its state, and throws the reason. */
  readonly signal: AbortSignal;
  /** Aborts `signal` with a `Stopped`, or with an error, with which the command then fails. */
  readonly stop: (reason: Error) => void;
  /** Opens the state file. If the command does not end then, the frame prints how to go on with `--resume`. */
  readonly state: (file: string, of: StateIdentity) => Promise<StateFile>;
  /** What the process gets at stdin. */
  readonly stdin: Readable;
  /** Asks a question in the terminal, and resolves with the answer; `undefined` if there is no terminal. */
  readonly ask: (question: string) => Promise<string | undefined>;
}

/** What a saved state belongs to: a run with other values cannot go on from it. */
export interface StateIdentity {
  readonly [name: string]: string | number | boolean | undefined;
}

/** What a command has done. */
export interface Result {
  /** The result for people and for pipes, written to stdout as a line, unless with `--json`. */
  readonly data?: string;
  /** One sentence, written to stderr, unless with `--quiet` or `--json`. */
  readonly summary: string;
  /** The members of the line of JSON with `--json`. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Whether a part of the input was left out, so that the exit code is 4. */
  readonly isPartial?: boolean;
}

/** One command of the command line. */
export interface Command<Name extends OptionName = never> {
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  readonly args: readonly Argument[];
  /** The options that it takes besides the global ones. */
  readonly options: readonly Name[];
  /** Further lines of its help. */
  readonly notes?: readonly string[];
  /** Complete command lines that people can try. */
  readonly examples: readonly string[];
  run(context: Context<Name>): Promise<Result>;
}

/** Declares a command, and infers the types of its options from their names. */
export function defineCommand<const Name extends OptionName>(command: Command<Name>): Command<Name> {
  return command;
}
