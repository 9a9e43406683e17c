import { readFile, rm } from 'node:fs/promises';
import { replaceFile } from '../files/replace-file.ts';
import type { StateIdentity } from './command.ts';
import { UsageError } from './errors.ts';
import { lockFile, type Release } from './file-lock.ts';

/** The state of a command in a file, so that another run can go on from it. */
export interface StateFile {
  /** What the run before has saved; `undefined` if this run begins. */
  readonly saved: Readonly<Record<string, unknown>> | undefined;
  /** Whether the file exists: saved by this run or by the one before. */
  readonly exists: boolean;
  /** Replaces the file atomically: whenever the process is killed, the file has the old or the new state. */
  readonly save: (state: object) => Promise<void>;
  /** Removes the file, once the command is done. */
  readonly remove: () => Promise<void>;
  /** Lets other runs open the file. */
  readonly close: () => Promise<void>;
}

const version = 1;

/**
 * Opens a state file, which no other run on this machine can open until it is closed.
 *
 * @param of what the state belongs to
 * @throws UsageError if the file exists and `resume` is false, has a state of something else, or is used by another run
 */
export async function openStateFile(path: string, of: StateIdentity, resume: boolean): Promise<StateFile> {
  const release = await lockFile(path);
  if (release === undefined)
    throw new UsageError(`${path} is used by another run: wait until it ends, or stop it`);
  try {
    return stateFile(path, of, await savedState(path, of, resume), release);
  } catch (error) {
    await release();
    throw error;
  }
}

async function savedState(path: string, of: StateIdentity, resume: boolean) {
  const saved = await read(path);
  if (saved !== undefined) {
    if (!resume)
      throw new UsageError(
        `${path} has the state of a run that did not end: add --resume to go on, or remove the file to begin again`,
      );
    checkIdentity(path, saved, of);
  }
  return saved;
}

function stateFile(path: string, of: StateIdentity, saved: StateFile['saved'], release: Release): StateFile {
  let exists = saved !== undefined;
  // Saves wait for each other, because they use one temporary file.
  let last: Promise<unknown> = Promise.resolve();

  function afterLast(change: () => Promise<void>): Promise<void> {
    const done = last.then(change);
    last = done.catch(() => {});
    return done;
  }

  return {
    saved,
    get exists() {
      return exists;
    },
    save: (state) => {
      const text = `${JSON.stringify({ version, of, ...state })}\n`;
      return afterLast(async () => {
        await replaceFile(path, text);
        exists = true;
      });
    },
    remove: () =>
      afterLast(async () => {
        await rm(path, { force: true });
        exists = false;
      }),
    close: () => afterLast(release),
  };
}

async function read(path: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    // If a file is where its folder should be, the command says so itself, or the first save does.
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const state = parsed(text);
  if (state.version === version) return state;
  throw new UsageError(`${path} is no state of this version of rxdynamo; choose another file with --state`);
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function checkIdentity(
  path: string,
  { of: saved }: Readonly<Record<string, unknown>>,
  of: StateIdentity,
): void {
  const before = new Map<string, unknown>(Object.entries(Object(saved)));
  for (const [name, value] of Object.entries(of)) {
    if (before.get(name) === value) continue;
    const show = (each: unknown) => (each === undefined ? 'nothing' : JSON.stringify(each));
    throw new UsageError(
      `${path} has the state of a run with another ${name}: ${show(before.get(name))}, not ${show(value)}`,
    );
  }
}
