#!/usr/bin/env node
import process from 'node:process';
import { type StopCause, Stopped } from './errors.ts';
import { runCommand } from './run.ts';

/** The signals that stop a command. */
const signals = { SIGINT: 'interrupted', SIGTERM: 'terminated', SIGHUP: 'hangUp' } as const;

const controller = new AbortController();

/** Stops the command at the first signal, and ends the process at the second. */
function onSignal(by: StopCause): void {
  const reason = new Stopped(by);
  if (controller.signal.aborted) process.exit(reason.exitCode);
  controller.abort(reason);
}

for (const [name, by] of Object.entries(signals)) process.on(name, () => onSignal(by));

/** Whether the package runs by `npx`, so that the command to go on begins with it too. */
const isNpx = process.env.npm_command === 'exec';

process.exitCode = await runCommand(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  program: isNpx ? 'npx rxdynamo' : 'rxdynamo',
  signal: controller.signal,
});
