import { once } from 'node:events';
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
   * Writes data to stdout, and resolves once there is room for more.
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
  const closed = endOf(stdout);
  // Nobody reads the messages: the work goes on.
  stderr.on('error', () => {});

  const width = () => (stderr.isTTY === true ? (stderr.columns || 80) - 1 : undefined);

  function show(text: string): void {
    if (text === '' && status === '') return;
    status = text;
    stderr.write(`\r\x1B[K${text}`);
  }

  async function data(chunk: string | Uint8Array): Promise<void> {
    if (stdout.isTTY === true) show('');
    if (closed.signal.aborted) throw closed.signal.reason;
    if (stdout.write(chunk)) return;
    await once(stdout, 'drain', { signal: closed.signal }).catch((error: unknown) => {
      throw closed.signal.aborted ? closed.signal.reason : error;
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

/** Is aborted when a stream can no longer be written to: with `Stopped` if its reader has ended. */
function endOf(stream: Writable): AbortController {
  const controller = new AbortController();
  stream.on('error', (error: NodeJS.ErrnoException) => {
    const isClosed = error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
    controller.abort(isClosed ? new Stopped('outputClosed') : error);
  });
  return controller;
}
