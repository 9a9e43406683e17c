import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigNotFoundError, ConfigParserError, NoProfileError } from '../errors/configuration-error.ts';

type Settings = Readonly<Record<string, string | undefined>>;

/** A profile of the shared files: its own settings, and the sections of the config file that it may refer to. */
export interface Profile {
  readonly name: string;
  readonly settings: Settings;
  readonly sections: Readonly<Record<string, Settings | undefined>>;
}

const defaultName = 'default';

/** What stands in files that are not there. */
export const noProfile: Profile = { name: defaultName, settings: {}, sections: {} };

/** What a line of an INI file may be, comments and blank lines aside. */
const section = /^\[.+\]\s*([#;].*)?$/;
const setting = /^[^=]+=/;
const ignored = /^\s*([#;].*)?$/;

/** Loaded only where a file matters: a call whose settings were all given would wait for it in vain. */
const smithy = () => import('@smithy/core/config');

/** The two files that the AWS tools share, and where a variable moved them. */
export async function sharedFiles(): Promise<{ readonly config: string; readonly credentials: string }> {
  const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = process.env;
  const home = (await smithy()).getHomeDir();
  return {
    config: atHome(home, AWS_CONFIG_FILE || '~/.aws/config'),
    credentials: atHome(home, AWS_SHARED_CREDENTIALS_FILE || '~/.aws/credentials'),
  };
}

/** A variable is not expanded by the shell everywhere, in a Dockerfile for one; the Smithy reader expands it too. */
function atHome(home: string, path: string): string {
  return path.startsWith('~/') ? join(home, path.slice(2)) : path;
}

/**
 * Reads a profile from the shared files: the one that was asked for, else `AWS_PROFILE`, else the default one.
 *
 * The Smithy reader takes any file for a good one, so the files are looked at first. The default profile may be
 * missing, and so may both files; one that was asked for may not.
 *
 * @throws ConfigNotFoundError, ConfigParserError, NoProfileError
 */
export async function readProfile(asked = process.env.AWS_PROFILE || undefined): Promise<Profile> {
  const paths = await sharedFiles();
  const found = await Promise.all([checkFile(paths.config), checkFile(paths.credentials)]);
  if (asked !== undefined && !found.includes(true)) {
    throw new ConfigNotFoundError(
      `No file to find the profile "${asked}" in: looked for ${paths.config} and ${paths.credentials}`,
    );
  }
  const { loadSharedConfigFiles } = await smithy();
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const name = asked ?? defaultName;
  if (asked !== undefined && !Object.hasOwn(configFile, name) && !Object.hasOwn(credentialsFile, name)) {
    throw new NoProfileError(`No profile "${name}": looked in ${paths.config} and ${paths.credentials}`);
  }
  return { name, settings: { ...configFile[name], ...credentialsFile[name] }, sections: configFile };
}

async function checkFile(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined;
    throw new ConfigNotFoundError(`Cannot read ${path}: ${cause.message}`, { cause });
  });
  if (text === undefined) return false;
  checkLines(path, text);
  return true;
}

function checkLines(path: string, text: string): void {
  let inSection = false;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (ignored.test(line)) continue;
    const isSection = section.test(line.trim());
    inSection ||= isSection;
    if (isSection || (inSection && setting.test(line))) continue;
    const problem = inSection ? 'neither a [section] nor a setting' : 'a line before any [section]';
    // The line itself is not shown: it may be a secret key that lost its name.
    throw new ConfigParserError(`${path}:${index + 1}: ${problem}`);
  }
}
