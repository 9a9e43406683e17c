import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  ConfigNotFoundError,
  ConfigParserError,
  type ConfigurationError,
  NoProfileError,
} from '../errors/configuration-error.ts';
import { configSection, credentialsSection, readSharedFile, type SharedFile } from './shared-file.ts';

/** Returns the paths of the config file and the credentials file, which environment variables can change. */
export async function sharedFiles(): Promise<{ readonly config: string; readonly credentials: string }> {
  const { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = process.env;
  return {
    config: expandHome(AWS_CONFIG_FILE || '~/.aws/config'),
    credentials: expandHome(AWS_SHARED_CREDENTIALS_FILE || '~/.aws/credentials'),
  };
}

/** Expands `~`, which the shell does not always expand in a variable, in a Dockerfile for example. */
function expandHome(path: string): string {
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

/** A profile of the shared files: its settings, and the sections that it may refer to. */
export interface Profile {
  readonly name: string;
  readonly settings: Settings;
  /** The merged settings of both files by section: `profile.dev`, `sso-session.work`, `services.local`. */
  readonly sections: Readonly<Record<string, Settings | undefined>>;
  /** The error of a caller that needs the profile: it is missing, or has an invalid line. */
  readonly problem?: ConfigurationError | undefined;
  /** The error of a file that cannot be read, so that settings may be missing. */
  readonly unreadable?: ConfigNotFoundError | undefined;
}

const defaultName = 'default';

/**
 * Finds a profile in the shared files: the requested one, else `AWS_PROFILE`, else the default one.
 *
 * It does not reject for missing or invalid files, because the caller may not need them, but returns their errors as
 * `problem` and `unreadable`. The default profile may be missing, and so may both files; a requested one may not.
 */
export async function findProfile(requested = process.env.AWS_PROFILE || undefined): Promise<Profile> {
  const paths = await sharedFiles();
  const files = await Promise.all([
    readSharedFile(paths.config, configSection),
    readSharedFile(paths.credentials, credentialsSection),
  ]);
  const name = requested ?? defaultName;
  const sections = mergeSections(files);
  const settings = sections[`profile.${name}`];
  const unreadable = files.find((file) => file.unreadable)?.unreadable;
  const problem =
    settings === undefined && requested !== undefined
      ? (unreadable ?? notFound(name, files))
      : invalidLineOf([`profile.${name}`, `services.${settings?.services}`], files);
  return { name, settings: settings ?? {}, sections, problem, unreadable };
}

/** Merges both files; the credentials file takes precedence. No prototype, because a section may be named `__proto__`. */
function mergeSections(files: readonly SharedFile[]): Record<string, Settings | undefined> {
  const merged: Record<string, Settings | undefined> = Object.create(null);
  for (const { sections } of files) {
    for (const [name, { settings }] of sections) {
      merged[name] = Object.assign(Object.create(null), merged[name], Object.fromEntries(settings));
    }
  }
  return merged;
}

function notFound(name: string, files: readonly SharedFile[]): ConfigurationError {
  const paths = files.map(({ path }) => path);
  if (!files.some(({ isPresent }) => isPresent)) {
    return new ConfigNotFoundError(
      `The profile "${name}" was not found: there is no ${paths.join(' and no ')}`,
    );
  }
  // The invalid line may be the header of the profile.
  for (const { path, strayLines } of files) {
    for (const { line, isFirst } of strayLines) return invalidLine(path, line, isFirst);
  }
  return new NoProfileError(`The profile "${name}" was not found in ${paths.join(' or ')}`);
}

/** Returns the error of the first invalid line before any section, or in one of the given sections. */
function invalidLineOf(
  names: readonly string[],
  files: readonly SharedFile[],
): ConfigParserError | undefined {
  for (const { path, sections, strayLines } of files) {
    const first = strayLines.find(({ isFirst }) => isFirst);
    if (first !== undefined) return invalidLine(path, first.line, true);
    for (const name of names) {
      const line = sections.get(name)?.invalidLine;
      if (line !== undefined) return invalidLine(path, line, false);
    }
  }
  return undefined;
}

/** The message does not show the line, which may be a secret key without its name. */
function invalidLine(path: string, line: number, isFirst: boolean): ConfigParserError {
  const expected = isFirst
    ? 'expected a [section] before the first setting'
    : 'expected a [section] or a setting';
  return new ConfigParserError(`${path}:${line}: ${expected}`);
}
