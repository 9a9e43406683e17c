import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/**
 * Runs an example with an empty home directory and without AWS variables, and resolves with its output.
 *
 * Rejects if the example fails.
 */
export async function outputOf(example: string, ...args: readonly string[]): Promise<string> {
  const HOME = await mkdtemp(join(tmpdir(), 'rxdynamo-home-'));
  try {
    const variables = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
    const env = { ...Object.fromEntries(variables), HOME, USERPROFILE: HOME };
    const node = ['--import', 'tsx', `examples/${example}.ts`, ...args];
    const { stdout, stderr } = await run(process.execPath, node, { cwd: root, env });
    expect(stderr).toBe('');
    return stdout;
  } finally {
    await rm(HOME, { recursive: true });
  }
}
