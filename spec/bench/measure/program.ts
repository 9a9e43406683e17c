import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A child process that exchanges messages with this one. */
export interface Program {
  /** Its first message. */
  readonly greeting: unknown;
  send(message: string): void;
  receive(): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts a program and waits for its first message. */
export async function startProgram(file: URL, args: readonly string[]): Promise<Program> {
  const child = fork(file, args, { execArgv: ['--no-warnings'] });
  const exited = once(child, 'exit').then(([code]) => {
    throw new Error(`${file.pathname} ${args.join(' ')} exited with code ${code}`);
  });
  const receive = async () => (await Promise.race([once(child, 'message'), exited]))[0];
  const greeting = await receive();
  return {
    greeting,
    send: (message) => child.send(message),
    receive,
    stop: async () => {
      child.kill();
      await exited.catch(() => {});
    },
  };
}
