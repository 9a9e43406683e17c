import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A package that `npm install` cannot install, or not on every platform. */
export interface FetchedPackage {
  readonly name: string;
  readonly version: string;
  /** The output of `npm view <name>@<version> dist.integrity`; other tarballs are rejected. */
  readonly integrity: string;
}

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const cache = join(root, 'node_modules', '.cache', 'rxdynamo');

/**
 * Returns the folder of an unpacked package, which is fetched from the configured registry if it is not cached.
 *
 * The folder is created in one step by a rename, so that two test runs can fetch at the same time.
 */
export async function fetchPackage(requested: FetchedPackage): Promise<string> {
  const folder = join(cache, `${requested.name.replace('@', '').replace('/', '-')}-${requested.version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const temporary = await mkdtemp(join(cache, 'fetching-'));
  try {
    const tarball = await download(requested, temporary);
    await verify(requested, join(temporary, tarball));
    await run('tar', ['-xzf', tarball], { cwd: temporary });
    await moveInto(folder, join(temporary, 'package'));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return folder;
}

/** Returns the tarball's file name. On Windows `npm` is a script, which only a shell can start. */
async function download({ name, version }: FetchedPackage, into: string): Promise<string> {
  const options = ['--pack-destination', relative(root, into), '--prefer-offline', '--loglevel=error'];
  const shell = process.platform === 'win32';
  const { stdout } = await run('npm', ['pack', `${name}@${version}`, ...options], { cwd: root, shell });
  return stdout.trim();
}

async function verify({ name, version, integrity }: FetchedPackage, tarball: string): Promise<void> {
  const hash = createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64');
  if (`sha512-${hash}` !== integrity)
    throw new Error(`Expected ${name}@${version} with integrity ${integrity}, received sha512-${hash}`);
}

/** If the folder exists, another run has fetched the same bytes. */
async function moveInto(folder: string, unpacked: string): Promise<void> {
  try {
    await rename(unpacked, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
