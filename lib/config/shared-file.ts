import { readFile } from 'node:fs/promises';
import { ConfigNotFoundError } from '../errors/configuration-error.ts';
import { parseIni } from './ini.ts';

/** The sections of a shared file by type and name: `profile.dev`, `sso-session.work`, `services.local`. */
export interface SharedFile {
  readonly path: string;
  readonly isPresent: boolean;
  readonly sections: ReadonlyMap<string, SharedSection>;
  /** Invalid lines outside any section: before the first one, and after a header without a closing bracket. */
  readonly strayLines: readonly StrayLine[];
  /** The error of a file that exists but cannot be read. */
  readonly unreadable?: ConfigNotFoundError;
}

export interface SharedSection {
  readonly settings: ReadonlyMap<string, string>;
  readonly invalidLine: number | undefined;
}

export interface StrayLine {
  readonly line: number;
  /** Whether it is before the first section. */
  readonly isFirst: boolean;
}

/**
 * Reads the config file or the credentials file. A file that is missing or cannot be read has no sections.
 *
 * @param nameOf returns the type and name of a section by its header
 */
export async function readSharedFile(path: string, nameOf: (header: string) => string): Promise<SharedFile> {
  try {
    return { path, isPresent: true, ...sectionsOf(await readFile(path, 'utf8'), nameOf) };
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const empty = { path, isPresent: false, sections: new Map(), strayLines: [] };
    if (code === 'ENOENT' || code === 'ENOTDIR') return empty;
    return { ...empty, unreadable: new ConfigNotFoundError(`Cannot read ${path}: ${message}`, { cause }) };
  }
}

function sectionsOf(
  text: string,
  nameOf: (header: string) => string,
): Pick<SharedFile, 'sections' | 'strayLines'> {
  const sections = new Map<string, SharedSection>();
  const strayLines: StrayLine[] = [];
  for (const [index, { header, settings, invalidLine }] of parseIni(text).entries()) {
    if (header !== undefined) {
      const name = nameOf(header);
      const previous = sections.get(name);
      sections.set(name, {
        settings: new Map([...(previous?.settings ?? []), ...settings]),
        invalidLine: previous?.invalidLine ?? invalidLine,
      });
    } else if (invalidLine !== undefined) strayLines.push({ line: invalidLine, isFirst: index === 0 });
  }
  return { sections, strayLines };
}

const typedHeader = /^(profile|sso-session|services)\s+(["']?)(.*)\2$/;

/** Returns the type and name of a section of the config file: `profile.dev` for `[profile dev]` and `[profile "dev"]`. */
export function configSection(header: string): string {
  const [, type, , name] = typedHeader.exec(header) ?? [];
  if (type !== undefined) return `${type}.${name?.trim()}`;
  return header === 'default' ? 'profile.default' : header;
}

/** Returns the type and name of a section of the credentials file, where each section is a profile. */
export function credentialsSection(header: string): string {
  return `profile.${header}`;
}
