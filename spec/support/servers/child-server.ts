import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { listenLocally, localUrl } from './local-server.ts';
import { rawCall } from './raw-call.ts';
import type { RunningServer, ServerName } from './running-server.ts';

/** A server that is a program of its own. */
export interface ServerProgram {
  readonly name: ServerName;
  readonly command: string;
  readonly args: (port: number) => readonly string[];
  readonly cwd: string;
}

const startDeadline = 30_000;
const pollInterval = 20;
const portAttempts = 3;

/** Starts a program on a port that was free a moment ago, and on another one if somebody was faster. */
export async function startProgram(program: ServerProgram): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnPort(program, await freePort());
    } catch (error) {
      const clash = error instanceof Error && /already in use/i.test(error.message);
      if (!clash || attempt === portAttempts) throw error;
    }
  }
}

async function startOnPort(program: ServerProgram, port: number): Promise<RunningServer> {
  const { name, command, args, cwd } = program;
  const endpoint = localUrl(port);
  const child = spawn(command, args(port), { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  const stop = killWithThisProcess(child);
  const decided = new AbortController();
  try {
    const { signal } = decided;
    await Promise.race([answering(endpoint, signal), failure(child), tooLate(signal)]);
  } catch (error) {
    await stop();
    throw error;
  } finally {
    decided.abort();
  }
  return { name, endpoint, stop };
}

/** Resolves when the server answers: a program that has opened its port may still refuse calls for a while. */
async function answering(endpoint: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answer = await rawCall(endpoint, 'ListTables', {}).catch(() => undefined);
    if (answer?.statusCode === 200) return;
    await delay(pollInterval);
  }
}

async function tooLate(signal: AbortSignal): Promise<never> {
  await delay(startDeadline, undefined, { signal });
  throw new Error(`gave no answer within ${startDeadline / 1000} s`);
}

/** Rejects, with what the program said, when it ends or cannot be started at all. */
async function failure(child: ChildProcess): Promise<never> {
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const [code] = await once(child, 'close');
  throw new Error(`ended with code ${code}: ${complaint.trim()}`);
}

/** A child outlives a parent that does not end it. What it held was in memory, so it needs no time to say goodbye. */
function killWithThisProcess(child: ChildProcess): () => Promise<void> {
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  return async () => {
    process.off('exit', kill);
    const running = child.pid !== undefined && child.exitCode === null && child.signalCode === null;
    if (running && kill()) await once(child, 'exit');
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listenLocally(probe);
  probe.close();
  await once(probe, 'close');
  return port;
}
