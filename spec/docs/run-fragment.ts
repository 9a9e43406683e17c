import * as diagnosticsChannel from 'node:diagnostics_channel';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatWithOptions } from 'node:util';
import { transform } from 'esbuild';
import * as rxjs from 'rxjs';
import ts from 'typescript';
import * as rxdynamo from '../../lib/index.ts';
import { instrumentDynamoDB } from '../../lib/opentelemetry/index.ts';
import type { Block } from './blocks.ts';
import { writeFiles } from './files.ts';
import { fragmentModules } from './fragment-modules.ts';
import type * as prelude from './prelude.ts';
import { songs } from './tables.ts';

/** Milliseconds after which a fragment that has not ended fails. */
const timeout = 20_000;

const Key = { Artist: 'Nina Simone', SongTitle: 'Sinnerman' };
const song = { ...Key, Year: 1965, Genres: new Set(['jazz']) };
const newSongs = [1, 2, 3].map((number) => ({ ...song, SongTitle: `New song ${number}` }));

/** The values of the names that `prelude.ts` declares, without the client of the AWS SDK. */
function preludeValues(db: rxdynamo.DynamoDB): Omit<typeof prelude, 'save' | 'client'> {
  const work = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    db,
    limiter: rxdynamo.capacityLimiter({ read: 100_000, write: 100_000 }),
    TableName: 'Music',
    Key,
    artist: Key.Artist,
    genre: 'jazz',
    song,
    songs,
    songs$: rxjs.from(newSongs),
    keys$: rxjs.from([Key, { ...Key, SongTitle: 'unknown' }]),
    requests$: rxjs.from([{ PutRequest: { Item: song } }, { DeleteRequest: { Key } }]),
    saved: undefined,
    load: async () => undefined,
    index: work,
    indexSong: work,
    indexSongs: work,
    write: work,
  };
}

/**
 * Runs a fragment, with the names of the prelude, of the package and of RxJS, and waits until its last subscription has ended.
 *
 * Its current folder is a new one with the files of `writeFiles`. A line that prints may end with a comment of what it prints,
 * without the last newline, and a last line that is a value with a comment of that value. The last subscription is ended once all
 * of this is printed, or, if it never ends by itself, once it saves its position.
 *
 * @returns what it has printed, and what its comments say
 */
export async function runFragment({ code }: Block, db: rxdynamo.DynamoDB): Promise<Printed> {
  const expected = Array.from(code.matchAll(printing), ([, text = '']) => text);
  const printed: string[] = [];
  const stop = new rxjs.ReplaySubject<void>(1);
  const log = (...values: readonly unknown[]) => {
    const text = formatWithOptions({ breakLength: Number.POSITIVE_INFINITY }, ...values);
    printed.push(text.replace(/\n$/, ''));
    if (printed.length === expected.length) stop.next();
  };
  const save = async () => {
    if (/\bdb\.(changes|follow)\b/.test(code)) stop.next();
  };
  const { listening, removeListeners } = listeners();
  const names = {
    ...moduleNames,
    ...preludeValues(db),
    ...listening,
    save,
    console: { log, warn: log, error: log },
  };
  await inFolderOfFiles(() =>
    failingOnUnhandledErrors(async () => {
      const value = await evaluate(code, names);
      if (value instanceof rxjs.Subscription) await ended(value, stop);
      else if (expected.length > printed.length) log(value);
    }),
  ).finally(removeListeners);
  return { printed: printed.slice(0, expected.length), expected };
}

/** A line that prints, or that is a value, and the comment at its end. */
const printing = /^(?:.*\bconsole\.log\(.*|\w+\(.*\);) \/\/ (.*)$/gm;

/** What a fragment has printed, and what its comments say. */
export interface Printed {
  readonly printed: readonly string[];
  readonly expected: readonly string[];
}

const AsyncFunction = (async () => {}).constructor as new (
  ...parameters: readonly string[]
) => (...values: readonly unknown[]) => Promise<unknown>;

/** The names of all modules that a fragment may use. */
const moduleNames: Readonly<Record<string, unknown>> = Object.assign(
  {},
  ...Object.values(fragmentModules).reverse(),
);

/** The functions that add listeners to channels of the process, and one that removes what they have added. */
function listeners() {
  const added: (() => void)[] = [];
  const listening = {
    subscribe: (...[name, listener]: Parameters<typeof diagnosticsChannel.subscribe>) => {
      diagnosticsChannel.subscribe(name, listener);
      added.push(() => diagnosticsChannel.unsubscribe(name, listener));
    },
    tracingChannel: (name: string) => {
      const { asyncEnd } = diagnosticsChannel.tracingChannel(name);
      const subscribe = (listener: Parameters<typeof asyncEnd.subscribe>[0]) => {
        asyncEnd.subscribe(listener);
        added.push(() => asyncEnd.unsubscribe(listener));
      };
      return { asyncEnd: { subscribe } };
    },
    instrumentDynamoDB: (...args: Parameters<typeof instrumentDynamoDB>) => {
      const stop = instrumentDynamoDB(...args);
      added.push(stop);
      return stop;
    },
  };
  return {
    listening,
    removeListeners: () => {
      for (const remove of added) remove();
    },
  };
}

/** Runs a task in a temporary folder. */
async function inFolderOfFiles(task: () => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rxdynamo-example-'));
  const before = process.cwd();
  try {
    await writeFiles(folder);
    process.chdir(folder);
    await task();
  } finally {
    process.chdir(before);
    await rm(folder, { recursive: true });
  }
}

/** Evaluates a fragment to the value of its last statement. */
async function evaluate(code: string, names: Readonly<Record<string, unknown>>): Promise<unknown> {
  const mentioned = new Set(code.match(/[A-Za-z_$][\w$]*/g));
  const used = Object.entries(names).filter(([name]) => mentioned.has(name));
  // A fragment may declare a name of the prelude itself: its block is inside of that of the parameters.
  const body = `return (async () => {${returning((await transform(code, { loader: 'ts', target: 'node20' })).code.replaceAll(/^export /gm, ''))}})();`;
  return new AsyncFunction(...used.map(([name]) => name), body)(...used.map(([, value]) => value));
}

/** Makes the last statement of a program return its value, if it is an expression. */
function returning(code: string): string {
  const last = ts.createSourceFile('fragment.js', code, ts.ScriptTarget.Latest).statements.at(-1);
  if (last === undefined || !ts.isExpressionStatement(last)) return code;
  return `${code.slice(0, last.pos)}\nreturn ${code.slice(last.pos).trimStart()}`;
}

/** Waits until a subscription has ended or is to be stopped. */
function ended(subscription: rxjs.Subscription, stop: rxjs.Observable<void>): Promise<void> {
  const end = new rxjs.Observable<void>((subscriber) => subscription.add(() => subscriber.next()));
  const first = rxjs.firstValueFrom(rxjs.merge(end, stop).pipe(rxjs.timeout(timeout)));
  return first.finally(() => subscription.unsubscribe());
}

/** Runs a task, and fails with the first error of a stream that has no error handler. */
async function failingOnUnhandledErrors(task: () => Promise<void>): Promise<void> {
  const { config } = rxjs;
  const { onUnhandledError } = config;
  const errors: unknown[] = [];
  config.onUnhandledError = (error) => errors.push(error);
  try {
    await task();
    // RxJS reports these errors on a timer.
    await new Promise((resolve) => setTimeout(resolve));
  } finally {
    config.onUnhandledError = onUnhandledError;
  }
  if (errors.length > 0) throw errors[0];
}
