import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TestServer } from '../../support/servers/each-server.ts';
import type { CommandRun } from './in-process.ts';
import { localEnvironment } from './local-environment.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The program from the sources, and its arguments before those of the command. */
export const program = [
  process.execPath,
  '--import',
  new URL('../../../node_modules/tsx/dist/esm/index.mjs', import.meta.url).href,
  `${root}lib/command/main.ts`,
] as const;

/** A command that runs as a process of its own. */
export interface CommandChild {
  readonly process: ChildProcess;
  /** Resolves once it has ended; the code of a process that was killed is that of a shell. */
  readonly ended: Promise<CommandRun>;
}

const signalCodes: Readonly<Record<string, number>> = { SIGKILL: 137 };

/** Starts a command against a local server, without a terminal. */
export function startCommand({ endpoint }: TestServer, argv: readonly string[], cwd: string): CommandChild {
  const [node, ...args] = program;
  const env = { ...process.env, npm_command: '', ...localEnvironment(endpoint) };
  const child = spawn(node, [...args, ...argv], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  const ended = Promise.all([closed, text(child.stdout), text(child.stderr)]).then(
    ([[code, signal], stdout, stderr]) => ({ code: code ?? signalCodes[signal] ?? -1, stdout, stderr }),
  );
  return { process: child, ended };
}

/** Resolves once a file exists. */
export async function untilExists(path: string): Promise<void> {
  while (!existsSync(path)) await setTimeout(20);
}
