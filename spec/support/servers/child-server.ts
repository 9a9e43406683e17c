import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { listenLocally, localUrl } from './local-server.ts';
import { rawCall } from './raw-call.ts';
import type { RunningServer, ServerName } from './running-server.ts';

/** How to start a server in a child process. */
export interface ServerProgram {
  readonly name: ServerName;
  readonly command: string;
  readonly args: (port: number) => readonly string[];
  readonly cwd: string;
}

const startTimeout = 30_000;
const pollInterval = 20;
const portAttempts = 3;

/** Starts a program on a free port, and tries other ports if another process takes the port first. */
export async function startProgram(program: ServerProgram): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnPort(program, await freePort());
    } catch (error) {
      const isPortInUse = error instanceof Error && /already in use/i.test(error.message);
      if (!isPortInUse || attempt === portAttempts) throw error;
    }
  }
}

async function startOnPort(program: ServerProgram, port: number): Promise<RunningServer> {
  const { name, command, args, cwd } = program;
  const endpoint = localUrl(port);
  const child = spawn(command, args(port), { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  const stop = killAtExit(child);
  const decision = new AbortController();
  try {
    const { signal } = decision;
    await Promise.race([untilReady(endpoint, signal), rejectOnExit(child), rejectOnTimeout(signal)]);
  } catch (error) {
    await stop();
    throw error;
  } finally {
    decision.abort();
  }
  return { name, endpoint, stop };
}

/** Resolves once the server responds: a program with an open port may still reject calls for a while. */
async function untilReady(endpoint: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const response = await rawCall(endpoint, 'ListTables', {}).catch(() => undefined);
    if (response?.statusCode === 200) return;
    await delay(pollInterval);
  }
}

async function rejectOnTimeout(signal: AbortSignal): Promise<never> {
  await delay(startTimeout, undefined, { signal });
  throw new Error(`did not respond within ${startTimeout / 1000} s`);
}

/** Rejects when the program exits or cannot be started; the error has its standard error. */
async function rejectOnExit(child: ChildProcess): Promise<never> {
  let output = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = await once(child, 'close');
  throw new Error(`exited with code ${code}: ${output.trim()}`);
}

/** Kills the child when this process exits, since it would outlive it. SIGKILL will do: its tables are in memory. */
function killAtExit(child: ChildProcess): () => Promise<void> {
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  return async () => {
    process.off('exit', kill);
    const isRunning = child.pid !== undefined && child.exitCode === null && child.signalCode === null;
    if (isRunning && kill()) await once(child, 'exit');
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listenLocally(probe);
  probe.close();
  await once(probe, 'close');
  return port;
}
