import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';
import { DynamoDB, InvalidOptionError } from '../index.ts';
import type { Context, Result } from './command.ts';
import { commands } from './commands.ts';
import { errorSentence } from './error-sentence.ts';
import { type StopCause, Stopped, UsageError } from './errors.ts';
import { exitCodes } from './exit-codes.ts';
import { commandHelp, generalHelp } from './help.ts';
import type { OptionName, OptionValues } from './options.ts';
import { createOutput, type Output, type OutputStreams, type Terminal } from './output.ts';
import { type Invocation, parse } from './parse.ts';
import { progressReporter } from './progress-reporter.ts';
import { shellQuote } from './shell-quote.ts';
import { openStateFile, type StateFile } from './state-file.ts';
import { version } from './version.ts';

/** What the command uses of its process. */
export interface CommandProcess extends OutputStreams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  /** How the command was called, before its arguments: `npx rxdynamo`. */
  readonly program: string;
  /** Is aborted with a `Stopped` by the first signal of the process. */
  readonly signal: AbortSignal;
}

/** Runs the command line `argv`, without the names of Node and of the program, and resolves with its exit code. */
export async function runCommand(argv: readonly string[], process: CommandProcess): Promise<number> {
  const isGiven = (flag: string) => argv.includes(flag);
  // The arguments may be wrong, so that these two are read before them.
  const output = createOutput(process, {
    json: isGiven('--json'),
    quiet: isGiven('--quiet') || isGiven('-q'),
  });
  const states: StateFile[] = [];
  let canResume = false;
  try {
    const invocation = parse(argv, commands);
    if (invocation.kind === 'run') {
      canResume = invocation.command.options.includes('resume');
      return await runInvocation(invocation, process, output, states);
    }
    await output.data(`${informationOf(invocation)}\n`);
    return exitCodes.done;
  } catch (error) {
    const resume = states.some(({ exists }) => exists)
      ? resumeCommand(process.program, argv, canResume)
      : undefined;
    return reportFailure(error, output, { resume, isVerbose: isGiven('--verbose') });
  } finally {
    output.status('');
    await Promise.all(states.map((state) => state.close()));
  }
}

function informationOf(invocation: Exclude<Invocation, { kind: 'run' }>): string {
  if (invocation.kind === 'version') return version();
  return invocation.command === undefined ? generalHelp(commands) : commandHelp(invocation.command);
}

async function runInvocation(
  { command, args, options }: Extract<Invocation, { kind: 'run' }>,
  process: CommandProcess,
  output: Output,
  states: StateFile[],
): Promise<number> {
  const { profile, region, endpoint } = options;
  await using db = new DynamoDB({ profile, region, endpoint });
  const controller = new AbortController();
  const context: Context<OptionName> = {
    db,
    args,
    options,
    output,
    progress: progressReporter(output),
    signal: AbortSignal.any([process.signal, controller.signal]),
    stop: (reason) => controller.abort(reason),
    stdin: process.stdin,
    ask: (question) => ask(question, process),
    state: async (path, of) => {
      const state = await openStateFile(path, of, options.resume || !command.options.includes('resume'));
      states.push(state);
      if (options.resume && state.saved === undefined)
        output.message(`There is no state in ${path}: it begins.`);
      return state;
    },
  };
  const result = await command.run(context);
  output.status('');
  await writeResult(result, command.name, options, output);
  return result.isPartial === true ? exitCodes.partial : exitCodes.done;
}

async function writeResult(
  { data, summary, facts }: Result,
  command: string,
  { json }: OptionValues,
  output: Output,
): Promise<void> {
  if (json) return output.data(`${JSON.stringify({ type: 'result', command, ...facts })}\n`);
  if (data !== undefined) await output.data(`${data}\n`);
  output.message(summary);
}

async function ask(question: string, { stdin, stderr, signal }: CommandProcess): Promise<string | undefined> {
  if (stdin.isTTY !== true || stderr.isTTY !== true) return undefined;
  const terminal = createInterface({ input: stdin, output: stderr });
  try {
    return await terminal.question(question, { signal });
  } catch (error) {
    // The interface has an error of its own for an aborted signal, and for Ctrl-C, which is no signal while it reads.
    if (signal.aborted) throw signal.reason;
    throw error instanceof Error && error.name === 'AbortError' ? new Stopped('interrupted') : error;
  } finally {
    terminal.close();
  }
}

const stopSentences: Readonly<Record<StopCause, string>> = {
  maxUnits: 'Stopped: this run has consumed --max-units.',
  hangUp: 'Stopped: the terminal was closed.',
  interrupted: 'Stopped.',
  outputClosed: 'Stopped: nobody reads the output.',
  terminated: 'Stopped by SIGTERM.',
};

interface FailureOptions {
  /** The command line to go on with, if there is a saved state. */
  readonly resume: string | undefined;
  readonly isVerbose: boolean;
}

/** Writes why a command has not ended, and how to go on; returns the exit code. */
function reportFailure(error: unknown, output: Output, { resume, isVerbose }: FailureOptions): number {
  const exitCode = exitCodeOf(error);
  const isStopped = error instanceof Stopped;
  if (!isStopped || error.by !== 'outputClosed') {
    const sentence = isStopped ? stopSentences[error.by] : `rxdynamo: ${errorSentence(error)}`;
    const name = error instanceof Error ? error.name : undefined;
    if (!isStopped || !output.isQuiet) output.error(sentence, { name, exitCode, resume });
  }
  const isUsage = exitCode === exitCodes.usage;
  if (resume !== undefined && !isUsage && !output.isJson) output.error(`Go on with:\n  ${resume}`, {});
  if (isUsage && !output.isJson) output.error('`rxdynamo --help` shows how it is used.', {});
  if (isVerbose && !isStopped) output.error(stackOf(error), { name: 'stack' });
  return exitCode;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof Stopped) return error.exitCode;
  return error instanceof UsageError || error instanceof InvalidOptionError
    ? exitCodes.usage
    : exitCodes.failed;
}

/** The stack of an error and those of its causes. */
function stackOf(error: unknown): string {
  const stacks: string[] = [];
  for (let each = error; each instanceof Error && stacks.length < 10; each = each.cause)
    stacks.push(each.stack ?? String(each));
  return stacks.join('\ncaused by ');
}

/** The command line to go on with: the same one, with `--resume` if the command has that option. */
function resumeCommand(program: string, argv: readonly string[], canResume: boolean): string {
  return `${program} ${shellQuote(!canResume || argv.includes('--resume') ? argv : [...argv, '--resume'])}`;
}
