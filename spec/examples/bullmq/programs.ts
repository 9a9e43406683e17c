import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestServer } from '../../support/servers/each-server.ts';
import { localEnvironment } from '../../support/servers/local-environment.ts';

/** Where the programs of `examples/bullmq` run, and on what. */
export interface Programs {
  readonly cwd: string;
  readonly redisUrl: string;
  readonly server: TestServer;
  readonly TableName: string;
  /** How many items a page has at most. */
  readonly pageItems: number;
}

/** A started program. */
export interface Program {
  readonly child: ChildProcess;
  /** Resolves once it has printed a text to its standard error. */
  readonly warned: (text: string) => Promise<void>;
  /** Resolves with the exit code, or the signal that ended it, and everything that it printed. */
  readonly ended: Promise<{ readonly code: unknown; readonly output: string; readonly errors: string }>;
}

const running = new Set<ChildProcess>();

/** Kills the programs that a spec which failed has left, those that are stopped by SIGSTOP too. */
export function killPrograms(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** Starts the producer, a worker or the progress program. */
export function startProgram(programs: Programs, name: string, ...args: readonly string[]): Program {
  const { cwd, redisUrl, server, TableName, pageItems } = programs;
  const env = {
    ...process.env,
    ...localEnvironment(server.endpoint),
    REDIS_URL: redisUrl,
    PAGE_ITEMS: String(pageItems),
    // Long enough for a busy machine to renew a lock, and short enough for a spec.
    LOCK_DURATION: '2000',
    STALLED_INTERVAL: '500',
  };
  const node = ['--import', 'tsx', `examples/bullmq/${name}.ts`, TableName, ...args];
  const child = spawn(process.execPath, node, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = Promise.all([once(child, 'close'), text(child.stdout)]).then(([[code, signal], output]) => {
    running.delete(child);
    return { code: signal ?? code, output, errors };
  });
  const warned = async (part: string) => {
    while (!errors.includes(part)) await once(child.stderr, 'data', { signal: AbortSignal.timeout(30_000) });
  };
  return { child, ended, warned };
}

/** Runs the producer to its end, and returns what it printed. */
export async function produce(programs: Programs): Promise<string> {
  const { code, output, errors } = await startProgram(programs, 'producer').ended;
  if (code !== 0) throw new Error(`The producer ended with ${code}: ${errors}`);
  return output;
}

/** Runs the progress program to its end: until all jobs have ended. */
export async function untilEnded(programs: Programs): Promise<{ code: unknown; lines: string[] }> {
  const { code, output, errors } = await startProgram(programs, 'progress').ended;
  if (errors !== '') throw new Error(errors);
  return { code, lines: output.trimEnd().split('\n') };
}

/** Returns the ids in a file that a worker has written, without a last line that is not complete. */
export async function idsIn(folder: string, name: string): Promise<string[]> {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line).id);
}
