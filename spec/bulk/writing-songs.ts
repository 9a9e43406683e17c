import type { Observable, OperatorFunction } from 'rxjs';
import type { BatchOptions } from '../../lib/bulk/options.ts';
import type { WriteResult } from '../../lib/bulk/write-requests.ts';
import { batchWrite } from '../../lib/operations/batch-write.ts';
import { TableName } from './memory-table.ts';
import type { WireCall } from './wire-call.ts';

/** An item of the memory table. */
export interface Song {
  readonly id: unknown;
  readonly [name: string]: unknown;
}

/** Creates frozen songs with the keys `song 0`, `song 1` …. */
export function songs(count: number): Song[] {
  return Array.from({ length: count }, (_, n) => Object.freeze({ id: `song ${n}` }));
}

/** Writes songs, with retry delays of full length and a given key, unless the options say otherwise. */
export function writeTo(
  { call }: Pick<WireCall, 'call'>,
  options: BatchOptions = {},
): OperatorFunction<Song, WriteResult<Song>> {
  return batchWrite(call, () => 1).batchWrite<Song>({ TableName }, { key: ['id'], ...options });
}

/** What a stream has emitted so far. */
export interface Outcome<T> {
  readonly values: T[];
  readonly errors: unknown[];
}

/** Subscribes to a stream, and records its values and errors. */
export function outcomeOf<T>(stream: Observable<T>): Outcome<T> {
  const outcome: Outcome<T> = { values: [], errors: [] };
  stream.subscribe({
    next: (value) => outcome.values.push(value),
    error: (error: unknown) => outcome.errors.push(error),
  });
  return outcome;
}
