import { PassThrough, type Readable, Writable } from 'node:stream';
import { runCommand } from '../../../lib/command/run.ts';

/** How a command that ran in this process has ended. */
export interface CommandRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface InProcessOptions {
  readonly signal?: AbortSignal;
  readonly stdout?: Writable;
  /** How many columns the terminal has that stderr is; by default it is none. */
  readonly columns?: number;
  /** What is typed into the terminal. */
  readonly typed?: string;
}

/** Collects what is written to it. */
class TextStream extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** Runs a command line in this process, with streams of its own. */
export async function runInProcess(
  argv: readonly string[],
  { signal = new AbortController().signal, stdout = new TextStream(), columns, typed }: InProcessOptions = {},
): Promise<CommandRun> {
  const terminal = columns === undefined ? {} : { isTTY: true, columns };
  const stderr = Object.assign(new TextStream(), terminal);
  const stdin: Readable = Object.assign(new PassThrough(), typed === undefined ? {} : { isTTY: true });
  if (typed !== undefined) stdin.push(typed);
  const code = await runCommand(argv, { stdin, stdout, stderr, signal, program: 'rxdynamo' });
  return { code, stdout: stdout instanceof TextStream ? stdout.text : '', stderr: stderr.text };
}
