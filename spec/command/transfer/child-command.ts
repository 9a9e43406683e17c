import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../lib/command/main.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

/** How a command has ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly endpoint: string;
  readonly cwd: string;
  /** A shell command before `exec`, such as `ulimit -f 100`. */
  readonly before?: string;
}

/** A command in a process of its own. */
export interface ChildCommand {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts `rxdynamo` with arguments. */
export function startCommand(
  args: readonly string[],
  { endpoint, cwd, before }: CommandOptions,
): ChildCommand {
  const variables = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  const env = {
    ...Object.fromEntries(variables),
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
  const line = [process.execPath, '--import', tsx, main, ...args];
  const shell = ['-c', `${before}; exec "$@"`, 'sh', ...line];
  const [command = '', ...rest] = before === undefined ? line : ['sh', ...shell];
  const child = spawn(command, rest, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  return { child, ended: end(child) };
}

async function end(child: ReturnType<typeof spawn>): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code, signal] = await once(child, 'close');
  return { code, signal, stdout, stderr };
}

/** Runs `rxdynamo` to its end. */
export function runCommand(args: readonly string[], options: CommandOptions): Promise<Ended> {
  return startCommand(args, options).ended;
}

/**
 * Sends a signal some time after the state file exists, and resolves once the command has ended: by the signal, or before it.
 *
 * @param milliseconds the time after the state file was seen
 */
export async function stopAfter(
  { child, ended }: ChildCommand,
  stateFile: string,
  milliseconds: number,
  signal: NodeJS.Signals,
): Promise<Ended> {
  let isOver = false;
  const over = ended.then(() => {
    isOver = true;
  });
  while (!isOver && !existsSync(stateFile)) await delay(20);
  await Promise.race([delay(milliseconds), over]);
  child.kill(signal);
  return ended;
}
