import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** Runs npm. On Windows `npm` is a script, which only a shell can start. */
export async function npm(args: readonly string[], cwd: string): Promise<string> {
  const shell = process.platform === 'win32';
  const { stdout } = await run('npm', ['--loglevel=error', ...args], { cwd, shell });
  return stdout.trim();
}

/**
 * Packs the built package into a folder, and returns the path of the tarball.
 *
 * `npm test` has built already. Another build would delete the files of specs that run at the same time.
 */
export async function pack(folder: string): Promise<string> {
  return join(folder, await npm(['pack', '--ignore-scripts', '--pack-destination', folder], root));
}

/** Installs packages into the project in a folder: from npm's cache, or from the registry if the cache is too old. */
export async function install(folder: string, packages: readonly string[]): Promise<void> {
  const options = ['install', '--no-save', '--no-audit', '--no-fund', ...packages];
  await npm([...options, '--prefer-offline'], folder).catch(() => npm(options, folder));
}
