import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A program that runs in a process of its own, and can be talked to. */
export interface Program {
  /** The first thing that it said. */
  readonly greeting: unknown;
  send(message: string): void;
  receive(): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts a program, and waits until it has sent its first message. */
export async function startProgram(file: URL, args: readonly string[]): Promise<Program> {
  const child = fork(file, args, { execArgv: ['--no-warnings'] });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${file.pathname} ${args.join(' ')} ended with code ${code}`);
  });
  const receive = async () => (await Promise.race([once(child, 'message'), ended]))[0];
  const greeting = await receive();
  return {
    greeting,
    send: (message) => child.send(message),
    receive,
    stop: async () => {
      child.kill();
      await ended.catch(() => {});
    },
  };
}
