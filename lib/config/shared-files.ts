import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  ConfigNotFoundError,
  ConfigParserError,
  type ConfigurationError,
  NoProfileError,
} from '../errors/configuration-error.ts';
import { configSection, credentialsSection, readSharedFile, type SharedFile } from './shared-file.ts';

/** The two files that the AWS tools share, and where a variable moved them. */
export async function sharedFiles(): Promise<{ readonly config: string; readonly credentials: string }> {
  const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = process.env;
  return {
    config: atHome(AWS_CONFIG_FILE || '~/.aws/config'),
    credentials: atHome(AWS_SHARED_CREDENTIALS_FILE || '~/.aws/credentials'),
  };
}

/** A variable is not expanded by the shell everywhere, in a Dockerfile for one. */
function atHome(path: string): string {
  return path.startsWith('~/') ? join(homeFolder(), path.slice(2)) : path;
}

function homeFolder(): string {
  try {
    return process.env.HOME || homedir();
  } catch {
    // A container may run as a user without an entry in /etc/passwd.
    return '~';
  }
}

type Settings = Readonly<Record<string, string | undefined>>;

/** A profile of the shared files: its own settings, and the sections that it may refer to. */
export interface Profile {
  readonly name: string;
  readonly settings: Settings;
  /** From `profile.dev`, `sso-session.work` or `services.local` to the settings of both files. */
  readonly sections: Readonly<Record<string, Settings | undefined>>;
  /** Why a caller that needs the profile must stop: it is missing, or has a line that cannot be read. */
  readonly problem?: ConfigurationError | undefined;
  /** Why a setting may be missing: one of the files cannot be read. */
  readonly unreadable?: ConfigNotFoundError | undefined;
}

const defaultName = 'default';

/**
 * Finds a profile in the shared files: the one that was asked for, else `AWS_PROFILE`, else the default one.
 *
 * Rejects for nothing that is wrong with the files, because nobody may need them; `problem` and `unreadable` tell. The
 * default profile may be missing, and so may both files; one that was asked for may not.
 */
export async function findProfile(asked = process.env.AWS_PROFILE || undefined): Promise<Profile> {
  const paths = await sharedFiles();
  const files = await Promise.all([
    readSharedFile(paths.config, configSection),
    readSharedFile(paths.credentials, credentialsSection),
  ]);
  const name = asked ?? defaultName;
  const sections = mergeSections(files);
  const settings = sections[`profile.${name}`];
  const unreadable = files.find((file) => file.unreadable)?.unreadable;
  const problem =
    settings === undefined && asked !== undefined
      ? (unreadable ?? missing(name, files))
      : invalidLineOf([`profile.${name}`, `services.${settings?.services}`], files);
  return { name, settings: settings ?? {}, sections, problem, unreadable };
}

/** The credentials file beats the config file. The object has no prototype: a section may be called `__proto__`. */
function mergeSections(files: readonly SharedFile[]): Record<string, Settings | undefined> {
  const merged: Record<string, Settings | undefined> = Object.create(null);
  for (const { sections } of files) {
    for (const [name, { settings }] of sections) {
      merged[name] = Object.assign(Object.create(null), merged[name], Object.fromEntries(settings));
    }
  }
  return merged;
}

function missing(name: string, files: readonly SharedFile[]): ConfigurationError {
  const paths = files.map(({ path }) => path);
  if (!files.some(({ isPresent }) => isPresent)) {
    return new ConfigNotFoundError(
      `No file to find the profile "${name}" in: looked for ${paths.join(' and ')}`,
    );
  }
  // The header of the profile may be the line that cannot be read.
  for (const { path, strayLines } of files) {
    for (const { line, isFirst } of strayLines) return invalid(path, line, isFirst);
  }
  return new NoProfileError(`No profile "${name}": looked in ${paths.join(' and ')}`);
}

/** The first line before any section, or in one of the given sections, that cannot be read. */
function invalidLineOf(
  names: readonly string[],
  files: readonly SharedFile[],
): ConfigParserError | undefined {
  for (const { path, sections, strayLines } of files) {
    const first = strayLines.find(({ isFirst }) => isFirst);
    if (first !== undefined) return invalid(path, first.line, true);
    for (const name of names) {
      const line = sections.get(name)?.invalidLine;
      if (line !== undefined) return invalid(path, line, false);
    }
  }
  return undefined;
}

/** The line itself is not shown: it may be a secret key that lost its name. */
function invalid(path: string, line: number, isFirst: boolean): ConfigParserError {
  const problem = isFirst ? 'a line before any [section]' : 'neither a [section] nor a setting';
  return new ConfigParserError(`${path}:${line}: ${problem}`);
}
