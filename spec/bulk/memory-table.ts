import { keyIdentity } from '../../lib/codec/key-identity.ts';
import type { WireItem } from '../../lib/codec/wire-value.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { type SentRequest, type WireCall, type WireCallOptions, wireCall } from './wire-call.ts';

/** What goes wrong at the table. */
export interface Troubles extends WireCallOptions {
  /**
   * How many writes or keys of a request are left unprocessed, by the number of the request.
   * @default none
   */
  readonly leave?: (index: number) => number;
  /** @default every item and every key is taken */
  readonly refuses?: (item: WireItem) => boolean;
}

/** A table in memory, whose key is `id`. */
export interface MemoryTable extends WireCall {
  /** The items in the order in which they were written first. */
  items(): readonly WireItem[];
  /** How many writes or keys each batch had that it was sent. */
  batchSizes(): readonly number[];
}

export const TableName = 'Music';

const description = { Table: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] } };

const idOf = (item: WireItem) => keyIdentity(item, ['id']);

/** Makes an empty table, which does what a request wants at the moment when it is answered. */
export function memoryTable({
  leave = () => 0,
  refuses = () => false,
  ...options
}: Troubles = {}): MemoryTable {
  const stored = new Map<string, WireItem>();

  function answer(request: SentRequest, index: number): object {
    if (request.operation === 'DescribeTable') return description;
    const entries = entriesOf(request);
    check(entries.map(({ item }) => item));
    const left = leave(index);
    const found = entries.slice(left).flatMap(perform);
    const unprocessed = entries.slice(0, left).map(({ entry }) => entry);
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

  const wire = wireCall(answer, options);
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
  /** As it came on the wire. */
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
