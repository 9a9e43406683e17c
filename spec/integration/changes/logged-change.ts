import { readFile } from 'node:fs/promises';
import type { Write } from './write-load.ts';

/** A change in the log of a consumer. */
export interface LoggedChange extends Write {
  readonly id: string;
  /** The new item as AttributeValues; absent after a deletion. */
  readonly item?: object | undefined;
  /** The shard and the sequence number, which identify the change. */
  readonly position: string;
}

/** Reads the batches that a consumer has logged. A batch that was cut off because the process was killed is left out. */
export async function readLog(file: string): Promise<LoggedChange[][]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line));
}

/** Leaves out the changes that were delivered before. */
export function withoutRepeats(changes: readonly LoggedChange[]): LoggedChange[] {
  return Array.from(
    new Map(changes.toReversed().map((change) => [change.position, change])).values(),
  ).toReversed();
}

/** Groups the changes by item. */
export function writesById(changes: readonly LoggedChange[]): Map<string, Write[]> {
  const writes = new Map<string, Write[]>();
  for (const { id, type, version } of changes) writes.set(id, [...(writes.get(id) ?? []), { type, version }]);
  return writes;
}

/** Applies the changes to an empty table; returns its items by their keys. */
export function applied(changes: readonly LoggedChange[]): Map<string, object> {
  const table = new Map<string, object>();
  for (const { id, item } of changes) {
    if (item === undefined) table.delete(id);
    else table.set(id, item);
  }
  return table;
}
