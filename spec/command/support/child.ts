import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { localEnvironment } from '../../support/servers/local-environment.ts';
import type { CommandRun } from './in-process.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The program from the sources, and its arguments before those of the command. */
export const program = [
  process.execPath,
  '--import',
  import.meta.resolve('tsx'),
  `${root}lib/command/main.ts`,
] as const;

/** A command that runs as a process of its own. */
export interface CommandChild {
  readonly process: ChildProcess;
  /** Resolves once it has ended; the code of a process that was killed is that of a shell. */
  readonly ended: Promise<CommandRun>;
}

export interface ChildOptions {
  /** A shell command before the program, such as `ulimit -f 100`. */
  readonly before?: string;
  /** Variables of the environment besides those of the local server. */
  readonly env?: Readonly<Record<string, string>>;
  /** What the command reads from stdin; nothing by default. */
  readonly input?: string;
  /**
   * Whether somebody reads stdout.
   * @default true
   */
  readonly isRead?: boolean;
}

/** The code of a process that was killed with SIGKILL, as a shell reports it. */
export const killedCode = 137;

/** Starts a command against a local server, without a terminal. */
export function startCommand(
  { endpoint }: { readonly endpoint: string },
  argv: readonly string[],
  cwd: string,
  { before, env, input = '', isRead = true }: ChildOptions = {},
): CommandChild {
  const line = [...program, ...argv];
  const shell = ['sh', '-c', `${before}; exec "$@"`, 'sh', ...line];
  const [command = '', ...args] = before === undefined ? line : shell;
  const child = spawn(command, args, {
    cwd,
    env: { ...cleanEnvironment(), ...localEnvironment(endpoint), ...env },
  });
  // A command that does not read its input may have ended before it is written.
  child.stdin.on('error', () => {}).end(input);
  const closed = once(child, isRead ? 'close' : 'exit');
  const stdout = isRead ? text(child.stdout) : '';
  const ended = Promise.all([closed, stdout, text(child.stderr)]).then(
    ([[code, signal], stdout, stderr]) => ({
      code: code ?? (signal === 'SIGKILL' ? killedCode : -1),
      stdout,
      stderr,
    }),
  );
  return { process: child, ended };
}

/** The environment of this process, without variables of AWS and of npm. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const names = Object.keys(process.env).filter((name) => !name.startsWith('AWS_'));
  const variables = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  return {
    ...variables,
    npm_command: '',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
}

/** Resolves once a file exists. */
export async function untilExists(path: string): Promise<void> {
  while (!existsSync(path)) await setTimeout(20);
}

/**
 * Sends a signal some time after the state file exists, and resolves once the command has ended: by the signal, or before it.
 *
 * @param milliseconds the time after the state file was seen
 */
export async function stopAfter(
  { process: child, ended }: CommandChild,
  stateFile: string,
  milliseconds: number,
  signal: NodeJS.Signals,
): Promise<CommandRun> {
  let isOver = false;
  const over = ended.then(() => {
    isOver = true;
  });
  while (!isOver && !existsSync(stateFile)) await setTimeout(20);
  await Promise.race([setTimeout(milliseconds), over]);
  child.kill(signal);
  return ended;
}
