import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A consumer in its own process. */
export interface Consumer {
  /** Resolves once the process has delivered a number of changes; rejects if it exits before. */
  delivered(changes: number): Promise<void>;
  /** The positions of the changes that it has delivered. */
  readonly positions: ReadonlySet<string>;
  /** Kills the process with SIGKILL, at once. */
  kill(): Promise<void>;
}

const program = fileURLToPath(new URL('consumer-program.ts', import.meta.url));

/** Starts a consumer; `args` are those of `consumer-program.ts`. */
export function startConsumer(args: readonly string[]): Consumer {
  const child = fork(program, args, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const positions = new Set<string>();
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.on('message', (delivered) => {
    for (const position of delivered as readonly string[]) positions.add(position);
  });
  const exited = once(child, 'close').then(([code]) => {
    throw new Error(`The consumer exited with code ${code}: ${errors}`);
  });
  exited.catch(() => {});
  return {
    positions,
    async delivered(changes) {
      while (positions.size < changes) await Promise.race([once(child, 'message'), exited]);
    },
    async kill() {
      child.kill('SIGKILL');
      await exited.catch(() => {});
    },
  };
}
