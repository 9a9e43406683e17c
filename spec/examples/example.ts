import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';

const run = promisify(execFile);

/**
 * Runs a command with an empty home directory and without AWS variables, and resolves with its output.
 *
 * Rejects if the command fails, or prints anything to stderr.
 */
export async function outputOf(command: string, args: readonly string[], cwd: string): Promise<string> {
  const HOME = await mkdtemp(join(tmpdir(), 'rxdynamo-home-'));
  try {
    const variables = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
    const env = { ...Object.fromEntries(variables), HOME, USERPROFILE: HOME };
    // On Windows `npx` is a script, which only a shell can start.
    const shell = process.platform === 'win32' && command === 'npx';
    const { stdout, stderr } = await run(command, args, { cwd, env, shell });
    expect(stderr).toBe('');
    return stdout;
  } finally {
    await rm(HOME, { recursive: true });
  }
}
