import type { Writable } from 'node:stream';
import { Stopped } from './errors.ts';

/** A stream of the process: stdout or stderr. */
export type Terminal = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface OutputStreams {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
}

export interface OutputOptions {
  readonly json: boolean;
  readonly quiet: boolean;
}

/** What a command writes: data to stdout, all else to stderr. */
export interface Output {
  readonly isJson: boolean;
  readonly isQuiet: boolean;
  /**
   * Writes data to stdout, and resolves once it is written.
   *
   * Rejects with `Stopped` if the reader of the output has ended (`| head`).
   */
  readonly data: (chunk: string | Uint8Array) => Promise<void>;
  /** Writes a line for people to stderr, or nothing with `--quiet`. */
  readonly message: (text: string) => void;
  /** Writes an error to stderr. */
  readonly error: (text: string, facts: Readonly<Record<string, unknown>>) => void;
  /** Writes an object as a line of JSON to stderr. */
  readonly event: (event: Readonly<Record<string, unknown>>) => void;
  /** Shows a text in the last line of the terminal, in place of the one before; an empty text removes it. */
  readonly status: (text: string) => void;
  /** How many characters a line of the terminal has; `undefined` if stderr is none. */
  readonly width: () => number | undefined;
}

/** Writes to the streams of a process. The status line is removed before anything else is written to the terminal. */
export function createOutput({ stdout, stderr }: OutputStreams, { json, quiet }: OutputOptions): Output {
  let status = '';
  // The writes get these errors. If nobody reads the messages, the work goes on.
  for (const stream of [stdout, stderr])
    if (!stream.listeners('error').includes(ignore)) stream.on('error', ignore);

  const width = () => (stderr.isTTY === true ? (stderr.columns || 80) - 1 : undefined);

  function show(text: string): void {
    if (text === '' && status === '') return;
    status = text;
    stderr.write(`\r\x1B[K${text}`);
  }

  async function data(chunk: string | Uint8Array): Promise<void> {
    if (stdout.isTTY === true) show('');
    await new Promise<void>((resolve, reject) => {
      stdout.write(chunk, (error) => (error ? reject(writeError(error)) : resolve()));
    });
  }

  function line(text: string): void {
    show('');
    stderr.write(`${text}\n`);
  }

  const event = (members: object) => line(JSON.stringify(members));
  return {
    isJson: json,
    isQuiet: quiet,
    data,
    event,
    width,
    status: show,
    message: (text) => {
      if (!quiet) json ? event({ type: 'message', text }) : line(text);
    },
    error: (text, facts) => (json ? event({ type: 'error', message: text, ...facts }) : line(text)),
  };
}

function ignore(): void {}

/** The error of a write, or `Stopped` if the reader of the output has ended. */
function writeError(error: NodeJS.ErrnoException): Error {
  const isClosed = error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
  return isClosed ? new Stopped('outputClosed') : error;
}
