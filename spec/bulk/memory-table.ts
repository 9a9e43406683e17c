import { keyIdentity } from '../../lib/codec/key-identity.ts';
import type { WireItem } from '../../lib/codec/wire-value.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { type SentRequest, type WireCall, type WireCallOptions, wireCall } from './wire-call.ts';

/** Faults of the table. */
export interface TableFaults extends WireCallOptions {
  /**
   * Returns how many writes or keys of a request are unprocessed, by the number of the request.
   * @default none is
   */
  readonly leave?: (index: number) => number;
  /**
   * Whether the service refuses a batch with this item or key.
   * @default never
   */
  readonly refuses?: (item: WireItem) => boolean;
}

/** A table in memory with the key attribute `id`. */
export interface MemoryTable extends WireCall {
  /** Returns the items, in the order of their first writes. */
  items(): readonly WireItem[];
  /** Returns the number of writes or keys of each request. */
  batchSizes(): readonly number[];
}

export const TableName = 'Music';

const description = { Table: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] } };

const idOf = (item: WireItem) => keyIdentity(item, ['id']);

/** Creates an empty table, which applies a request when its response is sent. */
export function memoryTable({
  leave = () => 0,
  refuses = () => false,
  ...options
}: TableFaults = {}): MemoryTable {
  const stored = new Map<string, WireItem>();

  function respond(request: SentRequest, index: number): object {
    if (request.operation === 'DescribeTable') return description;
    const entries = entriesOf(request);
    check(entries.map(({ item }) => item));
    const unprocessedCount = leave(index);
    const found = entries.slice(unprocessedCount).flatMap(perform);
    const unprocessed = entries.slice(0, unprocessedCount).map(({ entry }) => entry);
    return request.operation === 'BatchGetItem'
      ? {
          Responses: { [TableName]: found.reverse() },
          UnprocessedKeys: { [TableName]: { Keys: unprocessed } },
        }
      : { UnprocessedItems: { [TableName]: unprocessed } };
  }

  function check(items: readonly WireItem[]): void {
    const isRepeated = new Set(items.map(idOf)).size < items.length;
    if (isRepeated || items.some(refuses))
      throw serviceError('ValidationException', 'no', { statusCode: 400 });
  }

  function perform({ kind, item }: Entry): readonly WireItem[] {
    const id = idOf(item);
    const before = stored.get(id);
    if (kind === 'put') stored.set(id, item);
    if (kind === 'delete') stored.delete(id);
    return before === undefined ? [] : [before];
  }

  const wire = wireCall(respond, options);
  return {
    ...wire,
    items: () => [...stored.values()],
    batchSizes: () => wire.sent.map(entriesOf).map(({ length }) => length),
  };
}

/** One write or one key of a batch. */
interface Entry {
  readonly kind: 'put' | 'delete' | 'get';
  readonly item: WireItem;
  /** In the JSON of the request. */
  readonly entry: object;
}

function entriesOf({ input }: SentRequest): readonly Entry[] {
  const batch = input.RequestItems?.[TableName] ?? [];
  if ('Keys' in batch) return batch.Keys.map((key) => ({ kind: 'get', item: key, entry: key }));
  return batch.map((write) =>
    'PutRequest' in write
      ? { kind: 'put', item: write.PutRequest.Item, entry: write }
      : { kind: 'delete', item: write.DeleteRequest.Key, entry: write },
  );
}
